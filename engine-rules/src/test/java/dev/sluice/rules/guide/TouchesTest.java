package dev.sluice.rules.guide;

import static dev.sluice.fact.Rep.rep;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.email;
import static dev.sluice.rules.spec.Expectation.message;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.refused;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.sms;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Journeys.cadence;
import static dev.sluice.rules.spec.Journeys.cadenceStopped;
import static dev.sluice.rules.spec.Journeys.journey;
import static dev.sluice.rules.spec.Journeys.journeyEnded;
import static dev.sluice.rules.spec.Journeys.withheld;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.risk;
import static dev.sluice.rules.spec.Standing.tag;
import static dev.sluice.time.Budget.days;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ActivityStarted;
import dev.sluice.event.CompetitorSeen;
import dev.sluice.event.ConsentWithdrawn;
import dev.sluice.event.ContactDeferred;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.event.OrderPlaced;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.SupportCaseAnswered;
import dev.sluice.event.SupportRequested;
import dev.sluice.event.TaskMoved;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.fact.Team;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Specification;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How to use time, leads, conversations, tasks, timers, cadences, journeys and messages. */
@Specification
class TouchesTest {

  private static final SignalReceived VISIT = new SignalReceived("pricing-page", "C-1", null);
  private static final SignalReceived DEMO = new SignalReceived("demo-attended");
  private static final ActivityLogged INTRODUCED = new ActivityLogged("introduction");
  private static final StageRequested TEST = new StageRequested("testing");
  private static final SupportRequested COMPLAINT = new SupportRequested("S-1", true, "C-1", null);
  private static final SignalReceived BROCHURE = new SignalReceived("brochure-downloaded");

  private final PipelineSpec spec =
      PipelineSpec.of(RulePlaybooks.fromClasspath("playbooks/guide"))
          .team(Team.of("sales", rep("wang").goodAt("technical"), rep("li").sellsIn("west")));

  private static OrderPlaced order(String id, String amount) {
    return new OrderPlaced(id, Money.of(amount, "CNY"));
  }

  @Test
  void a_visit_seven_days_ago_is_no_longer_recent() {
    spec.given(lead().having(new ActivityLogged("visit")))
        .whenTimePasses(days(7))
        .when(DEMO)
        .then(task("demo-visit"));
  }

  @Test
  void a_visit_a_minute_less_ago_is() {
    spec.given(lead().having(new ActivityLogged("visit")))
        .whenMinutesPass(7 * 24 * 60 - 1)
        .when(DEMO)
        .then(no(task("demo-visit")));
  }

  @Test
  void a_lead_that_a_partner_sends_again_is_told_to_the_owner() {
    spec.given(lead().owner("wang"))
        .when("L-2", new LeadCaptured(Lead.of("Acme", "partner"), List.of(Contact.primary("C-1"))))
        .inCase("L-1")
        .then(notice("wang", "lead-again"));
  }

  @Test
  void a_lead_that_comes_again_by_the_website_is_not() {
    spec.given(lead().owner("wang"))
        .when("L-2", new LeadCaptured(Lead.of("Acme", "website"), List.of(Contact.primary("C-1"))))
        .inCase("L-1")
        .then(no(notice("wang", "lead-again")));
  }

  @Test
  void a_need_is_tagged_however_the_lead_comes() {
    Lead asks = new Lead("Acme", "website", null, null, 20, null, "cost", List.of());
    spec.given(lead().about(asks)).then(tag("need:cost"));
    spec.given(lead()).then(no(tag("need:other")));
  }

  @Test
  void who_begins_to_call_learns_of_the_objection_to_the_price() {
    spec.given(lead().having(new ObjectionRaised("price", "too dear")))
        .when(reported(new ActivityStarted("call")).by("zhao"))
        .then(notice("zhao", "price-objection"));
  }

  @Test
  void another_objection_and_another_activity_tell_nobody() {
    spec.given(lead().having(new ObjectionRaised("delivery", "too late")))
        .when(reported(new ActivityStarted("call")).by("zhao"))
        .then(no(notice("zhao", "price-objection")));
    spec.given(lead().having(new ObjectionRaised("price", "too dear")))
        .when(reported(new ActivityStarted("audit")).by("zhao"))
        .then(no(notice("zhao", "price-objection")));
  }

  @Test
  void a_competitor_is_news_once() {
    spec.given(lead())
        .when(new CompetitorSeen("Zenith", null))
        .then(risk("high"), notice("wang", "competitor-seen"))
        .when(new CompetitorSeen("Zenith", "price"))
        .then(no(notice("wang", "competitor-seen")));
  }

  @Test
  void a_call_nobody_makes_is_overdue() {
    spec.given(lead().having(VISIT))
        .whenTimePasses(days(1))
        .when(VISIT)
        .whenItIs("2026-03-03T14:00")
        .then(notice("supervisor", "call-overdue"));
  }

  @Test
  void a_call_under_way_at_its_deadline_is_not_overdue() {
    spec.given(lead().having(VISIT))
        .whenTimePasses(days(1))
        .when(VISIT)
        .then(openTask("pricing-call").due("2026-03-03T14:00"))
        .whenItIs("2026-03-03T13:59")
        .when(new ActivityStarted("call"))
        .whenItIs("2026-03-03T14:00")
        .then(no(notice("supervisor", "call-overdue")));
  }

  @Test
  void a_moved_call_is_told() {
    spec.given(lead().having(VISIT))
        .whenTimePasses(days(1))
        .when(VISIT)
        .when(new TaskMoved("pricing-call", LocalDate.of(2026, 3, 9)))
        .then(
            notice("sales-manager", "call-moved"),
            openTask("pricing-call").due("2026-03-09T18:00"));
  }

  @Test
  void a_task_that_is_not_open_cannot_be_moved() {
    spec.given(lead())
        .when(new TaskMoved("pricing-call", LocalDate.of(2026, 3, 9)))
        .then(refused("no open task"), no(notice("sales-manager", "call-moved")));
  }

  @Test
  void a_brochure_is_recalled_by_sms_only_where_the_email_could_be_sent() {
    Contact contact = Contact.primary("C-1", "email", "sms");
    spec.given(lead().contacts(contact))
        .when(BROCHURE)
        .whenTimePasses(days(3))
        .then(message("sms", "brochure-reminder", "C-1"));
    spec.given(lead().contacts(Contact.primary("C-1", "sms")))
        .when(BROCHURE)
        .whenTimePasses(days(3))
        .then(no(sms("brochure-reminder")));
  }

  @Test
  void a_check_in_comes_round_every_two_weeks_until_the_customer_orders() {
    spec.given(lead().in("testing"))
        .then(cadence("check-in").due("2026-03-16T09:00"))
        .whenItIs("2026-03-16T09:00")
        .then(task("check-in"))
        .when(order("O-1", "100"))
        .then(cadenceStopped("check-in"));
  }

  @Test
  void who_asked_to_be_left_alone_until_that_day_is_called_and_until_the_next_is_not() {
    spec.given(lead().in("testing").having(new ContactDeferred(LocalDate.of(2026, 3, 16), null)))
        .whenItIs("2026-03-16T09:00")
        .then(task("check-in"));
    spec.given(lead().in("testing").having(new ContactDeferred(LocalDate.of(2026, 3, 17), null)))
        .whenItIs("2026-03-16T09:00")
        .then(no(task("check-in")));
  }

  @Test
  void who_tests_gets_a_tip_and_three_days_later_another() {
    spec.given(lead().having(INTRODUCED))
        .when(TEST)
        .then(email("first-tip"), journey("trial-tips"))
        .whenTimePasses(days(3))
        .then(email("second-tip"));
  }

  @Test
  void who_came_to_a_demo_gets_no_second_tip() {
    spec.given(lead().in("testing"))
        .when(DEMO)
        .then(journeyEnded("trial-tips", "goal"), notice("wang", "tips-read"))
        .whenTimePasses(days(3))
        .then(no(email("second-tip")));
  }

  @Test
  void while_a_complaint_is_open_promotion_is_withheld_and_other_messages_are_not() {
    spec.given(lead().having(INTRODUCED, COMPLAINT))
        .when(TEST)
        .then(withheld("first-tip"), email("trial-ready"));
  }

  @Test
  void once_it_is_answered_nothing_is_withheld() {
    spec.given(lead().having(INTRODUCED, COMPLAINT, new SupportCaseAnswered("S-1", null)))
        .when(TEST)
        .then(email("first-tip"), email("trial-ready"));
  }

  @Test
  void who_prefers_sms_gets_it_and_who_said_nothing_gets_an_email() {
    Contact contact = Contact.primary("C-1", "email", "sms");
    spec.given(lead().contacts(contact.preferring("sms")).having(INTRODUCED))
        .when(TEST)
        .then(sms("trial-ready"));
    spec.given(lead().contacts(contact).having(INTRODUCED)).when(TEST).then(email("trial-ready"));
  }

  @Test
  void who_wants_no_promotion_leaves_the_journey_and_a_colleague_does_not_end_it() {
    Contact colleague = Contact.primary("C-2", "email").asPrimary(false);
    spec.given(lead().contacts(Contact.primary("C-1", "email"), colleague).in("testing"))
        .when(new ConsentWithdrawn("C-2", "email", null))
        .then(journey("trial-tips"))
        .when(new ConsentWithdrawn("C-1", "email", "promotion"))
        .then(journeyEnded("trial-tips", "exit"));
  }

  @Test
  void one_rule_decided_it_for_one_of_two_cases() {
    Contact boss = Contact.primary("C-1", "email").deciding();
    Contact colleague = Contact.primary("C-2", "email").asPrimary(false);
    spec.droppingOptionalFacts()
        .given(lead().contacts(boss).optionally(colleague))
        .and(lead().id("L-2").contacts(Contact.primary("C-9", "email")))
        .when(reported(BROCHURE).by("website").occurring("2026-03-02T08:59"))
        .then(times(1, email("brochure")), message("email", "brochure", "C-1"))
        .because(rule("A downloaded brochure is sent by e-mail"))
        .inCase("L-2")
        .then(no(email("brochure")));
  }
}
