package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Reported.reported;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.Overridden;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** High is 70 % or more; what supports it lies no more than 14 days back. */
@Specification
@Requirement("C6.1")
class TruthTest {

  private static final Overridden HIGH_GRADE =
      new Overridden("tier:win-probability", "high", null, null);

  private static Overridden probability(String percent) {
    return new Overridden("probability", percent, null, null);
  }

  private static Story flagged(Story story, Overridden claim) {
    story
        .when(reported(claim).by("wang"))
        .then(
            notice("supervisor", "claim-without-activity"),
            task("claim-evidence").assignedTo("wang"));
    return story;
  }

  private static void believed(Story story, Overridden claim) {
    story
        .when(reported(claim).by("wang"))
        .then(no(notice("supervisor", "claim-without-activity")), no(task("claim-evidence")));
  }

  @Test
  void a_high_probability_without_matching_activity_is_flagged_from_seventy_percent_on() {
    flagged(SPEC.given(lead()), probability("70"));
    believed(SPEC.given(lead()), probability("69"));
  }

  @Test
  void a_grade_of_high_without_matching_activity_is_flagged() {
    flagged(SPEC.given(lead()), HIGH_GRADE);
    believed(SPEC.given(lead()), new Overridden("tier:win-probability", "medium", null, null));
    believed(SPEC.given(lead()), new Overridden("tier:interest", "high", null, null));
  }

  @Test
  void another_value_set_on_a_likely_deal_claims_nothing() {
    Story story = SPEC.given(lead().in("negotiation"));
    story.whenItIs("2026-03-20T09:00");
    believed(story, new Overridden("risk", "low", null, null));
  }

  @Test
  void a_conversation_of_the_last_fourteen_days_supports_the_claim() {
    for (Overridden claim : List.of(probability("90"), HIGH_GRADE)) {
      Story story = SPEC.given(lead());
      story.when(new ActivityLogged("call")).whenItIs("2026-03-16T08:59");
      believed(story, claim);
      Story late = SPEC.given(lead());
      late.when(new ActivityLogged("call")).whenItIs("2026-03-16T09:00");
      flagged(late, claim);
    }
  }

  @Test
  void an_unanswered_call_supports_nothing() {
    for (Overridden claim : List.of(probability("90"), HIGH_GRADE)) {
      Story story = SPEC.given(lead());
      story.when(new ActivityLogged("call-attempt"));
      flagged(story, claim);
    }
  }

  @Test
  void what_the_customer_did_in_the_last_fourteen_days_supports_the_claim() {
    for (Overridden claim : List.of(probability("90"), HIGH_GRADE)) {
      Story story = SPEC.given(lead());
      story.when(new SignalReceived("demo-attended")).whenItIs("2026-03-16T09:00");
      believed(story, claim);
      Story late = SPEC.given(lead());
      late.when(new SignalReceived("demo-attended")).whenItIs("2026-03-16T09:01");
      flagged(late, claim);
    }
  }

  @Test
  void a_claim_about_a_lost_deal_is_left_alone() {
    for (Overridden claim : List.of(probability("90"), HIGH_GRADE)) {
      Story story = SPEC.given(lead());
      story.when(new StageRequested("lost"));
      believed(story, claim);
    }
  }

  @Test
  void the_definition_of_high_is_the_same_for_everybody() {
    for (String rep : List.of("wang", "li")) {
      SPEC.given(lead().owner(rep))
          .when(reported(probability("70")).by(rep))
          .then(
              notice("supervisor", "claim-without-activity"),
              task("claim-evidence").assignedTo(rep).due("2026-03-03T18:00"));
    }
  }
}
