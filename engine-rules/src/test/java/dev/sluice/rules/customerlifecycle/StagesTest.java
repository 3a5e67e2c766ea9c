package dev.sluice.rules.customerlifecycle;

import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.SPEC;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.customer;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Standing.lost;
import static dev.sluice.rules.spec.Standing.running;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.stageLimit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.StageRequested;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import org.junit.jupiter.api.Test;

/** The stages of an existing customer, what they ask for and how long they may take. */
@Specification
@Requirement("E2.2")
class StagesTest {

  @Test
  void the_pipeline_has_between_five_and_seven_stages() {
    assertThat(CustomerLifecycle.PLAYBOOK.pipeline().warnings()).isEmpty();
  }

  @Test
  void a_customer_is_active_after_a_kick_off_and_with_a_customer_file() {
    SPEC.given(customer())
        .when(new StageRequested("active"))
        .then(stage("onboarding"), missing("kick-off"), missing("customer-file"))
        .when(new ActivityLogged("kick-off"))
        .when(new StageRequested("active"))
        .then(stage("onboarding"), missing("customer-file"), no(missing("kick-off")))
        .when(new DeliverableSubmitted("customer-file"))
        .when(new StageRequested("active"))
        .then(stage("active"));
  }

  @Test
  void onboarding_that_takes_too_long_is_told_to_the_sales_manager_on_a_working_day() {
    SPEC.startingAt("2026-01-20T10:00")
        .given(customer())
        .then(stageLimit("onboarding").due("2026-02-24T09:00"))
        .whenItIs("2026-02-24T08:59")
        .then(no(notice("sales-manager", "stage-overdue")))
        .whenItIs("2026-02-24T09:00")
        .then(
            notice("email", "sales-manager", "stage-overdue"),
            notice("in-app", "sales-manager", "stage-overdue"));
  }

  @Test
  void the_other_stages_have_their_limits_too() {
    SPEC.given(customer().attribute("satisfaction", 4).in("need-identified"))
        .then(stageLimit("need-identified").due("2026-03-16T18:00"));
    SPEC.given(customer().in("renewal")).then(stageLimit("renewal").due("2026-05-06T09:00"));
    SPEC.given(customer().in("at-risk")).then(stageLimit("at-risk").due("2026-04-01T09:00"));
    SPEC.given(customer().in("active")).then(no(stageLimit("active")));
  }

  @Test
  void a_customer_can_be_lost_from_anywhere_and_come_back_from_risk_to_renewal() {
    SPEC.given(customer().in("renewal")).when(new StageRequested("former")).then(lost());
    SPEC.given(customer().in("at-risk"))
        .when(new StageRequested("renewal"))
        .then(stage("renewal"), running())
        .when(new StageRequested("former"))
        .then(lost());
    SPEC.given(customer().in("active"))
        .when(new AttributeChanged("satisfaction", 4))
        .when(new StageRequested("need-identified"), new StageRequested("at-risk"))
        .then(stage("at-risk"))
        .when(new StageRequested("former"))
        .then(lost());
  }

  @Test
  void onboarding_leads_to_no_renewal() {
    SPEC.given(customer()).when(new StageRequested("renewal")).then(missing("renewal"));
  }
}
