package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.approvalRequest;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.running;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.tier;
import static dev.sluice.rules.spec.Standing.won;
import static dev.sluice.time.Budget.days;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.CustomerConfirmed;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.FollowUpRecorded.Promise;
import dev.sluice.event.SignalReceived;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Task;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@Specification
class WinningTest {

  private static final SignalReceived PROPOSAL = new SignalReceived("proposal-page", "C-1", null);
  private static final SignalReceived DEMO = new SignalReceived("demo-attended", "C-1", null);

  @Test
  @Requirement("A2.3")
  void each_dated_promise_becomes_a_task_and_one_without_a_date_does_not() {
    Story story =
        SPEC.given(lead())
            .when(
                followUp(
                    new Promise("send references", LocalDate.of(2026, 3, 6)),
                    new Promise("think about a discount", null)));

    story.then(openTask("promise:send references"), no(openTask("promise:think about a discount")));
    Task task = Objects.requireNonNull(story.state().facts().task("promise:send references"));
    assertThat(task.dueAt())
        .as("the close of that day")
        .isEqualTo(Instant.parse("2026-03-06T10:00:00Z"));
  }

  @Test
  @Requirement("A2.3")
  void a_dated_next_step_becomes_a_task() {
    SPEC.given(lead())
        .when(
            new FollowUpRecorded(
                null, null, List.of(), null, "present the proposal", LocalDate.of(2026, 3, 6)))
        .then(task("next-step"));
    SPEC.given(lead())
        .when(new FollowUpRecorded(null, null, List.of(), null, "call again some day", null))
        .thenNothing();
  }

  @Test
  @Requirement("A2.4")
  void progress_moves_the_win_probability_from_low_over_medium_to_high() {
    SPEC.given(lead()).then(tier("win-probability", "low"));
    SPEC.given(lead().in("needs-confirmed")).then(tier("win-probability", "medium"));
    SPEC.given(lead().in("negotiation")).then(tier("win-probability", "high"));
  }

  @Test
  @Requirement("A2.4")
  void a_proposal_read_repeatedly_and_a_demo_attended_are_high_and_get_technical_support() {
    SPEC.given(lead())
        .when(DEMO)
        .when(PROPOSAL)
        .then(tier("win-probability", "low"), no(task("technical-support")))
        .when(PROPOSAL)
        .then(tier("win-probability", "high"), task("technical-support"));
    SPEC.given(lead())
        .when(PROPOSAL, PROPOSAL)
        .then(tier("win-probability", "low"))
        .when(DEMO)
        .then(tier("win-probability", "high"), task("technical-support"));
  }

  @Test
  @Requirement("A2.4")
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
  @Requirement("A2.5")
  void a_customers_yes_starts_the_approval_which_is_not_yet_won() {
    SPEC.given(lead().in("negotiation"))
        .when(new CustomerConfirmed())
        .then(approvalRequest("contract"), running(), stage("negotiation"));
  }

  @Test
  @Requirement("A2.5")
  void a_yes_before_the_negotiation_starts_no_approval() {
    SPEC.given(lead().in("proposal-submitted"))
        .when(new CustomerConfirmed())
        .then(no(approvalRequest("contract")));
  }

  @Test
  @Requirement("A2.5")
  void a_second_yes_asks_for_nothing_more() {
    SPEC.given(lead().in("negotiation"))
        .when(new CustomerConfirmed())
        .when(new CustomerConfirmed())
        .thenNothing();
  }

  @Test
  @Requirement("A2.5")
  void approved_and_signed_is_won_in_either_order_and_handed_over_to_after_sales() {
    ApprovalDecided granted = new ApprovalDecided("contract", Approval.State.GRANTED, null);
    DeliverableSubmitted signed = new DeliverableSubmitted("signed-contract");
    ready().when(granted).then(running()).when(signed).then(won(), handedOver());
    ready().when(signed).then(running()).when(granted).then(won(), handedOver());
  }

  @Test
  @Requirement("A2.5")
  void a_refused_contract_is_not_won_and_goes_back_to_its_owner() {
    ready()
        .when(new DeliverableSubmitted("signed-contract"))
        .when(new ApprovalDecided("contract", Approval.State.REFUSED, "discount too high"))
        .then(running(), task("contract-rework"), no(task("hand-over")));
  }

  private static dev.sluice.rules.spec.Expectation handedOver() {
    return notice("after-sales", "case-won");
  }

  /** Everything for the contract but the approval and the signature. */
  private static Story ready() {
    return SPEC.given(lead().in("negotiation"))
        .when(
            new CustomerConfirmed(),
            new ActivityLogged("price-and-terms"),
            new DeliverableSubmitted("negotiation-minutes"),
            new DocumentAttached("legal-review"),
            new DocumentAttached("customer-qualification"));
  }

  private static FollowUpRecorded followUp(Promise... promises) {
    return new FollowUpRecorded("need", null, List.of(promises), null, null, null);
  }
}
