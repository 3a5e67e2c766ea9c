package dev.sluice.rules.saasfunnel;

import static dev.sluice.rules.saasfunnel.SaasFunnel.SPEC;
import static dev.sluice.rules.saasfunnel.SaasFunnel.did;
import static dev.sluice.rules.saasfunnel.SaasFunnel.handedIn;
import static dev.sluice.rules.saasfunnel.SaasFunnel.likely;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.approvalRequest;
import static dev.sluice.rules.spec.Expectation.decision;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.refused;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.tagging;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.approval;
import static dev.sluice.rules.spec.Standing.stage;

import dev.sluice.decision.Notify;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.CustomerConfirmed;
import dev.sluice.event.DealValued;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a case must show before it enters a stage. */
@Specification
@Requirement("C1.1")
class GatesTest {

  private static final String SCORE = "score-or-use-case";
  private static final String NEED = "core-need-or-budget";
  private static final String REVIEW = "review-or-decision-maker";
  private static final String THEIRS = "customer-confirmation";
  private static final String OURS = "own-confirmation";

  /** Need, size and pain point: five points. */
  private static final Lead FIVE =
      new Lead("Acme", "website", null, null, 50, null, "orders", List.of("lost orders"));

  private static ApprovalDecided answer(String type, Approval.State state) {
    return new ApprovalDecided(type, state, null);
  }

  private static DealValued worth(String amount) {
    return new DealValued(Money.of(amount, "CNY"));
  }

  private static Story qualified(CaseDraft draft) {
    return SPEC.given(draft).when(did("qualification-call"), handedIn("score-sheet"));
  }

  @Test
  void a_lead_of_a_campaign_or_an_inquiry_is_taken_and_any_other_is_refused() {
    SPEC.given(lead().about(Lead.of("Acme", "campaign"))).then(stage("potential-lead"));
    SPEC.given(lead().about(Lead.of("Acme", "inquiry"))).then(stage("potential-lead"));
    SPEC.given(lead().about(Lead.of("Acme", "bought-list")))
        .then(refused("channel"), no(stage("potential-lead")));
  }

  @Test
  void a_lead_of_unknown_source_is_taken_and_goes_no_further_until_the_source_is_known() {
    for (String unknown : List.of("unknown", "")) {
      qualified(lead().about(Lead.of("Acme", unknown)).attribute("use-case", "orders"))
          .when(new StageRequested("initial-intent"))
          .then(missing("channel"), stage("potential-lead"))
          .when(new LeadCaptured(Lead.of("Acme", "fair")))
          .when(new StageRequested("initial-intent"))
          .then(no(missing("channel")), stage("initial-intent"));
    }
  }

  @Test
  void five_points_are_not_enough_for_initial_intent_and_six_are() {
    qualified(lead().about(FIVE))
        .when(new StageRequested("initial-intent"))
        .then(missing(SCORE), stage("potential-lead"))
        .when(new SignalReceived("product-inquiry", "C-1", null))
        .when(new StageRequested("initial-intent"))
        .then(no(missing(SCORE)), stage("initial-intent"));
  }

  @Test
  void a_clear_use_case_stands_for_points_and_a_blank_one_does_not() {
    qualified(lead().about(Lead.of("Acme", "website")))
        .when(new AttributeChanged("use-case", "  "))
        .when(new StageRequested("initial-intent"))
        .then(missing(SCORE), stage("potential-lead"))
        .when(new AttributeChanged("use-case", "one place for all orders"))
        .when(new StageRequested("initial-intent"))
        .then(stage("initial-intent"));
  }

  @Test
  void each_gate_asks_only_for_its_own_stage() {
    qualified(lead())
        .when(new StageRequested("lost", "no interest"))
        .then(no(missing(SCORE)), no(missing(NEED)), no(missing(REVIEW)), stage("lost"));
    qualified(lead().about(Lead.of("Acme", "unknown")))
        .when(new StageRequested("lost", "no interest"))
        .then(no(missing("channel")), stage("lost"));
  }

  private static Story analysed() {
    return SPEC.given(lead().attribute("use-case", "orders").in("initial-intent"))
        .when(did("needs-interview"), handedIn("needs-analysis"));
  }

  @Test
  void a_demo_needs_a_confirmed_core_need() {
    analysed()
        .when(new StageRequested("solution-demo"))
        .then(missing(NEED), stage("initial-intent"))
        .when(new AttributeChanged("confirmed-need", "orders by mobile phone"))
        .when(new StageRequested("solution-demo"))
        .then(no(missing(NEED)), stage("solution-demo"));
  }

  @Test
  void a_budget_matches_when_it_covers_the_expected_amount_to_the_cent() {
    analysed()
        .when(worth("500000.00"), new AttributeChanged("budget", "499999.99 CNY"))
        .when(new StageRequested("solution-demo"))
        .then(missing(NEED))
        .when(new AttributeChanged("budget", "500000.00 CNY"))
        .when(new StageRequested("solution-demo"))
        .then(no(missing(NEED)), stage("solution-demo"));
  }

  @Test
  void a_budget_without_an_amount_or_in_another_currency_matches_nothing() {
    analysed()
        .when(new AttributeChanged("budget", "900000 CNY"))
        .when(new StageRequested("solution-demo"))
        .then(missing(NEED))
        .when(worth("500000"), new AttributeChanged("budget", "900000 USD"))
        .when(new StageRequested("solution-demo"))
        .then(missing(NEED));
  }

  private static CaseDraft demoing() {
    return lead().attribute("use-case", "orders").attribute("confirmed-need", "orders");
  }

  private static Story shown(CaseDraft draft) {
    return SPEC.given(draft.in("solution-demo"))
        .when(did("product-demo"), handedIn("demo-slides"), handedIn("trial-account"));
  }

  @Test
  void a_demo_asks_for_an_internal_review_once() {
    SPEC.given(demoing().in("solution-demo"))
        .when(did("needs-interview"))
        .then(no(approvalRequest("internal-review")))
        .when(did("product-demo"))
        .then(approvalRequest("internal-review"))
        .when(answer("internal-review", Approval.State.GRANTED))
        .when(did("product-demo"))
        .then(no(approvalRequest("internal-review")));
    SPEC.given(demoing().in("initial-intent"))
        .when(did("product-demo"))
        .then(no(approvalRequest("internal-review")));
  }

  @Test
  void a_negotiation_needs_a_passed_internal_review() {
    shown(demoing())
        .when(answer("internal-review", Approval.State.REFUSED))
        .when(new StageRequested("negotiation"))
        .then(missing(REVIEW), stage("solution-demo"))
        .when(answer("internal-review", Approval.State.GRANTED))
        .when(new StageRequested("negotiation"))
        .then(no(missing(REVIEW)), stage("negotiation"));
  }

  @Test
  void a_review_that_did_not_pass_is_made_good_and_asked_for_again() {
    shown(demoing())
        .when(answer("internal-review", Approval.State.GRANTED))
        .then(no(task("demo-rework")))
        .when(answer("internal-review", Approval.State.REFUSED))
        .then(task("demo-rework").assignedTo("wang").due("2026-03-04T18:00"))
        .when(new TaskCompleted("needs-analysis"))
        .then(no(approvalRequest("internal-review")))
        .when(new TaskCompleted("demo-rework"))
        .then(approvalRequest("internal-review"));
    shown(demoing())
        .when(answer("internal-review", Approval.State.REFUSED))
        .when(answer("internal-review", Approval.State.GRANTED))
        .when(new TaskCompleted("demo-rework"))
        .then(no(approvalRequest("internal-review")));
    negotiated()
        .when(answer("internal-review", Approval.State.REFUSED))
        .then(no(task("demo-rework")));
  }

  @Test
  void a_review_or_an_approval_nobody_gives_in_two_working_days_is_asked_of_the_supervisor() {
    shown(demoing())
        .whenItIs("2026-03-04T17:59")
        .then(no(notice("supervisor", "approval-late")))
        .whenItIs("2026-03-04T18:00")
        .then(notice("supervisor", "approval-late"), notice("wang", "approval-late"));
    negotiated()
        .when(new CustomerConfirmed())
        .whenItIs("2026-03-04T18:00")
        .then(notice("supervisor", "approval-late"));
    shown(demoing())
        .when(new StageRequested("lost"))
        .whenItIs("2026-03-04T18:00")
        .then(no(notice("supervisor", "approval-late")));
  }

  @Test
  void a_review_that_is_taken_back_is_told_to_the_owner() {
    shown(demoing())
        .when(answer("internal-review", Approval.State.REFUSED))
        .then(no(notice("wang", "approval-withdrawn")))
        .when(answer("internal-review", Approval.State.WITHDRAWN))
        .then(notice("wang", "approval-withdrawn"));
    shown(demoing())
        .when(new StageRequested("lost"))
        .when(answer("internal-review", Approval.State.WITHDRAWN))
        .then(no(notice("wang", "approval-withdrawn")));
  }

  @Test
  void a_deal_that_goes_back_to_the_demo_is_approved_anew() {
    negotiated()
        .when(new CustomerConfirmed())
        .when(answer("contract", Approval.State.GRANTED))
        .when(new StageRequested("solution-demo"))
        .then(stage("solution-demo"), approval("contract", Approval.State.WITHDRAWN));
    negotiated()
        .when(answer("price", Approval.State.GRANTED))
        .when(new StageRequested("solution-demo"))
        .then(approval("price", Approval.State.GRANTED));
    negotiated()
        .when(new CustomerConfirmed())
        .when(answer("contract", Approval.State.REFUSED))
        .when(new StageRequested("solution-demo"))
        .then(approval("contract", Approval.State.REFUSED));
  }

  @Test
  void a_contract_we_refuse_is_reworked_and_put_up_again() {
    negotiated()
        .when(new CustomerConfirmed())
        .when(answer("contract", Approval.State.REFUSED))
        .then(task("contract-rework").assignedTo("wang").due("2026-03-04T18:00"))
        .when(new TaskCompleted("contract-rework"))
        .then(approvalRequest("contract"))
        .when(answer("contract", Approval.State.GRANTED))
        .then(no(task("contract-rework")))
        .when(new StageRequested("signed"))
        .then(stage("signed"))
        .when(answer("contract", Approval.State.REFUSED))
        .then(no(task("contract-rework")));
    negotiated()
        .when(answer("contract", Approval.State.REFUSED))
        .when(answer("contract", Approval.State.GRANTED))
        .when(new TaskCompleted("contract-rework"))
        .then(no(approvalRequest("contract")));
    shown(demoing())
        .when(answer("contract", Approval.State.REFUSED))
        .then(no(task("contract-rework")));
  }

  @Test
  void a_clear_decision_maker_stands_for_the_review() {
    shown(demoing().contacts(Contact.primary("C-1").playing("user")))
        .when(new StageRequested("negotiation"))
        .then(missing(REVIEW));
    shown(demoing().contacts(Contact.primary("C-1").deciding()))
        .when(new StageRequested("negotiation"))
        .then(no(missing(REVIEW)), stage("negotiation"));
  }

  private static Story negotiated() {
    CaseDraft draft = demoing().contacts(Contact.primary("C-1").deciding());
    return SPEC.given(draft.in("negotiation"))
        .when(did("price-and-terms"), handedIn("draft-contract"), handedIn("negotiation-minutes"));
  }

  @Test
  void a_signature_needs_the_yes_of_both_sides() {
    negotiated()
        .when(new StageRequested("signed"))
        .then(missing(THEIRS), missing(OURS), stage("negotiation"))
        .when(new CustomerConfirmed())
        .then(tagging("customer-confirmed"), approvalRequest("contract"))
        .when(new StageRequested("signed"))
        .then(no(missing(THEIRS)), missing(OURS), stage("negotiation"))
        .when(answer("contract", Approval.State.GRANTED))
        .when(new StageRequested("signed"))
        .then(no(missing(OURS)), stage("signed"));
  }

  @Test
  void our_yes_alone_is_not_enough() {
    negotiated()
        .when(answer("contract", Approval.State.GRANTED))
        .when(new StageRequested("signed"))
        .then(missing(THEIRS), no(missing(OURS)), stage("negotiation"));
  }

  @Test
  void a_payment_stands_for_both() {
    negotiated()
        .when(new DocumentAttached("payment-record"))
        .when(new StageRequested("signed"))
        .then(no(missing(THEIRS)), no(missing(OURS)), stage("signed"));
    negotiated()
        .when(new DocumentAttached("legal-review"))
        .when(new StageRequested("signed"))
        .then(missing(THEIRS), missing(OURS));
  }

  @Test
  void a_yes_before_the_negotiation_asks_for_nothing() {
    SPEC.given(likely().in("solution-demo"))
        .when(new CustomerConfirmed())
        .then(no(tagging("customer-confirmed")), no(approvalRequest("contract")));
  }

  @Test
  @Requirement("C5.3")
  void a_stage_change_reminds_the_owner_and_the_opening_does_not() {
    SPEC.given(lead().attribute("use-case", "orders"))
        .then(no(reminder()))
        .when(did("qualification-call"), handedIn("score-sheet"))
        .when(new StageRequested("initial-intent"))
        .then(reminder(), rule("A stage change reminds the owner"));
  }

  private static Expectation reminder() {
    return decision(
        "reminder of a stage change",
        Notify.class,
        told -> told.template().equals("stage-changed") && told.channel().equals("in-app"));
  }
}
