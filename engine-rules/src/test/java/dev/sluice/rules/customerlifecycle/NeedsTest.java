package dev.sluice.rules.customerlifecycle;

import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.SPEC;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.account;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.cny;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.customer;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.order;
import static dev.sluice.rules.spec.CaseDraft.caseAbout;
import static dev.sluice.rules.spec.Expectation.decision;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.move;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.owner;
import static dev.sluice.rules.spec.Standing.risk;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.tier;

import dev.sluice.decision.SeekOwner;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Account;
import dev.sluice.fact.Contact;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Existing customers: quarterly satisfaction, need, cross-selling, and back. */
@Specification
@Requirement("E2.2")
class NeedsTest {

  private static final DeliverableSubmitted ANALYSIS = new DeliverableSubmitted("needs-analysis");
  private static final DeliverableSubmitted PROPOSAL = new DeliverableSubmitted("upsell-proposal");

  private static FollowUpRecorded talk(@Nullable String need) {
    return new FollowUpRecorded(need, null, List.of(), null, null, null);
  }

  private static Expectation sought(String team, String tier) {
    return decision(
        "search in " + team + " for tier " + tier,
        SeekOwner.class,
        seek -> seek.team().equals(team) && tier.equals(seek.tier()));
  }

  /** An active customer, asked how satisfied they are. */
  private static CaseDraft asked(String since) {
    return customer(null, since).attribute("satisfaction", 4).in("active");
  }

  private static CaseDraft graded(int signs) {
    Account large =
        new Account(
            "Acme",
            "manufacturing",
            "east",
            120,
            signs > 0 ? cny("10000000") : null,
            null,
            LocalDate.of(2025, 11, 2));
    CaseDraft draft =
        caseAbout("A-1", large)
            .contacts(Contact.primary("C-1", "email"))
            .attribute("satisfaction", 4)
            .attribute("influence", signs > 1 ? "high" : "low");
    return signs > 2
        ? draft.having(order("O-1", "1"), order("O-2", "1"), order("O-3", "1")).in("active")
        : draft.having(order("O-1", "1")).in("active");
  }

  @Test
  void a_customer_without_an_owner_gets_one_once_the_tier_is_known() {
    SPEC.given(customer())
        .then(
            owner("wang"),
            times(1, sought("sales", "normal")),
            times(1, decision("search", SeekOwner.class, seek -> true)));
    SPEC.given(customer("500000", "2020-01-01"))
        .then(owner("zhao"), times(1, decision("search", SeekOwner.class, seek -> true)));
  }

  @Test
  void a_customer_who_has_an_owner_gets_no_other() {
    SPEC.given(customer())
        .when(new OwnerAssigned("li", "takes over", null))
        .when(new SignalReceived("product-inquiry"), new SignalReceived("product-inquiry"))
        .then(tier("tier", "potential"), owner("li"));
  }

  @Test
  void an_active_customer_is_asked_each_quarter_how_satisfied_they_are() {
    SPEC.given(customer().in("active"))
        .whenItIs("2026-06-02T08:59")
        .then(no(task("satisfaction-survey")))
        .whenItIs("2026-06-02T09:00")
        .then(task("satisfaction-survey").key("customer-touch").due("2026-06-16T18:00"));
    SPEC.given(customer()).whenItIs("2026-06-02T09:00").then(no(task("satisfaction-survey")));
  }

  @Test
  void a_customer_seen_in_the_last_fourteen_days_is_not_asked_again() {
    SPEC.given(customer().in("active"))
        .whenItIs("2026-05-19T09:01")
        .when(new ActivityLogged("return-visit"))
        .whenItIs("2026-06-02T09:00")
        .then(no(task("satisfaction-survey")));
    SPEC.given(customer().in("active"))
        .whenItIs("2026-05-19T09:00")
        .when(new ActivityLogged("return-visit"), new ActivityLogged("call"))
        .whenItIs("2026-06-02T09:00")
        .then(task("satisfaction-survey"));
  }

  @Test
  void a_former_customer_is_not_asked() {
    SPEC.given(customer().in("active"))
        .when(new StageRequested("former"))
        .whenItIs("2026-06-02T09:00")
        .thenNothing();
  }

  @Test
  void satisfaction_then_need_then_cross_selling_then_back() {
    SPEC.given(asked("2025-12-02"))
        .when(talk("a second line"))
        .then(stage("need-identified"))
        .when(ANALYSIS)
        .then(stage("expansion"), task("upsell-proposal"))
        .when(PROPOSAL)
        .when(order("O-1", "1000"))
        .then(stage("active"));
  }

  @Test
  void a_talk_without_a_need_opens_nothing_and_a_need_in_onboarding_waits() {
    SPEC.given(asked("2025-12-02"))
        .when(talk(null))
        .then(stage("active"), no(move("need-identified")));
    SPEC.given(customer())
        .when(talk("more"))
        .then(stage("onboarding"), no(move("need-identified")));
  }

  @Test
  void a_need_before_the_question_how_satisfied_they_are_goes_no_further() {
    SPEC.given(customer().in("active"))
        .when(talk("a second line"))
        .then(stage("active"), missing("satisfaction"))
        .when(new AttributeChanged("satisfaction", 4))
        .when(new StageRequested("need-identified"))
        .then(stage("need-identified"), no(missing("satisfaction")));
  }

  @Test
  void an_analysis_in_another_stage_and_another_paper_move_nothing() {
    SPEC.given(asked("2025-12-02")).when(ANALYSIS).then(stage("active"), no(move("expansion")));
    SPEC.given(asked("2025-12-02"))
        .when(talk("a second line"))
        .when(PROPOSAL)
        .then(stage("need-identified"), no(move("expansion")));
  }

  @Test
  void cross_selling_needs_the_needs_analysis() {
    SPEC.given(asked("2025-12-02"))
        .when(talk("a second line"))
        .when(new StageRequested("expansion"))
        .then(stage("need-identified"), missing("needs-analysis"), no(missing("months-of-use")));
  }

  @Test
  @Requirement({"C1.1", "E2.2"})
  void three_months_of_use_lead_to_cross_selling_and_a_day_less_does_not() {
    SPEC.given(asked("2025-12-02")).when(talk("a second line"), ANALYSIS).then(stage("expansion"));
    SPEC.given(asked("2025-12-03"))
        .when(talk("a second line"), ANALYSIS)
        .then(stage("need-identified"), missing("months-of-use"));
  }

  @Test
  @Requirement("C1.1")
  void a_renewal_reminder_of_the_last_three_months_serves_instead() {
    SPEC.given(
            customer(null, "2026-05-03")
                .attribute("satisfaction", 4)
                .having(new SignalReceived("renewal-reminder"))
                .in("active"))
        .whenItIs("2026-06-02T09:00")
        .when(talk("a second line"), ANALYSIS)
        .then(stage("expansion"));
    SPEC.given(
            customer(null, "2026-05-03")
                .attribute("satisfaction", 4)
                .having(new SignalReceived("renewal-reminder"))
                .in("active"))
        .whenItIs("2026-06-02T09:01")
        .when(talk("a second line"), ANALYSIS)
        .then(stage("need-identified"), missing("months-of-use"));
  }

  @Test
  @Requirement({"B1.1", "C1.2"})
  void the_upsell_proposal_comes_soonest_for_an_a_customer_and_last_for_a_c_customer() {
    SPEC.given(graded(3))
        .when(talk("more"), ANALYSIS)
        .then(tier("grade", "A"), task("upsell-proposal").due("2026-03-03T18:00"));
    SPEC.given(graded(2))
        .whenItIs("2026-03-03T09:00")
        .when(talk("more"), ANALYSIS)
        .then(tier("grade", "B"), task("upsell-proposal").due("2026-03-06T18:00"));
    SPEC.given(graded(1))
        .when(talk("more"), ANALYSIS)
        .then(tier("grade", "C"), task("upsell-proposal").due("2026-03-09T18:00"));
  }

  @Test
  @Requirement("C1.2")
  void cross_selling_is_closed_with_a_proposal_of_this_time() {
    SPEC.given(asked("2025-12-02").having(PROPOSAL))
        .whenMinutesPass(1)
        .when(talk("more"), ANALYSIS)
        .then(stage("expansion"))
        .when(order("O-1", "1000"))
        .then(stage("expansion"), missing("upsell-proposal"))
        .when(PROPOSAL)
        .when(new StageRequested("active"))
        .then(stage("active"));
  }

  @Test
  @Requirement("C1.2")
  void giving_up_a_need_wants_no_proposal() {
    SPEC.given(asked("2025-12-02"))
        .when(talk("more"))
        .when(new StageRequested("active"))
        .then(stage("active"));
  }

  @Test
  void an_order_outside_cross_selling_moves_nothing() {
    SPEC.given(asked("2025-12-02"))
        .when(talk("more"))
        .when(order("O-1", "1000"))
        .then(stage("need-identified"), no(move("active")));
  }

  @Test
  void a_customer_at_risk_needs_a_plan_and_is_active_again_once_satisfied() {
    SPEC.given(customer().attribute("satisfaction", 3).in("active"))
        .when(new StageRequested("at-risk"))
        .then(risk("high"), task("rescue-plan").forRole("sales-manager").due("2026-03-04T18:00"))
        .when(new AttributeChanged("influence", "low"))
        .then(stage("at-risk"))
        .when(new AttributeChanged("satisfaction", 3))
        .then(stage("at-risk"), risk("high"))
        .when(new AttributeChanged("satisfaction", 4))
        .then(stage("active"), risk("low"), no(openTask("rescue-plan")));
  }

  @Test
  void a_satisfied_customer_elsewhere_stays_where_they_are() {
    SPEC.given(customer())
        .when(new AttributeChanged("satisfaction", 4))
        .then(stage("onboarding"), no(move("active")));
  }

  @Test
  void a_customer_who_becomes_active_by_onboarding_was_not_at_risk() {
    SPEC.given(customer().in("active")).then(stage("active"), no(risk("low")));
  }

  @Test
  void a_missed_task_that_is_no_recovery_puts_nobody_at_risk() {
    SPEC.given(customer().in("active"))
        .whenItIs("2026-06-02T09:00")
        .then(task("satisfaction-survey"))
        .whenItIs("2026-06-16T18:00")
        .then(stage("active"))
        .when(new TaskCompleted("customer-touch"))
        .then(stage("active"));
  }

  @Test
  void the_account_names_industry_and_region_for_the_search() {
    SPEC.given(caseAbout("A-1", account(null, null))).then(owner("wang"));
  }
}
