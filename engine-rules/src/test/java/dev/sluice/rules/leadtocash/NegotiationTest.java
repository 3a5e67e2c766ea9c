package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.approvalRequest;
import static dev.sluice.rules.spec.Expectation.email;
import static dev.sluice.rules.spec.Expectation.message;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.suggestion;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.approval;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.stage;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.CustomerConfirmed;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.event.OfferMade;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Money;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The floor is 90 % of the list price; an answer may take until the same time next working day. */
@Specification
@Requirement("B1.5")
class NegotiationTest {

  private static final ApprovalDecided YES = decided(Approval.State.GRANTED, null);
  private static final ApprovalDecided NO = decided(Approval.State.REFUSED, "too low");
  private static final ApprovalDecided BACK = decided(Approval.State.WITHDRAWN, null);

  private static final List<String> KINDS = List.of("price", "quality", "delivery");

  private static final String LAST_MINUTE = "2026-03-03T08:59";
  private static final String TIME_IS_UP = "2026-03-03T09:00";

  private static ApprovalDecided decided(Approval.State state, @Nullable String why) {
    return new ApprovalDecided("offer", state, why);
  }

  private static OfferMade offer(String price) {
    return new OfferMade(Money.of("100000", "CNY"), Money.of(price, "CNY"), null, null);
  }

  private static Story negotiating() {
    return SPEC.given(lead().in("negotiation"));
  }

  /** All but the answer to the offer is there. */
  private static Story ready() {
    Story story = negotiating();
    story.when(
        new ActivityLogged("price-and-terms"),
        new DeliverableSubmitted("negotiation-minutes"),
        new DocumentAttached("legal-review"),
        new DocumentAttached("customer-qualification"),
        new ApprovalDecided("contract", Approval.State.GRANTED, null));
    return story;
  }

  @Test
  void an_offer_one_cent_below_the_floor_needs_the_sales_managers_approval() {
    negotiating()
        .when(offer("89999.99"))
        .then(approvalRequest("offer"), approval("offer", Approval.State.REQUESTED));
  }

  @Test
  void an_offer_exactly_at_the_floor_needs_none() {
    negotiating().when(offer("90000.00")).thenNothing();
  }

  @Test
  void an_offer_for_a_lost_deal_asks_for_nothing() {
    negotiating().when(new StageRequested("lost")).when(offer("80000")).thenNothing();
  }

  @Test
  void an_unapproved_offer_below_the_floor_keeps_the_deal_from_signing() {
    Story story = ready();
    story
        .when(offer("89999.99"))
        .when(new DeliverableSubmitted("signed-contract"))
        .then(missing("offer-approval"), stage("negotiation"));
    story.when(YES).when(new StageRequested("contract-signed")).then(stage("contract-signed"));
  }

  @Test
  void an_offer_at_the_floor_keeps_no_deal_from_signing() {
    ready()
        .when(offer("90000"))
        .when(new DeliverableSubmitted("signed-contract"))
        .then(no(missing("offer-approval")), stage("contract-signed"));
  }

  @Test
  void an_unapproved_offer_keeps_no_deal_from_going_back_or_ending() {
    negotiating()
        .when(offer("80000"))
        .when(new StageRequested("proposal-submitted"))
        .then(no(missing("offer-approval")), stage("proposal-submitted"));
  }

  @Test
  void an_approval_of_an_earlier_offer_does_not_cover_a_lower_one() {
    Story story = ready();
    story.when(offer("85000")).when(YES).then(notice("wang", "offer-approved"));
    story
        .whenMinutesPass(1)
        .when(offer("80000"))
        .then(approvalRequest("offer"))
        .when(new DeliverableSubmitted("signed-contract"))
        .then(missing("offer-approval"));
  }

  @Test
  void only_the_approval_of_the_offer_sends_it_back_to_its_owner_as_approved() {
    negotiating()
        .when(new ApprovalDecided("discount", Approval.State.GRANTED, null))
        .then(no(notice("wang", "offer-approved")));
  }

  @Test
  void an_offer_changed_while_it_waits_is_shown_to_who_decides_and_asked_for_once() {
    negotiating()
        .when(offer("85000"))
        .then(no(rule("An offer at the floor or above needs no approval any more")))
        .when(offer("80000"))
        .then(
            notice("sales-manager", "offer-changed"),
            no(approvalRequest("offer")),
            no(notice("sales-manager", "offer-needs-no-approval")));
  }

  @Test
  void an_offer_changed_after_the_decision_is_not_shown_as_changed() {
    negotiating()
        .when(offer("85000"))
        .when(NO)
        .when(offer("84000"))
        .then(no(notice("sales-manager", "offer-changed")), approvalRequest("offer"));
  }

  @Test
  void an_offer_back_at_the_floor_needs_no_approval_any_more() {
    negotiating()
        .when(offer("85000"))
        .when(offer("90000"))
        .then(notice("sales-manager", "offer-needs-no-approval"))
        .whenItIs(TIME_IS_UP)
        .then(no(task("offer-decision")));
    negotiating().when(offer("95000")).then(no(notice("sales-manager", "offer-needs-no-approval")));
  }

  @Test
  void a_refused_offer_is_made_anew_with_a_fallback() {
    negotiating()
        .when(offer("85000"))
        .when(NO)
        .then(
            task("offer-rework").due("2026-03-03T18:00").note("too low"),
            suggestion("wang", "offer-fallback-price"),
            no(notice("wang", "offer-approved")))
        .when(offer("90000"))
        .when(new StageRequested("lost"))
        .when(NO)
        .then(no(task("offer-rework")));
  }

  @Test
  void a_granted_offer_needs_no_rework() {
    negotiating()
        .when(offer("85000"))
        .when(YES)
        .then(no(task("offer-rework")), no(notice("sales-manager", "offer-withdrawn")));
  }

  @Test
  void a_withdrawn_request_leaves_the_offer_unapproved_and_tells_who_was_asked() {
    Story story = ready();
    story.when(offer("85000")).when(BACK).then(notice("sales-manager", "offer-withdrawn"));
    story
        .when(new DeliverableSubmitted("signed-contract"))
        .then(missing("offer-approval"))
        .whenItIs(TIME_IS_UP)
        .then(no(task("offer-decision")));
  }

  @Test
  void an_offer_nobody_decided_on_in_time_goes_to_the_director() {
    negotiating()
        .when(offer("85000"))
        .whenItIs(LAST_MINUTE)
        .then(no(task("offer-decision")), no(notice("wang", "offer-unanswered")))
        .whenItIs(TIME_IS_UP)
        .then(
            task("offer-decision").forRole("sales-director"),
            notice("wang", "offer-unanswered"),
            approval("offer", Approval.State.TIMED_OUT));
  }

  @Test
  void an_offer_that_timed_out_is_not_approved() {
    Story story = ready();
    story
        .when(offer("85000"))
        .whenItIs(TIME_IS_UP)
        .when(new DeliverableSubmitted("signed-contract"))
        .then(missing("offer-approval"));
    story
        .when(YES)
        .then(cancelledTask("offer-decision"), notice("wang", "offer-approved"))
        .when(new StageRequested("contract-signed"))
        .then(stage("contract-signed"));
  }

  @Test
  void another_approval_that_timed_out_says_nothing_of_the_offer() {
    negotiating()
        .when(offer("85000"))
        .whenItIs(TIME_IS_UP)
        .then(openTask("offer-decision"))
        .when(new ApprovalDecided("discount", Approval.State.GRANTED, null))
        .then(openTask("offer-decision"));
  }

  @Test
  void another_approval_and_its_answer_say_nothing_of_the_offer() {
    List<Approval.State> answers =
        List.of(Approval.State.GRANTED, Approval.State.REFUSED, Approval.State.WITHDRAWN);
    for (Approval.State ofOffer : answers) {
      for (Approval.State ofContract : answers) {
        negotiating()
            .when(offer("85000"))
            .when(new DeliverableSubmitted("quotation"))
            .when(decided(ofOffer, null))
            .when(new ApprovalDecided("contract", ofContract, null))
            .then(
                no(notice("wang", "offer-approved")),
                no(task("offer-rework")),
                no(suggestion("wang", "offer-fallback-price")),
                no(notice("sales-manager", "offer-withdrawn")),
                no(email("quotation")));
        if (ofOffer != ofContract) {
          Story story = negotiating();
          story.when(new ApprovalDecided("contract", ofContract, null));
          story.when(offer("85000")).when(decided(ofOffer, null)).then(no(answered(ofContract)));
        }
      }
    }
  }

  private static Expectation answered(Approval.State state) {
    return switch (state) {
      case GRANTED -> notice("wang", "offer-approved");
      case REFUSED -> task("offer-rework");
      default -> notice("sales-manager", "offer-withdrawn");
    };
  }

  @Test
  void a_contract_that_waits_for_approval_says_nothing_of_the_offer() {
    negotiating()
        .when(new CustomerConfirmed())
        .then(approval("contract", Approval.State.REQUESTED))
        .when(offer("90000"))
        .then(no(notice("sales-manager", "offer-needs-no-approval")))
        .when(offer("91000"))
        .then(no(notice("sales-manager", "offer-changed")));
  }

  @Test
  void an_offer_refused_at_the_last_minute_is_refused_and_goes_to_nobody_else() {
    negotiating()
        .when(offer("85000"))
        .whenItIs(LAST_MINUTE)
        .when(NO)
        .then(task("offer-rework"), approval("offer", Approval.State.REFUSED))
        .whenItIs(TIME_IS_UP)
        .then(no(task("offer-decision")), approval("offer", Approval.State.REFUSED));
  }

  @Test
  void a_refusal_of_the_last_minute_that_is_reported_late_ends_the_search_for_a_decision() {
    negotiating()
        .when(offer("85000"))
        .whenItIs("2026-03-03T11:00")
        .then(task("offer-decision"))
        .when(reported(NO).by("zhao").occurring(LAST_MINUTE))
        .then(
            cancelledTask("offer-decision"),
            task("offer-rework"),
            approval("offer", Approval.State.REFUSED));
  }

  @Test
  void an_offer_made_on_the_eve_of_spring_festival_is_not_overdue_in_the_holiday() {
    SPEC.startingAt("2026-02-14T17:00")
        .given(lead().in("negotiation"))
        .when(offer("85000"))
        .whenItIs("2026-02-24T16:59")
        .then(no(task("offer-decision")))
        .whenItIs("2026-02-24T17:00")
        .then(task("offer-decision"));
  }

  @Test
  void payment_terms_outside_the_frame_bring_the_acceptable_ones_to_mind() {
    negotiating().when(terms("90-days")).then(suggestion("wang", "offer-fallback-terms"));
    negotiating().when(terms("30-days")).thenNothing();
    negotiating().when(terms(null)).thenNothing();
  }

  private static OfferMade terms(@Nullable String terms) {
    return new OfferMade(Money.of("100000", "CNY"), Money.of("100000", "CNY"), terms, null);
  }

  @Test
  void a_delivery_in_29_days_brings_a_fallback_to_mind_and_one_in_30_does_not() {
    negotiating().when(delivery(29)).then(suggestion("wang", "offer-fallback-delivery"));
    negotiating().when(delivery(30)).thenNothing();
    negotiating().when(delivery(null)).thenNothing();
  }

  private static OfferMade delivery(@Nullable Integer days) {
    return new OfferMade(Money.of("100000", "CNY"), Money.of("100000", "CNY"), null, days);
  }

  @Test
  void each_kind_of_objection_has_its_answer() {
    for (String kind : KINDS) {
      negotiating()
          .when(new ObjectionRaised(kind, null))
          .then(suggestion("wang", "answer-" + kind), no(task("objection-answer")));
      for (String other : KINDS) {
        if (!other.equals(kind)) {
          negotiating()
              .when(new ObjectionRaised(kind, null))
              .then(no(suggestion("wang", "answer-" + other)));
        }
      }
      negotiating()
          .when(new StageRequested("lost"))
          .when(new ObjectionRaised(kind, null))
          .thenNothing();
    }
  }

  @Test
  void an_objection_without_a_prepared_answer_goes_to_the_sales_manager() {
    negotiating()
        .when(new ObjectionRaised("references", null))
        .then(task("objection-answer").forRole("sales-manager").note("references"));
    negotiating()
        .when(new StageRequested("lost"))
        .when(new ObjectionRaised("references", null))
        .thenNothing();
  }

  @Test
  @Requirement("B1.10")
  void a_quotation_below_the_floor_waits_for_its_approval() {
    negotiating()
        .when(offer("85000"))
        .when(new DeliverableSubmitted("quotation"))
        .then(
            no(email("quotation")), rule("A quotation whose price is not approved does not leave"));
    negotiating()
        .when(offer("85000"))
        .when(new DeliverableSubmitted("quotation"))
        .when(YES)
        .then(email("quotation"));
  }

  @Test
  @Requirement("B1.10")
  void a_quotation_at_the_floor_leaves_at_once_and_a_later_approval_sends_no_older_one() {
    negotiating()
        .when(offer("90000"))
        .when(new DeliverableSubmitted("quotation"))
        .then(email("quotation"))
        .whenMinutesPass(1)
        .when(offer("85000"))
        .when(YES)
        .then(no(email("quotation")));
  }

  @Test
  @Requirement("B1.10")
  void an_approved_quotation_of_a_lost_deal_does_not_leave() {
    negotiating()
        .when(offer("85000"))
        .when(new DeliverableSubmitted("quotation"))
        .when(new StageRequested("lost"))
        .when(YES)
        .then(no(email("quotation")));
  }

  @Test
  @Requirement("B1.10")
  void a_quotation_and_a_contract_go_to_the_primary_contact_alone() {
    Contact second =
        new Contact(
            "C-2", null, false, false, null, null, List.of("email"), null, null, null, List.of());
    Story story =
        SPEC.given(lead().contacts(Contact.primary("C-1", "email"), second).in("negotiation"));
    story
        .when(offer("85000"), new DeliverableSubmitted("quotation"))
        .when(YES)
        .then(message("email", "quotation", "C-1"), no(message("email", "quotation", "C-2")));
    story
        .when(new DeliverableSubmitted("contract-draft"), new DocumentAttached("legal-review"))
        .then(message("email", "contract", "C-1"), no(message("email", "contract", "C-2")));
    story
        .when(new DeliverableSubmitted("quotation"))
        .then(message("email", "quotation", "C-1"), no(message("email", "quotation", "C-2")));
  }

  @Test
  @Requirement("B1.10")
  void an_unapproved_offer_holds_back_the_quotation_and_nothing_else() {
    negotiating()
        .when(offer("85000"))
        .when(new DeliverableSubmitted("contract-draft"), new DocumentAttached("legal-review"))
        .then(email("contract"));
  }
}
