package dev.sluice.rules.leadtocash;

import static dev.sluice.fact.Rep.rep;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Standing.owner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.Decided;
import dev.sluice.decision.TellCase;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.fact.Team;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
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
        .contains("turn of team sales", "wang (was not eligible: does not cover industry retail)");
  }
}
