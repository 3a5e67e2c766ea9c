package dev.sluice.rules.salesforce;

import static dev.sluice.rules.salesforce.SalesForce.SPEC;
import static dev.sluice.rules.salesforce.SalesForce.wang;
import static dev.sluice.rules.salesforce.SalesForce.working;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.openTask;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.RepAbsent;
import dev.sluice.event.TaskCompleted;
import dev.sluice.event.TaskMoved;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Duties become tasks, and missed duties are listed. */
@Specification
@Requirement("B2.1")
class DutiesTest {

  /** Whoever begins on a Friday has the first duties of all kinds on Monday. */
  private static final PipelineSpec ON_FRIDAY = SPEC.startingAt("2026-03-06T09:00");

  private static final Instant MONDAY_MORNING = Instant.parse("2026-03-09T00:00:00Z");
  private static final Instant TUESDAY_MORNING = Instant.parse("2026-03-10T00:00:00Z");
  private static final Instant MONDAY_NOON = Instant.parse("2026-03-09T04:00:00Z");

  @Test
  void a_rep_logs_visits_each_day_and_sets_goals_each_week() {
    ON_FRIDAY
        .given(working("rep"))
        .whenItIs("2026-03-09T08:59")
        .then(no(task("visit-log")), no(task("weekly-goals")))
        .whenItIs("2026-03-09T09:00")
        .then(
            task("visit-log")
                .key("visit-log:2026-03-09")
                .assignedTo("wang")
                .due("2026-03-09T18:00"),
            task("weekly-goals").assignedTo("wang").due("2026-03-10T18:00"),
            no(task("weekly-meeting")),
            no(task("allocation")),
            no(task("complaints-check")),
            no(task("return-visit-round")))
        .when(new ActivityLogged("visit-log"), new ActivityLogged("weekly-goals"))
        .then(doneTask("visit-log:2026-03-09"), doneTask("weekly-goals:2026-03-09"))
        .whenItIs("2026-03-10T09:00")
        .then(task("visit-log").key("visit-log:2026-03-10"), no(task("weekly-goals")))
        .whenItIs("2026-03-16T09:00")
        .then(task("weekly-goals").key("weekly-goals:2026-03-16"));
  }

  @Test
  void daily_duties_begin_on_the_next_working_day_and_weekly_ones_on_monday() {
    SPEC.startingAt("2026-03-04T15:30")
        .given(working("rep"))
        .then(no(task("visit-log")))
        .whenItIs("2026-03-05T08:59")
        .then(no(task("visit-log")))
        .whenItIs("2026-03-05T09:00")
        .then(
            task("visit-log").key("visit-log:2026-03-05").due("2026-03-05T18:00"),
            no(task("weekly-goals")))
        .whenItIs("2026-03-06T09:00")
        .then(times(1, task("visit-log")))
        .whenItIs("2026-03-09T08:59")
        .then(no(task("visit-log")), no(task("weekly-goals")))
        .whenItIs("2026-03-09T09:00")
        .then(times(1, task("visit-log")), task("weekly-goals"));
    SPEC.startingAt("2026-03-02T09:00")
        .given(working("rep"))
        .whenItIs("2026-03-03T09:00")
        .then(task("visit-log").key("visit-log:2026-03-03"));
    SPEC.startingAt("2026-03-08T20:00")
        .given(working("rep"))
        .whenItIs("2026-03-09T09:00")
        .then(times(1, task("visit-log")), task("weekly-goals"));
    SPEC.startingAt("2026-02-14T15:00")
        .given(working("rep"))
        .whenItIs("2026-02-24T08:59")
        .then(no(task("visit-log")))
        .whenItIs("2026-02-24T09:00")
        .then(times(1, task("visit-log")));
  }

  @Test
  void somebody_without_a_stated_role_is_a_rep() {
    SPEC.given(wang().in("productive"))
        .whenItIs("2026-03-09T09:00")
        .then(task("visit-log"), task("weekly-goals"), no(task("weekly-meeting")));
  }

  @Test
  void a_manager_meets_allocates_and_appraises() {
    SPEC.given(working("manager"))
        .whenItIs("2026-03-09T09:00")
        .then(
            task("weekly-meeting").assignedTo("wang").due("2026-03-09T18:00"),
            task("allocation").due("2026-03-11T18:00"),
            task("appraisal").due("2026-03-16T18:00"),
            no(task("visit-log")),
            no(task("weekly-goals")),
            no(task("complaints-check")),
            no(task("return-visit-round")))
        .whenItIs("2026-03-16T09:00")
        .then(task("weekly-meeting"), no(task("appraisal")))
        .whenItIs("2026-04-09T09:00")
        .then(task("appraisal").key("appraisal:2026-04-09"));
    SPEC.given(working("rep")).whenItIs("2026-04-09T09:00").then(no(task("appraisal")));
  }

  @Test
  void service_goes_through_complaints_each_day_and_makes_return_visits_each_week() {
    SPEC.given(working("service"))
        .whenItIs("2026-03-09T09:00")
        .then(
            task("complaints-check").assignedTo("wang").due("2026-03-09T18:00"),
            task("return-visit-round").due("2026-03-13T18:00"),
            no(task("visit-log")),
            no(task("weekly-goals")),
            no(task("weekly-meeting")),
            no(task("appraisal")))
        .whenItIs("2026-03-10T09:00")
        .then(task("complaints-check"), no(task("return-visit-round")));
  }

  @Test
  void somebody_in_training_has_no_duties_yet_and_a_new_rep_has() {
    SPEC.given(wang().in("basic-training"))
        .whenItIs("2026-03-10T09:00")
        .then(no(task("visit-log")));
    SPEC.given(wang().in("ramping-up")).whenItIs("2026-03-09T09:00").then(task("visit-log"));
  }

  @Test
  void there_are_no_duties_on_a_weekend_nor_in_the_spring_festival_but_on_make_up_saturdays() {
    SPEC.startingAt("2026-02-02T09:00")
        .given(working("rep"))
        .whenItIs("2026-02-13T18:00")
        .when(new TaskCompleted("visit-log:2026-02-13"))
        .whenItIs("2026-02-14T09:00")
        .then(times(1, task("visit-log").key("visit-log:2026-02-14")))
        .whenItIs("2026-02-14T18:00")
        .whenItIs("2026-02-24T08:59")
        .thenNothing()
        .whenItIs("2026-02-24T09:00")
        .then(times(1, task("visit-log").key("visit-log:2026-02-24")))
        .and(times(1, task("weekly-goals")));
  }

  @Test
  void a_missed_duty_is_listed() {
    ON_FRIDAY
        .given(working("rep"))
        .whenItIs("2026-03-09T17:59")
        .then(no(notice("sales-manager", "duty-missed")))
        .whenItIs("2026-03-09T18:00")
        .then(notice("in-app", "sales-manager", "duty-missed"));
  }

  @Test
  void every_kind_of_duty_is_listed() {
    SPEC.given(working("manager"))
        .whenItIs("2026-03-09T18:00")
        .then(times(1, notice("sales-manager", "duty-missed")))
        .whenItIs("2026-03-11T18:00")
        .then(times(1, notice("sales-manager", "duty-missed")))
        .whenItIs("2026-03-13T18:00")
        .thenNothing()
        .whenItIs("2026-03-16T18:00")
        .then(times(2, notice("sales-manager", "duty-missed")));
    ON_FRIDAY
        .given(working("service"))
        .whenItIs("2026-03-09T18:00")
        .then(times(1, notice("sales-manager", "duty-missed")))
        .whenItIs("2026-03-13T17:59")
        .then(times(3, notice("sales-manager", "duty-missed")))
        .whenItIs("2026-03-13T18:00")
        .then(times(2, notice("sales-manager", "duty-missed")));
    ON_FRIDAY
        .given(working("rep"))
        .whenItIs("2026-03-10T17:59")
        .then(times(1, notice("sales-manager", "duty-missed")))
        .whenItIs("2026-03-10T18:00")
        .then(times(2, notice("sales-manager", "duty-missed")));
  }

  @Test
  void a_task_that_is_no_duty_is_not_listed() {
    SPEC.given(wang().in("basic-training"))
        .whenItIs("2026-03-16T18:00")
        .then(no(notice("sales-manager", "duty-missed")), openTask("training-product"))
        .when(reported(new ActivityLogged("training-product")).occurring("2026-03-16T17:00"))
        .then(no(notice("sales-manager", "duty-done")));
  }

  @Test
  void only_duties_are_listed_taken_back_and_struck_off_beside_other_tasks() {
    SPEC.given(wang().in("ramping-up"))
        .whenItIs("2026-03-09T18:00")
        .then(times(5, notice("sales-manager", "duty-missed")), openTask("read-best-cases"))
        .when(reported(new ActivityLogged("read-best-cases")).occurring("2026-03-09T17:00"))
        .then(no(notice("sales-manager", "duty-done")), doneTask("read-best-cases"));
    SPEC.given(wang().in("ramping-up"))
        .whenItIs("2026-03-09T09:30")
        .when(new RepAbsent("wang", MONDAY_NOON, TUESDAY_MORNING))
        .whenItIs("2026-03-09T18:00")
        .then(cancelledTask("visit-log:2026-03-09"), openTask("read-best-cases"));
  }

  @Test
  void harm_5_a_rep_on_approved_leave_has_no_duties() {
    ON_FRIDAY
        .given(working("rep"))
        .when(new RepAbsent("wang", MONDAY_MORNING, TUESDAY_MORNING))
        .whenItIs("2026-03-09T18:00")
        .thenNothing()
        .whenItIs("2026-03-10T09:00")
        .then(task("visit-log"), no(task("weekly-goals")));
  }

  @Test
  void harm_5_a_manager_and_service_on_leave_have_none_either() {
    SPEC.given(working("manager"))
        .when(new RepAbsent("wang", MONDAY_MORNING, TUESDAY_MORNING))
        .whenItIs("2026-03-09T18:00")
        .thenNothing();
    ON_FRIDAY
        .given(working("service"))
        .when(new RepAbsent("wang", MONDAY_MORNING, TUESDAY_MORNING))
        .whenItIs("2026-03-09T18:00")
        .thenNothing();
  }

  @Test
  void harm_5_a_duty_given_in_the_morning_is_not_missed_when_leave_begins_at_noon() {
    SPEC.given(working("rep"))
        .whenItIs("2026-03-09T09:30")
        .then(task("visit-log"))
        .when(new RepAbsent("wang", MONDAY_NOON, TUESDAY_MORNING))
        .whenItIs("2026-03-09T18:00")
        .then(
            cancelledTask("visit-log:2026-03-09"),
            openTask("weekly-goals:2026-03-09"),
            no(notice("sales-manager", "duty-missed")))
        .whenItIs("2026-03-10T18:00")
        .then(times(2, notice("sales-manager", "duty-missed")));
  }

  @Test
  void harm_5_a_task_of_the_manager_does_not_go_with_the_leave_of_the_rep() {
    SPEC.given(wang().in("basic-training"))
        .when(new RepAbsent("wang", MONDAY_MORNING, Instant.parse("2026-03-31T00:00:00Z")))
        .whenItIs("2026-03-16T18:00")
        .then(openTask("training-product"));
  }

  @Test
  void harm_5_a_meeting_moved_to_tuesday_is_not_missed_on_monday() {
    SPEC.given(working("manager"))
        .whenItIs("2026-03-09T09:00")
        .when(new TaskMoved("weekly-meeting:2026-03-09", LocalDate.of(2026, 3, 10)))
        .whenItIs("2026-03-10T17:59")
        .then(no(notice("sales-manager", "duty-missed")), openTask("weekly-meeting:2026-03-09"))
        .when(new ActivityLogged("weekly-meeting"))
        .whenItIs("2026-03-10T18:00")
        .then(no(notice("sales-manager", "duty-missed")), doneTask("weekly-meeting:2026-03-09"));
  }

  @Test
  void harm_5_a_meeting_moved_to_tuesday_and_not_held_is_missed_on_tuesday() {
    SPEC.given(working("manager"))
        .whenItIs("2026-03-09T09:00")
        .when(new TaskMoved("weekly-meeting:2026-03-09", LocalDate.of(2026, 3, 10)))
        .whenItIs("2026-03-10T18:00")
        .then(times(1, notice("sales-manager", "duty-missed")));
  }

  @Test
  void a_duty_done_in_time_and_reported_late_comes_off_the_list() {
    SPEC.given(working("rep"))
        .whenItIs("2026-03-09T19:00")
        .then(notice("sales-manager", "duty-missed"))
        .when(reported(new ActivityLogged("visit-log")).occurring("2026-03-09T18:00"))
        .then(notice("in-app", "sales-manager", "duty-done"));
  }

  @Test
  void a_duty_done_a_minute_late_stays_on_the_list() {
    SPEC.given(working("rep"))
        .whenItIs("2026-03-09T19:00")
        .when(reported(new ActivityLogged("visit-log")).occurring("2026-03-09T18:01"))
        .then(no(notice("sales-manager", "duty-done")), doneTask("visit-log:2026-03-09"));
  }

  @Test
  void leave_of_somebody_else_is_refused() {
    SPEC.given(working("rep"))
        .when(new RepAbsent("li", MONDAY_MORNING, TUESDAY_MORNING))
        .then(dev.sluice.rules.spec.Expectation.refused("li", "the rep's own"));
  }
}
