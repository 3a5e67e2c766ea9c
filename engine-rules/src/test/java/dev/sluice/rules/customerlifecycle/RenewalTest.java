package dev.sluice.rules.customerlifecycle;

import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.SPEC;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.customer;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.order;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.move;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.running;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.timer;

import dev.sluice.event.AttributeChanged;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import org.junit.jupiter.api.Test;

/** Renewals before the contract ends, and orders that should come again. */
@Specification
@Requirement("B3.2")
class RenewalTest {

  private static final DeliverableSubmitted FORM = new DeliverableSubmitted("renewal-form");
  private static final SignalReceived REMINDER = new SignalReceived("renewal-reminder");

  private static CaseDraft ending(String day) {
    return customer().attribute("contract-ends", day).in("active");
  }

  @Test
  @Requirement({"B3.2", "C1.1"})
  void the_renewal_begins_sixty_days_before_the_contract_ends() {
    SPEC.given(ending("2026-05-02"))
        .whenItIs("2026-03-03T08:59")
        .then(stage("active"))
        .whenItIs("2026-03-03T09:00")
        .then(stage("renewal"), task("renewal-talk").due("2026-03-17T18:00"));
    SPEC.given(ending("2026-05-03"))
        .whenItIs("2026-03-03T09:00")
        .then(stage("active"), no(move("renewal")))
        .whenItIs("2026-03-04T09:00")
        .then(stage("renewal"));
  }

  @Test
  void the_end_of_a_contract_is_looked_at_as_often_as_the_host_wants() {
    PipelineSpec weekly =
        PipelineSpec.of(
                RulePlaybooks.options()
                    .parameter("renewal.watch-every", "7 days")
                    .fromClasspath("playbooks/customer-lifecycle"))
            .team(Team.of("sales", Rep.rep("wang")));
    weekly
        .given(ending("2026-03-09"))
        .whenItIs("2026-03-09T08:59")
        .then(stage("active"))
        .whenItIs("2026-03-09T09:00")
        .then(stage("renewal"))
        .whenItIs("2026-03-16T08:59")
        .then(stage("renewal"), no(notice("sales-manager", "contract-expired")))
        .whenItIs("2026-03-16T09:00")
        .then(stage("at-risk"));
  }

  @Test
  void a_contract_without_an_end_is_not_renewed() {
    SPEC.given(customer().in("active")).whenItIs("2026-03-10T09:00").then(stage("active"));
  }

  @Test
  void a_customer_in_onboarding_is_not_asked_for_a_renewal() {
    SPEC.given(customer().attribute("contract-ends", "2026-03-20"))
        .when(REMINDER)
        .then(stage("onboarding"), no(move("renewal")))
        .whenItIs("2026-03-10T09:00")
        .then(stage("onboarding"), no(move("renewal")));
  }

  @Test
  @Requirement({"B3.2", "C1.1"})
  void a_renewal_reminder_opens_the_renewal_and_another_signal_does_not() {
    SPEC.given(ending("2026-12-31"))
        .when(new SignalReceived("customer-interaction"))
        .then(stage("active"))
        .when(REMINDER)
        .then(stage("renewal"), task("renewal-talk"));
  }

  @Test
  @Requirement({"B3.2", "E2.2", "C1.2"})
  void a_prolonged_contract_with_its_form_is_renewed() {
    SPEC.given(ending("2026-05-02"))
        .whenItIs("2026-03-03T09:00")
        .then(stage("renewal"))
        .when(new AttributeChanged("contract-ends", "2027-05-02"))
        .then(stage("renewal"), missing("renewal-form"))
        .when(FORM)
        .when(new StageRequested("active"))
        .then(stage("active"))
        .whenItIs("2027-03-02T09:00")
        .then(stage("active"))
        .whenItIs("2027-03-03T09:00")
        .then(stage("renewal"))
        .when(new AttributeChanged("contract-ends", "2028-05-02"))
        .then(stage("renewal"), missing("renewal-form"));
  }

  @Test
  @Requirement({"B3.2", "E2.2"})
  void a_contract_prolonged_by_sixty_days_is_not_renewed_and_by_sixty_one_it_is() {
    SPEC.given(ending("2026-05-01"))
        .whenItIs("2026-03-03T09:00")
        .when(FORM, new AttributeChanged("contract-ends", "2026-05-02"))
        .then(stage("renewal"), no(move("active")))
        .when(new AttributeChanged("influence", "low"))
        .then(stage("renewal"), no(move("active")))
        .when(new AttributeChanged("contract-ends", "2026-05-03"))
        .then(stage("active"));
  }

  @Test
  @Requirement({"B3.2", "E2.2"})
  void a_customer_whose_contract_has_ended_goes_on_only_with_a_new_one() {
    SPEC.given(ending("2026-03-10"))
        .whenItIs("2026-03-10T23:59")
        .when(FORM, new StageRequested("active"))
        .then(stage("active"), no(missing("contract-ends")))
        .whenItIs("2026-03-12T09:00")
        .then(stage("at-risk"))
        .when(new StageRequested("active"))
        .then(missing("contract-ends"), stage("at-risk"))
        .when(new AttributeChanged("satisfaction", 5))
        .then(stage("at-risk"))
        .when(new AttributeChanged("contract-ends", "2027-03-10"))
        .when(new StageRequested("active"))
        .then(stage("active"));
  }

  @Test
  void another_field_renews_nothing() {
    SPEC.given(ending("2027-12-31"))
        .when(REMINDER)
        .when(FORM)
        .when(new AttributeChanged("influence", "low"))
        .then(stage("renewal"), no(move("active")));
  }

  @Test
  void a_later_end_of_an_active_contract_asks_for_nothing() {
    SPEC.given(ending("2026-12-31"))
        .when(new AttributeChanged("contract-ends", "2027-12-31"))
        .thenNothing();
  }

  @Test
  @Requirement("C1.2")
  void other_ways_out_of_a_renewal_want_no_form() {
    SPEC.given(ending("2026-12-31"))
        .when(REMINDER)
        .when(new StageRequested("at-risk"))
        .then(stage("at-risk"))
        .when(new StageRequested("active"))
        .then(stage("active"));
  }

  @Test
  void a_contract_that_ended_without_a_renewal_puts_the_customer_at_risk_the_day_after() {
    SPEC.given(ending("2026-03-03"))
        .whenItIs("2026-03-03T09:00")
        .then(stage("renewal"), no(notice("sales-manager", "contract-expired")))
        .whenItIs("2026-03-04T08:59")
        .then(stage("renewal"))
        .whenItIs("2026-03-04T09:00")
        .then(stage("at-risk"), notice("sales-manager", "contract-expired"));
  }

  @Test
  void a_contract_on_its_last_day_has_not_ended() {
    SPEC.given(ending("2026-03-04"))
        .whenItIs("2026-03-04T09:00")
        .then(stage("renewal"), no(notice("sales-manager", "contract-expired")));
  }

  @Test
  void an_ended_contract_of_a_customer_at_risk_alarms_nobody_again() {
    SPEC.given(ending("2026-03-03"))
        .whenItIs("2026-03-04T09:00")
        .then(stage("at-risk"))
        .whenItIs("2026-03-06T09:00")
        .then(no(notice("sales-manager", "contract-expired")), running());
  }

  @Test
  void a_contract_that_ends_in_the_spring_festival_is_seen_on_the_first_day_after_it() {
    SPEC.startingAt("2026-02-13T09:00")
        .given(ending("2026-02-15"))
        .whenItIs("2026-02-14T09:00")
        .then(stage("renewal"))
        .whenItIs("2026-02-24T08:59")
        .then(stage("renewal"), no(notice("sales-manager", "contract-expired")))
        .whenItIs("2026-02-24T09:00")
        .then(stage("at-risk"), notice("sales-manager", "contract-expired"));
  }

  @Test
  void a_customer_who_did_not_order_again_within_sixty_days_is_asked() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .then(timer("repurchase").due("2026-05-06T09:00"))
        .whenItIs("2026-05-06T08:59")
        .then(no(task("repurchase-call")))
        .whenItIs("2026-05-06T09:00")
        .then(task("repurchase-call").due("2026-05-12T18:00"));
  }

  @Test
  void a_second_order_in_three_months_is_a_repurchase() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .whenItIs("2026-03-20T09:00")
        .when(order("O-2", "1000"))
        .whenItIs("2026-06-02T09:00")
        .then(no(task("repurchase-call")));
  }

  @Test
  void a_second_order_long_ago_is_none() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .whenItIs("2026-04-20T09:00")
        .when(order("O-2", "1000"))
        .whenItIs("2026-06-19T09:00")
        .then(no(task("repurchase-call")))
        .whenItIs("2026-06-22T09:00")
        .then(task("repurchase-call"));
  }

  @Test
  void a_customer_who_orders_again_need_not_be_asked() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .whenItIs("2026-05-06T09:00")
        .then(openTask("repurchase-call"))
        .when(order("O-2", "1000"))
        .then(cancelledTask("repurchase-call"))
        .when(order("O-3", "1000"))
        .then(cancelledTask("repurchase-call"));
  }

  @Test
  void a_former_customer_is_not_asked() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .when(new StageRequested("former"))
        .when(order("O-2", "1000"))
        .then(no(timer("repurchase")))
        .whenItIs("2026-05-06T09:00")
        .then(no(task("repurchase-call")));
  }
}
