package dev.sluice.rules.salesforce;

import static dev.sluice.rules.salesforce.SalesForce.SPEC;
import static dev.sluice.rules.salesforce.SalesForce.figure;
import static dev.sluice.rules.salesforce.SalesForce.wang;
import static dev.sluice.rules.salesforce.SalesForce.working;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.move;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.score;
import static dev.sluice.rules.spec.Standing.stage;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.RepAbsent;
import dev.sluice.event.StageRequested;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** New reps: quota, mentor, coaching, best cases, training. */
@Specification
class RampUpTest {

  private static final Instant MONDAY_MORNING = Instant.parse("2026-03-09T00:00:00Z");
  private static final Instant TUESDAY_MORNING = Instant.parse("2026-03-10T00:00:00Z");

  @Test
  @Requirement("B5.1")
  void the_quota_of_a_new_rep_grows_month_by_month_until_it_is_full() {
    SPEC.given(wang().in("ramping-up"))
        .then(score("ramp-up-quota", 25))
        .whenItIs("2026-04-02T08:59")
        .then(score("ramp-up-quota", 25))
        .whenItIs("2026-04-02T09:00")
        .then(score("ramp-up-quota", 50), notice("sales-manager", "quota-changed"))
        .whenItIs("2026-05-06T08:59")
        .then(score("ramp-up-quota", 50), no(notice("sales-manager", "quota-changed")))
        .whenItIs("2026-05-06T09:00")
        .then(score("ramp-up-quota", 75), notice("sales-manager", "quota-changed"))
        .whenItIs("2026-06-02T08:59")
        .then(score("ramp-up-quota", 75), stage("ramping-up"))
        .whenItIs("2026-06-02T09:00")
        .then(
            stage("productive"),
            score("ramp-up-quota", 100),
            notice("sales-manager", "quota-changed"))
        .whenItIs("2026-12-02T09:00")
        .then(no(notice("sales-manager", "quota-changed")), no(task("one-to-one")));
  }

  @Test
  @Requirement("B5.1")
  void a_rep_who_became_productive_earlier_keeps_the_full_quota() {
    SPEC.given(wang().in("ramping-up"))
        .when(new StageRequested("productive"))
        .then(score("ramp-up-quota", 100))
        .whenItIs("2026-06-10T09:00")
        .then(score("ramp-up-quota", 100), no(notice("sales-manager", "quota-changed")));
  }

  @Test
  @Requirement("B5.1")
  void a_rep_who_left_while_ramping_up_gets_no_more_quota() {
    SPEC.given(wang().in("ramping-up"))
        .when(new StageRequested("left"))
        .whenItIs("2026-06-10T09:00")
        .thenNothing();
  }

  @Test
  @Requirement("B5.1")
  void an_experienced_rep_has_no_ramp_up_and_no_mentor() {
    SPEC.given(working("rep"))
        .then(no(score("ramp-up-quota", 25)), no(score("ramp-up-quota", 100)))
        .and(no(openTask("coaching")))
        .and(no(openTask("read-best-cases")), no(openTask("training-data")))
        .whenItIs("2026-03-09T09:00")
        .then(no(task("one-to-one")));
  }

  @Test
  @Requirement("B5.1")
  void a_new_rep_is_coached_and_reads_the_best_cases() {
    SPEC.given(wang().in("ramping-up"))
        .then(
            openTask("coaching").forRole("sales-manager").due("2026-03-09T18:00"),
            openTask("read-best-cases").assignedTo("wang").due("2026-03-09T18:00"))
        .when(new ActivityLogged("coaching"), new ActivityLogged("read-best-cases"))
        .then(doneTask("coaching"), doneTask("read-best-cases"));
  }

  @Test
  @Requirement("B5.1")
  void the_sales_manager_meets_a_new_rep_one_to_one_each_week() {
    SPEC.given(wang().in("ramping-up"))
        .whenItIs("2026-03-09T08:59")
        .then(no(task("one-to-one")))
        .whenItIs("2026-03-09T09:00")
        .then(task("one-to-one").forRole("sales-manager").due("2026-03-13T18:00"))
        .when(new ActivityLogged("one-to-one"))
        .whenItIs("2026-03-16T09:00")
        .then(task("one-to-one"));
  }

  @Test
  @Requirement({"B5.1", "B2.1"})
  void harm_5_a_rep_on_leave_is_not_met() {
    SPEC.given(wang().in("ramping-up"))
        .when(new RepAbsent("wang", MONDAY_MORNING, TUESDAY_MORNING))
        .whenItIs("2026-03-09T09:00")
        .then(no(task("one-to-one")))
        .whenItIs("2026-03-16T09:00")
        .then(task("one-to-one"));
  }

  @Test
  @Requirement("B5.1")
  void two_months_far_below_the_quota_bring_coaching() {
    SPEC.given(working("rep"))
        .when(figure("quota-attainment", 1, "59.9", 5))
        .then(stage("productive"))
        .when(figure("quota-attainment", 2, "59.9", 5))
        .then(
            stage("needs-coaching"),
            task("coaching-plan").forRole("sales-manager").due("2026-03-09T18:00"))
        .whenItIs("2026-03-09T09:00")
        .then(task("one-to-one"))
        .when(new StageRequested("productive"))
        .whenItIs("2026-03-16T09:00")
        .then(no(task("one-to-one")), no(score("ramp-up-quota", 100)));
  }

  @Test
  @Requirement("B5.1")
  void sixty_percent_in_one_of_the_months_is_not_far_below() {
    SPEC.given(working("rep"))
        .when(figure("quota-attainment", 1, "60", 5), figure("quota-attainment", 2, "10", 5))
        .then(stage("productive"), no(task("coaching-plan")))
        .when(figure("other", 3, "10", 5))
        .then(stage("productive"));
  }

  @Test
  @Requirement("B5.1")
  void a_rep_who_ramps_up_is_not_judged_by_the_quota() {
    SPEC.given(wang().in("ramping-up"))
        .when(figure("quota-attainment", 1, "10", 5), figure("quota-attainment", 2, "10", 5))
        .then(stage("ramping-up"), no(move("needs-coaching")));
  }

  @Test
  @Requirement("B5.1")
  void figures_without_cases_are_not_judged() {
    SPEC.given(working("rep"))
        .when(figure("quota-attainment", 1, "0", 0), figure("quota-attainment", 2, "0", 0))
        .then(stage("productive"));
  }

  @Test
  @Requirement("B5.2")
  void basic_training_is_four_sessions_and_attendance_is_recorded() {
    SPEC.given(wang())
        .then(no(openTask("training-product")), no(openTask("training-communication")))
        .when(new StageRequested("basic-training"))
        .then(
            task("training-product").assignedTo("wang").due("2026-03-16T18:00"),
            task("training-tools").assignedTo("wang").due("2026-03-16T18:00"),
            task("training-communication").assignedTo("wang").due("2026-03-16T18:00"),
            task("training-negotiation").assignedTo("wang").due("2026-03-16T18:00"))
        .when(new ActivityLogged("training-product"), new ActivityLogged("training-tools"))
        .when(new ActivityLogged("training-communication"))
        .when(new StageRequested("ramping-up"))
        .then(stage("basic-training"), missing("training-negotiation"))
        .when(new ActivityLogged("training-negotiation"))
        .when(new StageRequested("ramping-up"))
        .then(stage("ramping-up"), doneTask("training-negotiation"));
  }

  @Test
  @Requirement("B5.2")
  void advanced_training_follows_once_a_new_rep_is_productive() {
    SPEC.given(wang().in("ramping-up"))
        .then(no(openTask("training-data")), no(openTask("training-teamwork")))
        .when(new StageRequested("productive"))
        .then(
            task("training-data").assignedTo("wang").due("2026-04-14T18:00"),
            task("training-teamwork").assignedTo("wang").due("2026-04-14T18:00"));
  }

  @Test
  @Requirement("B5.2")
  void cases_are_discussed_each_month() {
    SPEC.given(wang().in("ramping-up"))
        .whenItIs("2026-04-02T08:59")
        .then(no(task("case-session")))
        .whenItIs("2026-04-02T09:00")
        .then(task("case-session").assignedTo("wang").due("2026-04-10T18:00"))
        .when(new ActivityLogged("case-session"))
        .then(doneTask("case-session"));
    SPEC.given(wang().in("basic-training"))
        .whenItIs("2026-04-02T09:00")
        .then(no(task("case-session")));
  }

  @Test
  @Requirement({"B5.2", "B2.1"})
  void harm_5_a_rep_on_leave_misses_no_session() {
    SPEC.given(wang().in("ramping-up"))
        .when(
            new RepAbsent(
                "wang",
                Instant.parse("2026-04-01T00:00:00Z"),
                Instant.parse("2026-04-03T00:00:00Z")))
        .whenItIs("2026-04-02T09:00")
        .then(no(task("case-session")));
  }

  @Test
  @Requirement("B5.2")
  void a_training_that_was_missed_is_told_to_the_sales_manager() {
    SPEC.given(wang().in("basic-training"))
        .when(new ActivityLogged("training-product"))
        .whenItIs("2026-03-16T17:59")
        .then(no(notice("sales-manager", "training-missed")))
        .whenItIs("2026-03-16T18:00")
        .then(times(3, notice("in-app", "sales-manager", "training-missed")));
  }

  @Test
  @Requirement({"B5.2", "B2.1"})
  void harm_5_a_training_that_falls_into_leave_is_not_missed() {
    SPEC.given(wang().in("basic-training"))
        .when(new RepAbsent("wang", MONDAY_MORNING, Instant.parse("2026-03-31T00:00:00Z")))
        .whenItIs("2026-03-16T18:00")
        .then(no(notice("sales-manager", "training-missed")));
  }

  @Test
  @Requirement("B5.2")
  void a_task_that_is_no_training_is_not_told_as_one() {
    SPEC.given(wang().in("ramping-up"))
        .whenItIs("2026-03-09T18:00")
        .then(no(notice("sales-manager", "training-missed")), openTask("read-best-cases"));
  }
}
