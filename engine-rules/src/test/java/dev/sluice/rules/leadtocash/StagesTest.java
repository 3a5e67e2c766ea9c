package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.stageLimit;
import static dev.sluice.time.Budget.days;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.ExceptionNoted;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Approval;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import dev.sluice.step.Checklist;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@Specification
class StagesTest {

  @Test
  @Requirement("A3.1")
  void a_case_goes_from_lead_to_payment_when_everything_is_there() {
    SPEC.given(lead().in("contract-signed")).then(stage("contract-signed"));
    SPEC.given(lead().in("payment-collected")).then(stage("payment-collected"));
  }

  @Test
  @Requirement("A3.1")
  void the_proposal_stage_needs_the_tailored_proposal_and_the_customers_sign_off() {
    Story story = SPEC.given(lead().in("needs-confirmed"));
    story
        .when(new StageRequested("proposal-submitted"))
        .then(missing("tailored-proposal"), missing("signed-proposal"), stage("needs-confirmed"));
    story
        .when(new DeliverableSubmitted("tailored-proposal"))
        .when(new StageRequested("proposal-submitted"))
        .then(no(missing("tailored-proposal")), missing("signed-proposal"));
    story
        .when(new DeliverableSubmitted("signed-proposal"))
        .when(new StageRequested("proposal-submitted"))
        .then(stage("proposal-submitted"));
  }

  @Test
  @Requirement("A3.1")
  void a_stage_cannot_be_skipped() {
    SPEC.given(lead())
        .when(new StageRequested("negotiation"))
        .then(missing("negotiation"), stage("lead-acquired"));
  }

  @Test
  @Requirement("A3.2")
  void a_negotiation_of_seven_days_is_reported_by_mail_and_in_app_to_manager_and_supervisor() {
    SPEC.given(lead().in("negotiation"))
        .whenTimePasses(days(7))
        .then(
            notice("email", "sales-manager", "stage-overdue"),
            notice("in-app", "sales-manager", "stage-overdue"),
            notice("email", "supervisor", "stage-overdue"),
            notice("in-app", "supervisor", "stage-overdue"));
  }

  @Test
  @Requirement("A3.2")
  void one_minute_before_seven_days_no_stage_is_overdue() {
    SPEC.given(lead().in("negotiation"))
        .whenMinutesPass(7 * 24 * 60 - 1)
        .then(no(notice("sales-manager", "stage-overdue")));
  }

  @Test
  @Requirement("A3.1")
  void the_negotiation_needs_the_presentation_and_the_quotation() {
    SPEC.given(lead().in("proposal-submitted"))
        .when(new StageRequested("negotiation"))
        .then(missing("proposal-presentation"), missing("quotation"), stage("proposal-submitted"))
        .when(new ActivityLogged("proposal-presentation"))
        .when(new StageRequested("negotiation"))
        .then(missing("quotation"), no(missing("proposal-presentation")))
        .when(new DeliverableSubmitted("quotation"))
        .when(new StageRequested("negotiation"))
        .then(stage("negotiation"));
  }

  @Test
  @Requirement("A3.1")
  void a_payment_needs_invoice_record_and_archived_contract() {
    SPEC.given(lead().in("contract-signed"))
        .when(new StageRequested("payment-collected"))
        .then(
            missing("invoice"),
            missing("payment-record"),
            missing("contract-archive"),
            stage("contract-signed"));
  }

  @Test
  @Requirement("A3.1")
  void confirmed_needs_want_interview_and_report() {
    SPEC.given(lead())
        .when(new StageRequested("needs-confirmed"))
        .then(missing("needs-interview"), missing("needs-report"))
        .when(new ActivityLogged("needs-interview"), new DeliverableSubmitted("needs-report"))
        .when(new StageRequested("needs-confirmed"))
        .then(stage("needs-confirmed"));
  }

  @Test
  @Requirement("A3.2")
  void each_stage_has_its_own_limit() {
    limit("lead-acquired", "2026-03-05T09:00");
    limit("proposal-submitted", "2026-03-09T09:00");
    limit("negotiation", "2026-03-09T09:00");
    // Five days from Monday is a Saturday.
    limit("needs-confirmed", "2026-03-09T09:00");
  }

  private static void limit(String stage, String due) {
    SPEC.given(lead().in(stage)).then(stageLimit(stage).due(due));
  }

  @Test
  @Requirement({"A3.2", "X4"})
  void seven_days_that_end_in_spring_festival_end_when_work_begins_again() {
    SPEC.startingAt("2026-02-13T10:00")
        .given(lead().in("negotiation"))
        .whenItIs("2026-02-24T08:59")
        .then(no(notice("sales-manager", "stage-overdue")))
        .whenItIs("2026-02-24T09:00")
        .then(notice("sales-manager", "stage-overdue"));
  }

  @Test
  @Requirement({"A3.2", "X4"})
  void seven_days_that_end_on_a_make_up_saturday_end_there() {
    SPEC.startingAt("2026-02-21T10:00")
        .given(lead().in("negotiation"))
        .then(stageLimit("negotiation").due("2026-02-28T10:00"));
  }

  @Test
  @Requirement("A3.2")
  void a_negotiation_that_ends_in_time_is_not_reported() {
    SPEC.given(lead().in("negotiation"))
        .whenTimePasses(days(6))
        .when(new StageRequested("lost"))
        .whenTimePasses(days(30))
        .thenNothing();
  }

  @Test
  @Requirement("A3.3")
  void a_contract_without_legal_review_or_customer_qualification_is_not_signed() {
    for (String document : List.of("legal-review", "customer-qualification")) {
      String other = document.equals("legal-review") ? "customer-qualification" : "legal-review";
      SPEC.given(lead().in("negotiation"))
          .when(
              new ActivityLogged("price-and-terms"),
              new DeliverableSubmitted("negotiation-minutes"),
              new DeliverableSubmitted("signed-contract"),
              new DocumentAttached(other),
              new ApprovalDecided("contract", Approval.State.GRANTED, null))
          .then(missing(document), no(missing(other)), stage("negotiation"))
          .when(new DocumentAttached(document))
          .when(new StageRequested("contract-signed"))
          .then(stage("contract-signed"));
    }
  }

  @Test
  @Requirement("A3.3")
  void the_answer_lists_all_that_is_missing_at_once() {
    SPEC.given(lead().in("negotiation"))
        .when(new StageRequested("contract-signed"))
        .then(
            missing("price-and-terms"),
            missing("negotiation-minutes"),
            missing("signed-contract"),
            missing("legal-review"),
            missing("customer-qualification"),
            missing("contract"),
            stage("negotiation"));
  }

  @Test
  @Requirement("A3.5")
  void what_is_out_of_the_ordinary_about_a_node_stands_beside_it() {
    Story story = SPEC.given(lead());
    story.when(new ExceptionNoted("S02", "the plant is closed"));
    assertThat(items(story))
        .map(Checklist.Item::exception)
        .containsExactly(null, "the plant is closed", null);

    story.when(new ExceptionNoted("S02", "the plant is closed until May"));
    assertThat(items(story).get(1).exception()).isEqualTo("the plant is closed until May");
  }

  @Test
  @Requirement("A3.5")
  void the_tailored_proposal_itself_is_what_its_node_asks_for() {
    Story story = SPEC.given(lead().in("needs-confirmed"));
    story.when(new DeliverableSubmitted("tailored-proposal"));
    assertThat(items(story).get(1).status()).isEqualTo(Checklist.Status.IN_PROGRESS);
    story.when(new DeliverableSubmitted("signed-proposal"));
    assertThat(items(story).get(1).status()).isEqualTo(Checklist.Status.DONE);
  }

  @Test
  @Requirement("A3.5")
  void each_node_has_an_owner() {
    assertThat(LeadToCash.PLAYBOOK.pipeline().checklist())
        .extracting(node -> node.id() + " " + node.owner())
        .containsExactly("S01 rep", "S02 rep", "S03 rep");
  }

  @Test
  @Requirement("A3.5")
  void each_node_is_due_so_many_days_after_the_actual_completion_of_the_one_before() {
    Story story = SPEC.given(lead());
    Instant opened = story.now();
    assertThat(items(story)).map(Checklist.Item::dueAt).containsExactly(day(opened, 3), null, null);

    story.whenTimePasses(days(1)).when(new ActivityLogged("needs-interview"));
    assertThat(items(story))
        .map(Checklist.Item::status)
        .containsExactly(
            Checklist.Status.IN_PROGRESS, Checklist.Status.OPEN, Checklist.Status.OPEN);

    story.whenTimePasses(days(1)).when(new DeliverableSubmitted("needs-report"));
    assertThat(items(story).get(0).completedAt()).isEqualTo(day(opened, 2));
    assertThat(items(story))
        .map(Checklist.Item::dueAt)
        .as("S02 runs from day 2, when S01 was really done, and not from day 3, when it was due")
        .containsExactly(null, day(opened, 7), null);

    story.when(
        new ActivityLogged("tailored-proposal"), new DeliverableSubmitted("signed-proposal"));
    assertThat(items(story)).map(Checklist.Item::dueAt).containsExactly(null, null, day(opened, 9));
  }

  private static List<Checklist.Item> items(Story story) {
    return Checklist.of(LeadToCash.PLAYBOOK.pipeline(), story.state());
  }

  private static Instant day(Instant opened, int days) {
    return opened.plusSeconds(days * 86_400L);
  }
}
