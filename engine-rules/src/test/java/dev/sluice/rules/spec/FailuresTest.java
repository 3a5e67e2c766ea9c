package dev.sluice.rules.spec;

import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.email;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.refused;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.sms;
import static dev.sluice.rules.spec.Expectation.tagging;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Journeys.cadence;
import static dev.sluice.rules.spec.Journeys.enrolled;
import static dev.sluice.rules.spec.Journeys.timerStarted;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.timer;
import static dev.sluice.time.Budget.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.sluice.event.CompetitorSeen;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Contact;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import dev.sluice.rules.RulePlaybooks;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** When a spec fails, and what it prints then. */
class FailuresTest {

  private static final Playbook SAMPLE = RulePlaybooks.fromClasspath("playbooks/sample");
  private static final PipelineSpec SPEC = PipelineSpec.of(SAMPLE);
  private static final SignalReceived DOWNLOAD = new SignalReceived("whitepaper-downloaded");

  @Test
  void the_report_says_what_was_expected_decided_and_what_went_before() {
    failing(
            () ->
                SPEC.given(lead().industry("manufacturing"))
                    .when(DOWNLOAD)
                    .whenTimePasses(days(3))
                    .then(task("pricing-call")))
        .hasMessageStartingWith("Expected task \"pricing-call\"")
        .hasMessageContaining("Decided since the last when:\n  SendMessage[channel=sms")
        .hasMessageContaining(
            "Rules that fired since then:\n  Unclicked case study falls back to SMS")
        .hasMessageContaining("2026-03-02T09:00 lead captured (lead (company Acme")
        .hasMessageContaining(
            "2026-03-02T09:00 signal received (name whitepaper-downloaded) → message due (channel"
                + " email")
        .hasMessageContaining("2026-03-05T09:00 timer fired (name case-study-unclicked")
        .hasMessageContaining("Now it is 2026-03-05T09:00: SalesCase[id=L-1")
        .hasMessageContaining("openedAt=2026-03-02T09:00,")
        .hasMessageContaining("Rerun with -Dsluice.seed=" + PipelineSpec.SEED);
  }

  @Test
  void the_report_names_the_rules_that_nearly_fired_with_what_they_lacked() {
    failing(
            () ->
                SPEC.given(lead().industry("retail"))
                    .when(new SignalReceived("pricing-page", "C-1", null))
                    .when(DOWNLOAD, new SignalReceived("pricing-page", "C-1", null))
                    .then(task("pricing-call")))
        .hasMessageContaining(
            """
            Near misses since then:
              rule "Whitepaper brings a matching case study": all but one hold; fails: Lead(industry == "manufacturing"), was retail
              rule "Repeated pricing visits ask for a call": all but one hold; fails: History(visits("pricing-page", 30 days) >= 2), was 1
            """);
  }

  @Test
  void a_decision_that_was_not_expected_fails_then_nothing_and_then_only() {
    failing(() -> SPEC.given(lead()).when(DOWNLOAD).thenNothing())
        .hasMessageStartingWith("Expected no decision");
    failing(
            () ->
                SPEC.given(lead().industry("manufacturing"))
                    .when(DOWNLOAD)
                    .thenOnly(email("case-study"), tagging("signal:whitepaper-downloaded")))
        .hasMessageStartingWith("Expected only email \"case-study\"");
    failing(
            () ->
                SPEC.given(lead().industry("manufacturing"))
                    .when(DOWNLOAD, DOWNLOAD)
                    .then(times(1, email("case-study"))))
        .hasMessageStartingWith("Expected 1 times email \"case-study\"");
  }

  @Test
  void a_decision_for_another_reason_fails() {
    failing(
            () ->
                SPEC.given(lead().industry("manufacturing"))
                    .when(DOWNLOAD)
                    .then(email("case-study"))
                    .because(rule("Repeated pricing visits ask for a call")))
        .hasMessageStartingWith(
            "Expected email \"case-study\" because rule \"Repeated pricing visits ask for a"
                + " call\"");
    failing(
            () ->
                SPEC.given(lead())
                    .then(stage("acquired"))
                    .because(rule("Every signal is worth a tag")))
        .hasMessageStartingWith("No decision was expected just now");
  }

  @Test
  void a_misspelt_rule_fails_even_where_it_must_not_have_decided() {
    failing(() -> SPEC.given(lead()).then(no(rule("Every signal is worth a tagg"))))
        .hasMessageStartingWith(
            "No rule is named \"Every signal is worth a tagg\". Did you mean \"Every signal is"
                + " worth a tag\"?");
  }

  @Test
  void a_misspelt_name_fails_even_where_nothing_of_that_name_must_be() {
    failing(() -> SPEC.given(lead()).then(no(email("case-studdy"))))
        .hasMessageStartingWith(
            "No template is named \"case-studdy\". Did you mean \"case-study\"?");
    failing(() -> SPEC.given(lead()).then(email("case-studdy")))
        .hasMessageStartingWith("No template is named \"case-studdy\".");
    failing(() -> SPEC.given(lead()).then(times(0, sms("case-study-remindr"))))
        .hasMessageStartingWith("No template is named \"case-study-remindr\".");
    failing(() -> SPEC.given(lead()).then(no(task("pricing-cal"))))
        .hasMessageStartingWith(
            "No task type is named \"pricing-cal\". Did you mean \"pricing-call\"?");
    failing(() -> SPEC.given(lead()).then(no(timer("case-study-unclickt"))))
        .hasMessageStartingWith(
            "No timer is named \"case-study-unclickt\". Did you mean \"case-study-unclicked\"?");
    failing(() -> SPEC.given(lead()).then(no(timerStarted("case-study-unclickt"))))
        .hasMessageStartingWith("No timer is named \"case-study-unclickt\".");
    failing(() -> SPEC.given(lead()).then(no(enrolled("onboard"))))
        .hasMessageStartingWith("No journey is named \"onboard\".");
    failing(() -> SPEC.given(lead()).then(no(cadence("monthly"))))
        .hasMessageStartingWith("No cadence is named \"monthly\".");
  }

  @Test
  void names_that_are_spelt_right_may_be_absent_and_other_names_are_nobodys() {
    SPEC.given(lead())
        .then(no(email("case-study")), no(task("pricing-call")))
        .and(no(timer("case-study-unclicked")), no(timer("case-study-unclicked", "C-1")));
    Playbook withoutRules = SAMPLE.withPolicy(situation -> List.of());
    PipelineSpec.of(withoutRules).given(lead()).then(no(email("case-studdy")));
  }

  @Test
  void the_report_has_a_line_for_each_open_task_with_the_local_time_it_is_due() {
    failing(
            () ->
                PipelineSpec.of(RulePlaybooks.fromClasspath("playbooks/guide-packs"))
                    .given(lead())
                    .when(new CompetitorSeen("Rival Soft", null))
                    .thenNothing())
        .hasMessageContaining(
            """
            Open tasks:
              director-visit of sales-director, due 2026-03-03T18:00
              price-check of owner, due on no day
            """);
  }

  @Test
  void many_near_misses_leave_out_the_rules_that_wait_for_another_name() {
    failing(
            () ->
                PipelineSpec.of(RulePlaybooks.fromClasspath("playbooks/lead-to-cash"))
                    .given(lead())
                    .when(new StageRequested("lost", "price"))
                    .then(task("director-visit")))
        .hasMessageContaining(" rules that look at something else\n")
        .hasMessageNotContainingAny("fails: StageEntered(stage ");
  }

  @Test
  void a_refusal_that_no_then_asks_about_fails_at_the_next_step_or_check() {
    failing(() -> SPEC.given(lead()).when(new StageRequested("nowhere")).whenMinutesPass(1))
        .hasMessageStartingWith("Refused, and no then asks about it with refused(…): [Pipeline");
    failing(() -> SPEC.given(lead()).when(new StageRequested("nowhere")).thenNothing())
        .hasMessageContaining("has no stage \"nowhere\"");
    failing(() -> SPEC.given(lead()).when(DOWNLOAD).then(refused("stage")))
        .hasMessageStartingWith("Expected refused: stage");
  }

  @Test
  void a_timer_that_no_rule_takes_up_fails_the_story_once_however_long_it_is_tried() {
    Playbook lost = SAMPLE.withPolicy(new WithoutTimers(SAMPLE.policy()));
    CaseDraft maker = lead().industry("manufacturing");
    PipelineSpec.of(lost)
        .given(maker)
        .when(DOWNLOAD)
        .whenTimePasses(days(90))
        .then(refused("Timer \"case-study-unclicked\""), timer("case-study-unclicked"));
    failing(
            () ->
                PipelineSpec.of(lost)
                    .given(maker)
                    .when(DOWNLOAD)
                    .whenTimePasses(days(90))
                    .then(timer("case-study-unclicked"))
                    .when(DOWNLOAD))
        .hasMessageStartingWith("Refused, and no then asks about it with refused(…): [Timer")
        .extracting(
            failure -> String.valueOf(failure.getMessage()).lines().findFirst().orElseThrow(),
            STRING)
        .containsOnlyOnce("Timer \"case-study-unclicked\"");
    SPEC.given(maker)
        .when(DOWNLOAD)
        .whenTimePasses(days(90))
        .then(no(timer("case-study-unclicked")));
  }

  /** The same rules, had those on timers been lost. */
  private record WithoutTimers(Policy rules) implements Policy {

    @Override
    public List<Proposal> propose(Situation situation) {
      return rules.propose(situation);
    }

    @Override
    public boolean takesUpTimer(String name) {
      return false;
    }
  }

  @Test
  void a_fact_that_matters_is_no_optional_one() {
    failing(
            () ->
                SPEC.droppingOptionalFacts()
                    .given(
                        lead()
                            .industry("manufacturing")
                            .contacts()
                            .optionally(Contact.primary("C-1", "email")))
                    .when(DOWNLOAD))
        .hasMessageStartingWith("Without the optional fact contact (id C-1, primary true")
        .hasMessageContaining("Whitepaper brings a matching case study");
  }

  @Test
  void a_story_without_a_timer_has_no_next_deadline() {
    failing(() -> SPEC.given(lead()).whenNextDue())
        .hasMessageStartingWith("Expected a deadline, but no timer runs");
  }

  @Test
  void a_stage_that_cannot_be_reached_says_what_is_missing() {
    failing(() -> SPEC.given(lead().in("contract")))
        .hasMessageStartingWith("The case does not get to stage \"contract\"")
        .hasMessageContaining("Somebody must own the contract");
    assertThat(SPEC.given(lead().owner("wang").in("contract")).state().facts().salesCase().stage())
        .isEqualTo("contract");
  }

  @Test
  void an_expectation_that_is_not_met_names_itself() {
    failing(() -> SPEC.given(lead()).then(sms("case-study-reminder")))
        .hasMessageStartingWith("Expected sms \"case-study-reminder\"");
  }

  private static AbstractThrowableAssert<?, ?> failing(ThrowingCallable story) {
    return assertThatThrownBy(story).isInstanceOf(AssertionError.class);
  }
}
