package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.email;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.won;

import dev.sluice.decision.SendMessage;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Contact;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import org.junit.jupiter.api.Test;

@Specification
class SignatureTest {

  private static final DeliverableSubmitted DRAFT = new DeliverableSubmitted("contract-draft");
  private static final DeliverableSubmitted SIGNED = new DeliverableSubmitted("signed-contract");
  private static final DocumentAttached REVIEW = new DocumentAttached("legal-review");
  private static final StageRequested SIGNING = new StageRequested("contract-signed");
  private static final StageRequested LOST = new StageRequested("lost");

  private static final Expectation ANY_MESSAGE =
      Expectation.decision("a message", SendMessage.class, message -> true);

  private static Story negotiating() {
    return SPEC.given(lead().in("negotiation"));
  }

  /** All but the review and the signature is there. */
  private static Story ready() {
    Story story = negotiating();
    story.when(
        new ActivityLogged("price-and-terms"),
        new DeliverableSubmitted("negotiation-minutes"),
        new DocumentAttached("customer-qualification"),
        new ApprovalDecided("contract", Approval.State.GRANTED, null));
    return story;
  }

  @Test
  @Requirement("B1.6")
  void a_contract_draft_goes_to_legal_and_the_review_on_file_does_the_task() {
    negotiating()
        .when(DRAFT)
        .then(openTask("legal-review").forRole("legal").due("2026-03-04T18:00"))
        .when(new DocumentAttached("customer-qualification"))
        .then(openTask("legal-review"))
        .when(REVIEW)
        .then(doneTask("legal-review"));
    negotiating().when(new DeliverableSubmitted("minutes")).then(no(task("legal-review")));
    negotiating().when(LOST).when(DRAFT).then(no(task("legal-review")));
  }

  @Test
  @Requirement("B1.6")
  void a_contract_signed_before_legal_reviewed_it_must_be_signed_again() {
    Story story = ready();
    story.when(SIGNED).then(missing("legal-review"));
    story
        .whenMinutesPass(1)
        .when(REVIEW)
        .when(SIGNING)
        .then(missing("signed-contract"), stage("negotiation"));
    story.when(SIGNED).then(stage("contract-signed"), won());
  }

  @Test
  @Requirement("B1.6")
  void a_contract_signed_after_the_review_is_signed() {
    Story story = ready();
    story.when(REVIEW).whenMinutesPass(1).when(SIGNED).then(stage("contract-signed"));
    Story atOnce = ready();
    atOnce.when(REVIEW).when(SIGNED).then(stage("contract-signed"));
  }

  @Test
  @Requirement("B1.6")
  void another_document_filed_after_the_signature_asks_for_no_new_one() {
    Story story = negotiating();
    story.when(
        REVIEW,
        new ActivityLogged("price-and-terms"),
        new DeliverableSubmitted("negotiation-minutes"),
        new ApprovalDecided("contract", Approval.State.GRANTED, null),
        SIGNED);
    story
        .whenMinutesPass(1)
        .when(new DocumentAttached("customer-qualification"))
        .when(SIGNING)
        .then(stage("contract-signed"));
  }

  @Test
  @Requirement("B1.6")
  void a_signature_before_the_review_keeps_no_deal_from_being_lost() {
    Story story = ready();
    story.when(SIGNED).whenMinutesPass(1).when(REVIEW).when(LOST).then(stage("lost"));
  }

  @Test
  @Requirement("B1.6")
  void a_signed_contract_is_archived_with_its_documents_before_the_deal_is_paid() {
    Story story = SPEC.given(lead().in("contract-signed"));
    story
        .then(openTask("contract-archive").forRole("sales-assistant").due("2026-03-05T18:00"))
        .when(new DeliverableSubmitted("invoice"), new DocumentAttached("payment-record"))
        .when(new StageRequested("payment-collected"))
        .then(missing("contract-archive"));
    story
        .when(new DocumentAttached("contract-archive"))
        .then(doneTask("contract-archive"))
        .when(new StageRequested("payment-collected"))
        .then(stage("payment-collected"), no(task("contract-archive")));
    negotiating().then(no(openTask("contract-archive")));
  }

  @Test
  @Requirement("B1.6")
  void a_contract_not_archived_in_time_is_reported() {
    SPEC.given(lead().in("contract-signed"))
        .whenItIs("2026-03-05T17:59")
        .then(no(notice("supervisor", "contract-not-archived")))
        .whenItIs("2026-03-05T18:00")
        .then(notice("supervisor", "contract-not-archived"));
    SPEC.given(lead().in("contract-signed"))
        .when(new DocumentAttached("contract-archive"))
        .whenItIs("2026-03-31T18:00")
        .then(no(notice("supervisor", "contract-not-archived")));
  }

  @Test
  @Requirement("B1.10")
  void a_contract_that_legal_reviewed_leaves_by_mail() {
    negotiating().when(DRAFT).then(no(email("contract"))).when(REVIEW).then(email("contract"));
    negotiating().when(REVIEW).then(no(email("contract")));
    negotiating()
        .when(DRAFT)
        .when(new DocumentAttached("customer-qualification"))
        .then(no(email("contract")));
    negotiating().when(DRAFT).when(LOST).when(REVIEW).then(no(email("contract")));
  }

  @Test
  @Requirement("B1.10")
  void a_quotation_leaves_by_mail_to_the_primary_contact() {
    negotiating().when(new DeliverableSubmitted("quotation")).then(email("quotation"));
    negotiating().when(new DeliverableSubmitted("minutes")).then(no(email("quotation")));
    negotiating()
        .when(LOST)
        .when(new DeliverableSubmitted("quotation"))
        .then(no(email("quotation")));
    SPEC.given(lead().contacts())
        .when(new DeliverableSubmitted("quotation"))
        .then(no(rule("A quotation leaves by e-mail")));
  }

  @Test
  @Requirement({"B1.10", "A6.1"})
  void without_consent_to_mail_nothing_leaves_by_another_channel_instead() {
    SPEC.given(lead().contacts(Contact.primary("C-1", "sms")))
        .when(new DeliverableSubmitted("quotation"))
        .then(no(email("quotation")), no(ANY_MESSAGE));
  }

  @Test
  @Requirement("B1.10")
  void the_team_hears_of_a_win_by_messenger_and_of_a_loss_not() {
    Story story = ready();
    story.when(REVIEW).when(SIGNED).then(notice("wecom", "team", "team-win"));
    negotiating().when(LOST).then(no(notice("team", "team-win")));
  }
}
