package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.approvalRequest;
import static dev.sluice.rules.spec.Expectation.decision;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.approval;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.running;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.won;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.MoveStage;
import dev.sluice.document.HandOverDossier;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.CustomerConfirmed;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Approval.State;
import dev.sluice.fact.Lead;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("A2.5")
class ContractTest {

  private static final CustomerConfirmed YES = new CustomerConfirmed();
  private static final DeliverableSubmitted SIGNED = new DeliverableSubmitted("signed-contract");
  private static final ApprovalDecided GRANTED = decided(State.GRANTED, null);
  private static final ApprovalDecided REFUSED = decided(State.REFUSED, "discount too high");
  private static final ApprovalDecided WITHDRAWN = decided(State.WITHDRAWN, "customer hesitates");

  /** What a contract needs beside approval and signature. */
  private static final Record[] PAPERS = {
    new ActivityLogged("price-and-terms"),
    new DeliverableSubmitted("negotiation-minutes"),
    new DocumentAttached("legal-review"),
    new DocumentAttached("customer-qualification")
  };

  @Test
  void a_customers_yes_starts_the_approval_which_is_not_yet_won() {
    SPEC.given(lead().in("negotiation"))
        .when(YES)
        .then(
            approvalRequest("contract"),
            approval("contract", State.REQUESTED),
            running(),
            stage("negotiation"));
  }

  @Test
  @Requirement({"A2.5", "A3.3"})
  void an_approval_does_not_outlive_the_proposal_it_was_given_for() {
    Story story = ready().when(GRANTED).when(new StageRequested("proposal-submitted"));
    story
        .then(stage("proposal-submitted"), approval("contract", State.WITHDRAWN))
        .when(new StageRequested("negotiation"))
        .when(SIGNED)
        .then(running(), stage("negotiation"))
        .when(YES)
        .then(approvalRequest("contract"))
        .when(GRANTED)
        .then(stage("contract-signed"));
    ready()
        .when(new StageRequested("proposal-submitted"))
        .then(approval("contract", State.WITHDRAWN));
    SPEC.given(lead().in("proposal-submitted"))
        .when(YES, GRANTED)
        .when(new StageRequested("needs-confirmed"), new StageRequested("proposal-submitted"))
        .then(approval("contract", State.GRANTED));
    SPEC.given(lead().in("negotiation"))
        .when(YES)
        .when(REFUSED)
        .when(new StageRequested("proposal-submitted"))
        .then(approval("contract", State.REFUSED));
  }

  @Test
  void a_yes_before_the_negotiation_starts_no_approval() {
    SPEC.given(lead().in("proposal-submitted")).when(YES).then(no(approvalRequest("contract")));
  }

  @Test
  void a_second_yes_asks_for_nothing_more() {
    SPEC.given(lead().in("negotiation")).when(YES).when(YES).thenNothing();
    ready().when(GRANTED).when(YES).thenNothing();
  }

  @Test
  void approved_and_signed_is_won_in_either_order() {
    ready().when(GRANTED).then(running()).when(SIGNED).then(won(), stage("contract-signed"));
    ready().when(SIGNED).then(running()).when(GRANTED).then(won(), stage("contract-signed"));
  }

  @Test
  void a_granted_approval_has_the_contract_taken_to_the_customer() {
    ready()
        .when(GRANTED)
        .then(task("contract-signature").due("2026-03-05T18:00").assignedTo("wang"))
        .when(SIGNED)
        .then(won(), doneTask("contract-signature"));
    ready().when(SIGNED).when(GRANTED).then(no(task("contract-signature")));
    SPEC.given(lead().in("proposal-submitted")).when(GRANTED).then(no(task("contract-signature")));
  }

  @Test
  void approved_and_signed_but_without_legal_review_is_not_won() {
    SPEC.given(lead().in("negotiation"))
        .when(YES, PAPERS[0], PAPERS[1], PAPERS[3], GRANTED, SIGNED)
        .then(missing("legal-review"), running(), no(notice("after-sales", "case-won")));
  }

  @Test
  void of_all_that_a_contract_needs_what_comes_last_wins_the_case() {
    for (Record last : PAPERS) {
      Record[] others =
          Stream.of(PAPERS).filter(paper -> !paper.equals(last)).toArray(Record[]::new);
      SPEC.given(lead().in("negotiation"))
          .when(others)
          .when(YES, GRANTED, SIGNED)
          .then(running(), stage("negotiation"))
          .when(last)
          .then(won(), stage("contract-signed"));
    }
  }

  @Test
  void the_last_but_one_wins_nothing_and_tells_what_is_still_missing() {
    SPEC.given(lead().in("negotiation"))
        .when(PAPERS[0], PAPERS[1], YES, GRANTED, SIGNED)
        .when(PAPERS[2])
        .then(running(), missing("customer-qualification"))
        .when(PAPERS[3])
        .then(won());
  }

  @Test
  void papers_that_come_before_the_approval_or_the_signature_ask_for_no_stage() {
    for (Record paper : PAPERS) {
      SPEC.given(lead().in("negotiation"))
          .when(YES, SIGNED)
          .when(paper)
          .then(no(decision("a move", MoveStage.class, move -> true)));
      SPEC.given(lead().in("negotiation"))
          .when(YES, GRANTED)
          .when(paper)
          .then(no(decision("a move", MoveStage.class, move -> true)));
      SPEC.given(lead().in("negotiation"))
          .when(YES, SIGNED, REFUSED)
          .when(paper)
          .then(no(decision("a move", MoveStage.class, move -> true)));
    }
  }

  @Test
  void papers_that_come_after_the_case_went_back_ask_for_no_stage() {
    for (Record paper : PAPERS) {
      SPEC.given(lead().in("negotiation"))
          .when(YES, GRANTED, SIGNED, new StageRequested("proposal-submitted"))
          .when(paper)
          .then(stage("proposal-submitted"), no(decision("a move", MoveStage.class, move -> true)));
    }
  }

  @Test
  void a_refused_contract_is_not_won_and_goes_back_to_its_owner() {
    ready()
        .when(SIGNED)
        .when(REFUSED)
        .then(
            running(),
            stage("negotiation"),
            approval("contract", State.REFUSED),
            task("contract-rework").note("discount too high").due("2026-03-03T18:00"),
            no(task("hand-over")));
  }

  @Test
  void a_contract_refused_after_it_was_granted_is_not_won_by_its_signature() {
    ready()
        .when(GRANTED)
        .when(REFUSED)
        .then(task("contract-rework"), cancelledTask("contract-signature"))
        .when(SIGNED)
        .then(running(), stage("negotiation"));
  }

  @Test
  void another_approval_says_nothing_about_the_contract() {
    ready()
        .when(SIGNED)
        .when(new ApprovalDecided("travel", State.GRANTED, null))
        .then(running(), no(task("contract-signature")))
        .when(new ApprovalDecided("travel", State.REFUSED, null))
        .then(no(task("contract-rework")))
        .when(new ApprovalDecided("travel", State.WITHDRAWN, null))
        .then(no(notice("sales-manager", "contract-approval-withdrawn")));
  }

  @Test
  void a_refusal_of_a_lost_case_asks_for_no_rework() {
    ready()
        .when(new StageRequested("lost"))
        .when(REFUSED)
        .then(no(task("contract-rework")))
        .when(WITHDRAWN)
        .then(no(notice("sales-manager", "contract-approval-withdrawn")));
  }

  @Test
  void a_reworked_contract_is_put_up_for_approval_again_and_may_win_then() {
    ready()
        .when(REFUSED)
        .when(new TaskCompleted("contract-rework"))
        .then(approvalRequest("contract"), approval("contract", State.REQUESTED))
        .when(SIGNED)
        .then(running())
        .when(GRANTED)
        .then(won());
  }

  @Test
  void rework_that_is_done_when_nothing_is_refused_asks_for_nothing() {
    ready()
        .when(REFUSED)
        .when(GRANTED)
        .when(new TaskCompleted("contract-rework"))
        .then(no(approvalRequest("contract")));
    ready()
        .when(REFUSED)
        .when(new StageRequested("proposal-submitted"))
        .when(new TaskCompleted("contract-rework"))
        .then(no(approvalRequest("contract")));
    ready()
        .when(REFUSED)
        .when(new TaskCompleted("first-contact"))
        .then(no(approvalRequest("contract")));
  }

  @Test
  void a_withdrawn_request_leaves_the_case_in_negotiation_and_tells_who_was_asked() {
    ready()
        .when(WITHDRAWN)
        .then(
            notice("sales-manager", "contract-approval-withdrawn"),
            approval("contract", State.WITHDRAWN),
            running(),
            stage("negotiation"))
        .when(SIGNED)
        .then(running())
        .when(YES)
        .then(approvalRequest("contract"));
    ready().when(GRANTED).when(WITHDRAWN).then(cancelledTask("contract-signature"));
  }

  @Test
  void a_request_nobody_answers_in_two_working_days_is_timed_out_and_goes_to_the_supervisor() {
    ready()
        .whenItIs("2026-03-04T17:59")
        .then(
            approval("contract", State.REQUESTED),
            no(notice("supervisor", "contract-approval-late")))
        .whenItIs("2026-03-04T18:00")
        .then(
            notice("supervisor", "contract-approval-late"),
            notice("wang", "contract-approval-late"),
            approval("contract", State.TIMED_OUT),
            running(),
            stage("negotiation"))
        .when(SIGNED)
        .then(running())
        .when(GRANTED)
        .then(won());
  }

  @Test
  void a_contract_refused_at_the_last_minute_is_refused_and_not_timed_out() {
    ready()
        .when(SIGNED)
        .whenItIs("2026-03-04T17:59")
        .when(REFUSED)
        .then(approval("contract", State.REFUSED), task("contract-rework"), running())
        .whenItIs("2026-03-04T18:00")
        .then(no(notice("supervisor", "contract-approval-late")))
        .and(approval("contract", State.REFUSED));
  }

  @Test
  void a_refusal_given_in_the_last_minute_and_reported_late_withdraws_the_alarm() {
    ready()
        .whenItIs("2026-03-04T18:30")
        .then(notice("supervisor", "contract-approval-late"))
        .when(reported(REFUSED).by("chen").occurring("2026-03-04T17:59"))
        .then(
            notice("supervisor", "contract-approval-answered"),
            notice("wang", "contract-approval-answered"),
            approval("contract", State.REFUSED));
    ready()
        .whenItIs("2026-03-04T18:30")
        .then(notice("supervisor", "contract-approval-late"))
        .when(reported(REFUSED).by("chen").occurring("2026-03-04T18:01"))
        .then(no(notice("supervisor", "contract-approval-answered")), task("contract-rework"));
  }

  @Test
  void a_request_that_times_out_after_the_case_went_back_alarms_nobody() {
    ready()
        .when(new StageRequested("proposal-submitted"))
        .whenItIs("2026-03-04T18:00")
        .then(no(notice("supervisor", "contract-approval-late")));
  }

  @Test
  void a_request_before_the_october_holiday_waits_until_after_it() {
    ready("2026-09-30T17:00")
        .whenItIs("2026-10-09T17:59")
        .then(no(notice("supervisor", "contract-approval-late")))
        .whenItIs("2026-10-09T18:00")
        .then(notice("supervisor", "contract-approval-late"));
  }

  @Test
  void after_sales_hears_of_the_win_and_has_two_working_days_for_the_hand_over() {
    ready()
        .when(GRANTED, SIGNED)
        .then(
            notice("after-sales", "case-won"),
            task("hand-over").forRole("after-sales").due("2026-03-04T18:00"))
        .when(
            new DeliverableSubmitted("invoice"),
            new DocumentAttached("contract-archive"),
            new DocumentAttached("payment-record"),
            new StageRequested("payment-collected"))
        .then(stage("payment-collected"), no(notice("after-sales", "case-won")));
  }

  @Test
  void after_sales_gets_a_dossier_of_the_customers_needs() {
    SalesEngine engine = LeadToCash.engine();
    submit(
        engine,
        new LeadCaptured(Lead.of("Acme", "partner").withIndustry("manufacturing")),
        new ActivityLogged("needs-interview"),
        new DeliverableSubmitted("needs-report"),
        new StageRequested("needs-confirmed"),
        new FollowUpRecorded("automate packing", null, List.of(), null, null, null),
        new DeliverableSubmitted("tailored-proposal"),
        new DeliverableSubmitted("signed-proposal"),
        new StageRequested("proposal-submitted"),
        new ActivityLogged("proposal-presentation"),
        new DeliverableSubmitted("quotation"),
        new StageRequested("negotiation"));
    submit(engine, PAPERS);
    submit(engine, YES, GRANTED, SIGNED);

    HandOverDossier dossier = engine.documents().handOver("L-1");

    assertThat(dossier.paper(Locale.ENGLISH).markdown()).contains("Acme", "automate packing");
    assertThat(dossier.paper(Locale.CHINESE).markdown()).contains("Acme", "automate packing");
  }

  private static void submit(SalesEngine engine, Record... events) {
    for (Record event : events) {
      engine.submit(Submission.of("L-1", event));
    }
  }

  private static ApprovalDecided decided(State state, @Nullable String why) {
    return new ApprovalDecided("contract", state, why);
  }

  /** Everything for the contract but the approval, which was asked for, and the signature. */
  private static Story ready() {
    return ready("2026-03-02T09:00");
  }

  private static Story ready(String start) {
    return SPEC.startingAt(start).given(lead().in("negotiation")).when(PAPERS).when(YES);
  }
}
