package dev.sluice.rules.leadtocash;

import static dev.sluice.fact.Rep.rep;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.owner;
import static dev.sluice.time.Budget.days;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.Decided;
import dev.sluice.decision.TellCase;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.Overridden;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Team;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("A2.1")
class AssignmentTest {

  private static final PipelineSpec EAST =
      PipelineSpec.of(LeadToCash.PLAYBOOK)
          .team(
              Team.of(
                      "sales",
                      rep("wang").covers("manufacturing").sellsIn("east"),
                      rep("li").covers("retail").sellsIn("east", "north"),
                      rep("zhao").covers("retail").sellsIn("south").serves("key"))
                  .supervisedBy("chen"));

  @Test
  void a_lead_goes_to_the_rep_who_covers_its_industry() {
    EAST.given(lead().industry("manufacturing").region("east")).then(owner("wang"));
    EAST.given(lead().industry("retail").region("east")).then(owner("li"));
  }

  @Test
  void a_rep_of_another_region_is_left_out() {
    EAST.given(lead().industry("retail").region("north")).then(owner("li"));
    EAST.given(lead().industry("manufacturing").region("north")).then(no(owner("wang")));
  }

  @Test
  void a_rep_who_serves_another_tier_is_left_out() {
    EAST.given(lead().industry("retail").region("south")).then(no(owner("zhao")));
  }

  @Test
  @Requirement({"A2.1", "X5"})
  void with_nobody_eligible_the_supervisor_hears_of_it_with_the_reasons() {
    Story story = EAST.given(lead().industry("finance").region("east"));

    story.then(notice("chen", "owner-not-found"), no(owner("wang")));
    assertThat(story.decisions())
        .map(decided -> decided.decision().toString())
        .anyMatch(
            text ->
                text.contains("wang: not eligible: does not cover industry finance")
                    && text.contains("does not sell in region east"));
  }

  @Test
  @Requirement({"A2.1", "X5"})
  void the_choice_says_how_each_rep_stood() {
    Story story = EAST.given(lead().industry("retail").region("east"));

    Decided choice =
        story.decisions().stream()
            .filter(
                decided ->
                    decided.decision() instanceof TellCase tell
                        && tell.event() instanceof OwnerAssigned)
            .findFirst()
            .orElseThrow();
    assertThat(choice.because().toString())
        .contains(
            "turn of team sales",
            "wang (was not eligible: does not cover industry retail / 不负责该行业：retail)");
  }

  @Test
  void a_rep_who_serves_the_tier_takes_a_lead_that_waited_for_one() {
    for (String tier : new String[] {"key", "normal"}) {
      Story story = EAST.given(lead().industry("retail").region("south"));
      story.then(no(owner("zhao")));
      story.when(
          reported(new Overridden("tier:tier", tier, null, null)).by("chen"),
          new LeadCaptured(Lead.of("Acme", "partner").withIndustry("retail").withRegion("south")));
      story.then(tier.equals("key") ? owner("zhao") : no(owner("zhao")));
    }
  }

  @Test
  @Requirement({"A2.1", "X5", "X9"})
  void a_lead_reported_again_keeps_the_owner_a_person_or_the_team_chose() {
    Story story = EAST.given(lead().industry("retail").region("east"));
    story.then(owner("li"));
    LeadCaptured again =
        new LeadCaptured(
            Lead.of("Acme", "partner").withIndustry("manufacturing").withRegion("east"));
    story.when(again).then(owner("li"), no(rule("A new lead looks for an owner")));
    story
        .when(reported(new OwnerAssigned("zhao", "knows the customer", null)).by("chen"))
        .when(again)
        .then(owner("zhao"), no(rule("A new lead looks for an owner")));
  }

  @Test
  @Requirement({"A2.1", "X5"})
  void twice_the_weight_gets_twice_the_leads_and_who_is_on_leave_gets_none_nor_a_flood_after() {
    Instant monday = Instant.parse("2026-03-02T00:00:00Z");
    PipelineSpec shares =
        PipelineSpec.of(LeadToCash.PLAYBOOK)
            .team(
                Team.of(
                    "sales",
                    rep("wang").weight(2),
                    rep("li"),
                    rep("zhao").away(monday, monday.plus(Duration.ofDays(7)))));
    Story story = shares.given(lead().id("L-0").contacts());
    Map<String, Integer> first = new TreeMap<>();
    first.merge(ownerOf(story), 1, Integer::sum);
    for (int i = 1; i < 9; i++) {
      first.merge(ownerOf(story.when(lead().id("L-" + i).contacts())), 1, Integer::sum);
    }
    assertThat(first).containsExactly(Map.entry("li", 3), Map.entry("wang", 6));

    story.whenTimePasses(days(7));
    Map<String, Integer> then = new TreeMap<>();
    for (int i = 9; i < 17; i++) {
      then.merge(ownerOf(story.when(lead().id("L-" + i).contacts())), 1, Integer::sum);
    }
    assertThat(then)
        .containsExactly(Map.entry("li", 2), Map.entry("wang", 4), Map.entry("zhao", 2));
  }

  @Test
  @Requirement({"A2.1", "X5"})
  void a_full_rep_and_one_with_no_quota_left_get_none() {
    PipelineSpec full =
        PipelineSpec.of(LeadToCash.PLAYBOOK)
            .team(
                Team.of("sales", rep("wang").capacity(1), rep("li").quota(1)).supervisedBy("chen"));
    Story story = full.given(lead().id("L-0").contacts());
    String one = ownerOf(story);
    story.when(lead().id("L-1").contacts());
    assertThat(ownerOf(story)).isNotEqualTo(one);
    story
        .when(lead().id("L-2").contacts())
        .then(notice("chen", "owner-not-found"), no(owner("wang")), no(owner("li")));
  }

  private static String ownerOf(Story story) {
    return Objects.requireNonNull(story.state().facts().salesCase().owner());
  }
}
