package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.suggestion;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.probability;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.tier;
import static dev.sluice.time.Budget.days;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.Overridden;
import dev.sluice.event.OverrideLifted;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("A2.4")
class WinProbabilityTest {

  private static final SignalReceived PROPOSAL = new SignalReceived("proposal-page", "C-1", null);
  private static final SignalReceived DEMO = new SignalReceived("demo-attended", "C-1", null);
  private static final StageRequested BACK = new StageRequested("proposal-submitted");

  @Test
  void progress_moves_the_win_probability_from_low_over_medium_to_high() {
    SPEC.given(lead()).then(tier("win-probability", "low"), probability(20));
    SPEC.given(lead().in("needs-confirmed"))
        .then(tier("win-probability", "medium"), probability(50));
    SPEC.given(lead().in("proposal-submitted"))
        .then(tier("win-probability", "medium"), probability(50));
    SPEC.given(lead().in("negotiation")).then(tier("win-probability", "high"), probability(80));
  }

  @Test
  void a_proposal_read_repeatedly_and_a_demo_attended_are_high_and_get_technical_support() {
    SPEC.given(lead())
        .when(DEMO)
        .when(PROPOSAL)
        .then(tier("win-probability", "low"), no(task("technical-support")))
        .when(PROPOSAL)
        .then(
            tier("win-probability", "high"),
            probability(80),
            task("technical-support").forRole("technical-support").due("2026-03-03T18:00"));
    SPEC.given(lead())
        .when(PROPOSAL)
        .when(PROPOSAL)
        .then(tier("win-probability", "low"))
        .when(DEMO)
        .then(tier("win-probability", "high"), probability(80), task("technical-support"));
  }

  @Test
  void one_of_the_two_is_not_enough() {
    SPEC.given(lead())
        .when(PROPOSAL, PROPOSAL, PROPOSAL)
        .then(tier("win-probability", "low"), no(task("technical-support")));
    SPEC.given(lead())
        .when(DEMO, DEMO, PROPOSAL)
        .then(tier("win-probability", "low"), no(task("technical-support")));
    SPEC.given(lead()).when(PROPOSAL, DEMO).then(tier("win-probability", "low"));
  }

  @Test
  void views_of_the_proposal_count_for_thirty_days_and_not_a_minute_longer() {
    SPEC.given(lead())
        .when(DEMO)
        .whenMinutesPass(1)
        .when(PROPOSAL)
        .whenTimePasses(days(29))
        .when(DEMO)
        .whenTimePasses(days(1))
        .when(PROPOSAL)
        .then(tier("win-probability", "high"));
    SPEC.given(lead())
        .when(PROPOSAL)
        .whenTimePasses(days(29))
        .when(DEMO)
        .whenTimePasses(days(1))
        .whenMinutesPass(1)
        .when(PROPOSAL)
        .then(tier("win-probability", "low"));
  }

  @Test
  void a_high_probability_is_not_lowered_by_confirmed_needs() {
    Story story = SPEC.given(lead()).when(DEMO, PROPOSAL, PROPOSAL);
    confirmNeeds(story).then(tier("win-probability", "high"), probability(80));
  }

  @Test
  void a_case_that_goes_back_from_the_negotiation_is_medium_again_unless_the_customer_is_keen() {
    SPEC.given(lead().in("negotiation"))
        .when(PROPOSAL, PROPOSAL)
        .when(BACK)
        .then(tier("win-probability", "medium"), probability(50));
    SPEC.given(lead().in("negotiation"))
        .when(DEMO, PROPOSAL)
        .when(BACK)
        .then(tier("win-probability", "medium"), probability(50));
    SPEC.given(lead().in("negotiation"))
        .when(DEMO, PROPOSAL, PROPOSAL)
        .when(BACK)
        .then(tier("win-probability", "high"), probability(80));
    SPEC.given(lead().in("negotiation"))
        .when(DEMO, PROPOSAL, PROPOSAL)
        .whenTimePasses(days(30))
        .when(BACK)
        .then(tier("win-probability", "high"))
        .when(new StageRequested("negotiation"))
        .whenMinutesPass(1)
        .when(BACK)
        .then(tier("win-probability", "medium"));
  }

  @Test
  void a_proposal_handed_in_for_the_first_time_lowers_nothing() {
    SPEC.given(lead().in("needs-confirmed"))
        .when(reported(new Overridden("tier:win-probability", "high", null, null)).by("chen"))
        .when(reported(new OverrideLifted("tier:win-probability")).by("chen"))
        .when(
            new DeliverableSubmitted("tailored-proposal"),
            new DeliverableSubmitted("signed-proposal"),
            BACK)
        .then(stage("proposal-submitted"), tier("win-probability", "high"));
  }

  @Test
  void a_lost_case_is_not_rated_and_gets_no_support() {
    SPEC.given(lead())
        .when(PROPOSAL, PROPOSAL, new StageRequested("lost"))
        .when(DEMO)
        .then(tier("win-probability", "low"), no(task("technical-support")))
        .when(PROPOSAL)
        .then(tier("win-probability", "low"))
        .when(reported(new Overridden("tier:win-probability", "high", null, null)).by("chen"))
        .then(tier("win-probability", "high"), no(task("technical-support")));
  }

  @Test
  void another_grade_than_high_and_another_scheme_get_no_support() {
    confirmNeeds(SPEC.given(lead()))
        .then(tier("win-probability", "medium"), no(task("technical-support")));
    SPEC.given(lead())
        .when(reported(new Overridden("tier:value", "high", null, null)).by("chen"))
        .then(tier("value", "high"), no(task("technical-support")));
  }

  @Test
  @Requirement({"A2.4", "X9"})
  void a_managers_judgement_is_not_undone_by_behaviour_it_is_told_of_once() {
    Story story =
        SPEC.given(lead())
            .when(
                reported(new Overridden("tier:win-probability", "low", null, "only curious"))
                    .by("chen"),
                reported(new Overridden("probability", "10", null, "only curious")).by("chen"));
    story
        .when(DEMO, PROPOSAL, PROPOSAL)
        .then(
            tier("win-probability", "low"),
            probability(10),
            suggestion("chen", "win-probability: high"),
            suggestion("chen", "probability: 80"),
            no(task("technical-support")))
        .when(PROPOSAL)
        .thenNothing();
  }

  @Test
  @Requirement("X9")
  void an_override_stands_until_its_end_and_not_a_minute_longer() {
    Instant end = Instant.parse("2026-03-09T01:00:00Z");
    Overridden low = new Overridden("tier:win-probability", "low", end, null);
    Story story = SPEC.given(lead()).when(reported(low).by("chen")).when(DEMO, PROPOSAL);
    story
        .whenItIs("2026-03-09T08:59")
        .when(PROPOSAL)
        .then(tier("win-probability", "low"))
        .whenItIs("2026-03-09T09:00")
        .when(PROPOSAL)
        .then(tier("win-probability", "high"));
  }

  @Test
  @Requirement("X9")
  void an_override_that_was_lifted_leaves_the_grade_to_the_rules_again() {
    SPEC.given(lead())
        .when(reported(new Overridden("tier:win-probability", "low", null, null)).by("chen"))
        .when(DEMO, PROPOSAL, PROPOSAL)
        .then(tier("win-probability", "low"))
        .when(reported(new OverrideLifted("tier:win-probability")).by("chen"))
        .when(PROPOSAL)
        .then(tier("win-probability", "high"));
  }

  private static Story confirmNeeds(Story story) {
    return story.when(
        new ActivityLogged("needs-interview"),
        new DeliverableSubmitted("needs-report"),
        new StageRequested("needs-confirmed"));
  }
}
