package dev.sluice.rules.customerlifecycle;

import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.SPEC;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.customer;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.order;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.timer;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.Overridden;
import dev.sluice.event.StageRequested;
import dev.sluice.event.SupportCaseAnswered;
import dev.sluice.event.SupportRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import org.junit.jupiter.api.Test;

/** Visits after a purchase, and customers to be won back. */
@Specification
@Requirement("B1.8")
class ReturnVisitsTest {

  private static final SupportRequested COMPLAINT =
      new SupportRequested("S-1", true, "C-1", "broken");
  private static final ActivityLogged VISIT = new ActivityLogged("return-visit");

  @Test
  void a_purchase_is_followed_by_visits_after_one_week_one_month_and_three_months() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .then(
            timer("return-visit-first", "O-1").due("2026-03-09T09:00"),
            timer("return-visit-second", "O-1").due("2026-04-02T09:00"),
            timer("return-visit-third", "O-1").due("2026-06-02T09:00"))
        .whenItIs("2026-03-09T08:59")
        .then(no(task("return-visit")))
        .whenItIs("2026-03-09T09:00")
        .then(task("return-visit").key("customer-touch").due("2026-03-12T18:00"))
        .when(VISIT)
        .then(doneTask("customer-touch"))
        .whenItIs("2026-04-02T08:59")
        .then(no(task("return-visit")))
        .whenItIs("2026-04-02T09:00")
        .then(task("return-visit"))
        .when(VISIT)
        .whenItIs("2026-06-02T08:59")
        .then(no(task("return-visit")))
        .whenItIs("2026-06-02T09:00")
        .then(task("return-visit"))
        .when(VISIT)
        .whenItIs("2026-12-02T09:00")
        .then(no(task("return-visit")));
  }

  @Test
  void visits_fall_on_working_days_also_across_the_spring_festival() {
    SPEC.startingAt("2026-02-07T10:00")
        .given(customer())
        .when(order("O-1", "1000"))
        .then(timer("return-visit-first", "O-1").due("2026-02-14T10:00"));
    SPEC.startingAt("2026-02-08T10:00")
        .given(customer())
        .when(order("O-1", "1000"))
        .then(timer("return-visit-first", "O-1").due("2026-02-24T09:00"));
    SPEC.startingAt("2026-01-28T10:00")
        .given(customer())
        .when(order("O-1", "1000"))
        .then(timer("return-visit-second", "O-1").due("2026-02-28T10:00"));
  }

  @Test
  void three_orders_in_a_week_make_one_visit() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .whenItIs("2026-03-04T10:00")
        .when(order("O-2", "1000"))
        .whenItIs("2026-03-06T15:00")
        .when(order("O-3", "1000"))
        .whenItIs("2026-03-10T09:00")
        .then(times(1, task("return-visit")))
        .when(VISIT)
        .whenItIs("2026-03-20T09:00")
        .then(no(task("return-visit")))
        .whenItIs("2026-04-07T09:00")
        .then(times(1, task("return-visit")));
  }

  @Test
  void an_order_after_two_weeks_makes_a_visit_of_its_own() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .whenItIs("2026-03-09T09:00")
        .when(VISIT)
        .whenItIs("2026-03-16T09:00")
        .when(order("O-2", "1000"))
        .whenItIs("2026-03-23T08:59")
        .then(no(task("return-visit")))
        .whenItIs("2026-03-23T09:00")
        .then(task("return-visit"));
  }

  @Test
  void a_visit_one_minute_less_than_fourteen_days_ago_serves() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .whenItIs("2026-03-09T09:00")
        .when(new TaskCompleted("customer-touch"))
        .whenItIs("2026-03-19T09:01")
        .when(VISIT)
        .whenItIs("2026-04-02T09:00")
        .then(no(task("return-visit")));
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .whenItIs("2026-03-09T09:00")
        .when(new TaskCompleted("customer-touch"))
        .whenItIs("2026-03-19T09:00")
        .when(VISIT)
        .whenItIs("2026-04-02T09:00")
        .then(task("return-visit"));
  }

  @Test
  void a_call_is_no_visit() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .whenItIs("2026-03-08T09:00")
        .when(new ActivityLogged("call"))
        .whenItIs("2026-03-09T09:00")
        .then(task("return-visit"));
  }

  @Test
  @Requirement({"B1.8", "A4.3", "E2.2"})
  void harm_12_survey_quarterly_visit_and_return_visit_in_one_fortnight_are_one_touch() {
    SPEC.given(customer("500000", "2020-01-01").in("active"))
        .whenItIs("2026-05-20T09:00")
        .when(order("O-1", "500000"))
        .whenItIs("2026-05-27T09:00")
        .then(times(1, task("return-visit")))
        .whenItIs("2026-06-02T09:00")
        .then(
            no(task("quarterly-visit")),
            no(task("satisfaction-survey")),
            no(task("return-visit")),
            openTask("customer-touch"))
        .when(new ActivityLogged("visit"))
        .then(doneTask("customer-touch"), no(openTask("customer-touch")))
        .whenItIs("2026-06-15T09:00")
        .then(no(task("quarterly-visit")), no(task("satisfaction-survey")));
  }

  @Test
  @Requirement({"B1.8", "A4.3", "E2.2"})
  void harm_12_a_touch_made_before_the_next_is_due_serves_within_the_fortnight() {
    SPEC.given(customer("500000", "2020-01-01").in("active"))
        .whenItIs("2026-05-20T09:00")
        .when(new ActivityLogged("satisfaction-survey"))
        .whenItIs("2026-06-02T09:00")
        .then(no(task("quarterly-visit")), no(task("satisfaction-survey")))
        .whenItIs("2026-08-19T09:00")
        .when(new ActivityLogged("visit"))
        .whenItIs("2026-09-02T09:00")
        .then(times(1, task("satisfaction-survey")), no(task("quarterly-visit")));
  }

  @Test
  @Requirement({"B1.8", "A4.3", "E2.2"})
  void harm_12_a_touch_done_as_a_task_serves_within_the_fortnight_and_not_a_minute_longer() {
    SPEC.given(customer("500000", "2020-01-01").in("active"))
        .whenItIs("2026-05-12T09:00")
        .when(order("O-1", "500000"))
        .whenItIs("2026-05-19T09:01")
        .then(openTask("customer-touch"))
        .when(new TaskCompleted("customer-touch"))
        .whenItIs("2026-06-02T09:00")
        .then(no(task("quarterly-visit")), no(task("satisfaction-survey")));
    SPEC.given(customer("500000", "2020-01-01").in("active"))
        .whenItIs("2026-05-12T09:00")
        .when(order("O-1", "500000"))
        .whenItIs("2026-05-19T09:00")
        .when(new TaskCompleted("customer-touch"))
        .whenItIs("2026-06-02T09:00")
        .then(openTask("customer-touch"));
  }

  @Test
  void a_visit_done_as_a_task_one_minute_less_than_fourteen_days_ago_serves() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .whenItIs("2026-03-19T09:01")
        .when(new TaskCompleted("customer-touch"))
        .whenItIs("2026-04-02T09:00")
        .then(no(task("return-visit")));
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .whenItIs("2026-03-19T09:00")
        .when(new TaskCompleted("customer-touch"))
        .whenItIs("2026-04-02T09:00")
        .then(task("return-visit"));
  }

  @Test
  @Requirement({"B1.8", "A4.3"})
  void a_quarterly_visit_that_was_taken_back_is_no_touch() {
    SPEC.given(customer("500000", "2020-01-01"))
        .whenItIs("2026-05-28T09:00")
        .when(order("O-1", "500000"))
        .whenItIs("2026-06-02T09:00")
        .then(task("quarterly-visit"))
        .when(reported(new Overridden("tier:tier", "key", null, "buys elsewhere")).by("chen"))
        .then(cancelledTask("customer-touch"))
        .whenItIs("2026-06-04T09:00")
        .then(task("return-visit"));
  }

  @Test
  void an_open_complaint_holds_the_visit_until_it_is_answered() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .when(COMPLAINT)
        .then(no(task("return-visit")))
        .whenItIs("2026-03-09T09:00")
        .then(no(task("return-visit")))
        .whenItIs("2026-03-10T09:00")
        .when(new SupportCaseAnswered("S-1", "replaced"))
        .then(task("return-visit").due("2026-03-13T18:00"));
  }

  @Test
  @Requirement({"B1.8", "B1.9"})
  void a_complaint_answered_as_a_task_lets_the_visit_go() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .whenItIs("2026-03-06T17:00")
        .when(COMPLAINT)
        .when(new TaskCompleted("support-acknowledgement:S-1"))
        .then(no(rule("A request answered as a task counts as answered")))
        .whenItIs("2026-03-09T09:00")
        .then(no(task("return-visit")))
        .when(new TaskCompleted("support-answer:S-1"))
        .then(task("return-visit"))
        .when(new TaskCompleted("support-answer:S-1"))
        .then(no(rule("A request answered as a task counts as answered")));
  }

  @Test
  void a_question_holds_no_visit_and_its_answer_brings_none() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .when(new SupportRequested("S-1", false, null, null))
        .whenItIs("2026-03-09T09:00")
        .then(task("return-visit"))
        .when(new SupportCaseAnswered("S-1", null))
        .then(no(task("return-visit")), openTask("customer-touch"))
        .when(new SupportRequested("S-2", false, null, null))
        .then(openTask("customer-touch"));
  }

  @Test
  void an_answered_complaint_holds_no_visit_and_brings_none_that_was_not_held() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .when(COMPLAINT, new SupportCaseAnswered("S-1", "replaced"))
        .then(no(task("return-visit")))
        .whenItIs("2026-03-09T09:00")
        .then(task("return-visit"));
  }

  @Test
  void of_two_complaints_the_last_answer_lets_the_visit_go() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .when(COMPLAINT, new SupportRequested("S-2", true, null, null))
        .whenItIs("2026-03-09T09:00")
        .when(new SupportCaseAnswered("S-2", null))
        .then(no(task("return-visit")))
        .when(new SupportCaseAnswered("S-1", null))
        .then(task("return-visit"))
        .when(VISIT)
        .whenItIs("2026-04-02T09:00")
        .then(task("return-visit"));
  }

  @Test
  void a_complaint_takes_back_a_visit_that_is_not_made_yet() {
    SPEC.given(customer())
        .when(order("O-1", "1000"))
        .whenItIs("2026-03-09T09:00")
        .when(COMPLAINT)
        .then(cancelledTask("customer-touch"))
        .when(new SupportCaseAnswered("S-1", "replaced"))
        .then(task("return-visit"))
        .when(VISIT)
        .when(new SupportRequested("S-2", true, null, null))
        .then(doneTask("customer-touch"))
        .when(new SupportCaseAnswered("S-2", null))
        .then(no(task("return-visit")));
  }

  @Test
  void a_complaint_leaves_a_survey_alone() {
    SPEC.given(customer().in("active"))
        .whenItIs("2026-06-02T09:00")
        .then(task("satisfaction-survey"))
        .when(COMPLAINT)
        .then(openTask("customer-touch"));
  }

  @Test
  void satisfaction_of_three_opens_a_recovery_and_of_four_does_not() {
    SPEC.given(customer())
        .when(new AttributeChanged("satisfaction", 3))
        .then(task("recovery").assignedTo("wang").due("2026-03-04T18:00"));
    SPEC.given(customer())
        .when(new AttributeChanged("satisfaction", 4))
        .thenNothing()
        .when(new AttributeChanged("influence", "low"))
        .thenNothing();
  }

  @Test
  void another_field_opens_no_recovery_however_low_satisfaction_was() {
    SPEC.given(customer())
        .when(new AttributeChanged("satisfaction", 3))
        .when(new TaskCompleted("recovery"))
        .when(new AttributeChanged("influence", "low"))
        .thenNothing();
  }

  @Test
  void a_customer_who_is_satisfied_again_needs_no_recovery() {
    SPEC.given(customer())
        .when(new AttributeChanged("satisfaction", 2))
        .when(new AttributeChanged("satisfaction", 3))
        .then(no(task("recovery")), openTask("recovery"))
        .when(new AttributeChanged("influence", "high"))
        .then(openTask("recovery"))
        .when(new AttributeChanged("satisfaction", 4))
        .then(cancelledTask("recovery"));
  }

  @Test
  @Requirement({"B1.8", "E2.2"})
  void an_overdue_recovery_goes_to_the_supervisor_and_the_customer_is_at_risk() {
    SPEC.given(customer())
        .when(new AttributeChanged("satisfaction", 1))
        .whenItIs("2026-03-04T17:59")
        .then(no(notice("supervisor", "recovery-overdue")), stage("onboarding"))
        .whenItIs("2026-03-04T18:00")
        .then(notice("supervisor", "recovery-overdue"), stage("at-risk"));
  }

  @Test
  void a_recovery_made_in_time_alarms_nobody() {
    SPEC.given(customer())
        .when(new AttributeChanged("satisfaction", 1))
        .whenItIs("2026-03-04T17:59")
        .when(new TaskCompleted("recovery"))
        .whenItIs("2026-03-05T18:00")
        .then(no(notice("supervisor", "recovery-overdue")), stage("onboarding"));
  }

  @Test
  void a_recovery_before_the_spring_festival_counts_the_make_up_saturday() {
    SPEC.startingAt("2026-02-13T10:00")
        .given(customer())
        .when(new AttributeChanged("satisfaction", 3))
        .then(task("recovery").due("2026-02-24T18:00"));
  }

  @Test
  void a_former_customer_is_not_won_back() {
    SPEC.given(customer())
        .when(new StageRequested("former"))
        .when(new AttributeChanged("satisfaction", 1))
        .thenNothing();
  }

  @Test
  void a_recovery_left_open_by_a_former_customer_alarms_nobody() {
    SPEC.given(customer())
        .when(new AttributeChanged("satisfaction", 1))
        .when(new StageRequested("former"))
        .whenItIs("2026-03-05T18:00")
        .thenNothing();
  }
}
