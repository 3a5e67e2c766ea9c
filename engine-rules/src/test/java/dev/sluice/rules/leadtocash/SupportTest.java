package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.NOBODY_HOME;
import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.openTask;

import dev.sluice.event.ClockPaused;
import dev.sluice.event.ClockResumed;
import dev.sluice.event.SupportCaseAnswered;
import dev.sluice.event.SupportRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("B1.9")
class SupportTest {

  private static final String ACKNOWLEDGEMENT = "support-acknowledgement:T-1";
  private static final String ANSWER = "support-answer:T-1";
  private static final SupportRequested COMPLAINT =
      new SupportRequested("T-1", true, "C-1", "it leaks");
  private static final SupportRequested QUESTION = new SupportRequested("T-1", false, "C-1", null);

  private static final SupportCaseAnswered ANSWERED = new SupportCaseAnswered("T-1", "tightened");

  private static Story asked(String when) {
    return SPEC.startingAt(when).given(lead().in("negotiation")).when(QUESTION);
  }

  @Test
  void a_request_is_acknowledged_within_four_working_hours_lunch_not_counted() {
    asked("2026-03-02T10:00")
        .then(openTask(ACKNOWLEDGEMENT).forRole("service").due("2026-03-02T15:00"));
  }

  @Test
  @Requirement("X4")
  void four_working_hours_go_on_on_a_make_up_saturday() {
    asked("2026-02-27T17:00").then(openTask(ACKNOWLEDGEMENT).due("2026-02-28T12:00"));
  }

  @Test
  @Requirement("X4")
  void four_working_hours_that_begin_on_the_eve_of_spring_festival_end_after_it() {
    asked("2026-02-14T16:00").then(openTask(ACKNOWLEDGEMENT).due("2026-02-24T11:00"));
  }

  @Test
  @Requirement("X4")
  void two_working_days_span_the_make_up_saturday_and_skip_spring_festival() {
    asked("2026-02-13T10:00")
        .when(reported(new TaskCompleted(ACKNOWLEDGEMENT)).by("mei"))
        .then(openTask(ANSWER).due("2026-02-24T18:00"));
  }

  @Test
  @Requirement("X4")
  void a_pause_keeps_what_was_used_of_the_four_hours() {
    asked("2026-03-02T10:00")
        .whenItIs("2026-03-02T11:00")
        .when(new ClockPaused("the customer sends pictures"))
        .whenItIs("2026-03-04T10:00")
        .then(no(notice("supervisor", "support-unacknowledged")))
        .when(new ClockResumed())
        .whenItIs("2026-03-04T13:59")
        .then(no(notice("supervisor", "support-unacknowledged")))
        .whenItIs("2026-03-04T14:00")
        .then(notice("supervisor", "support-unacknowledged"));
  }

  @Test
  void the_same_ticket_reported_twice_is_one_task() {
    asked("2026-03-02T10:00").when(QUESTION).then(no(task("support-acknowledgement")));
    asked("2026-03-02T10:00")
        .when(new TaskCompleted(ACKNOWLEDGEMENT))
        .when(QUESTION)
        .then(no(task("support-acknowledgement")));
    asked("2026-03-02T10:00")
        .when(new SupportRequested("T-2", false, null, null))
        .then(task("support-acknowledgement"));
  }

  @Test
  void who_acknowledges_owns_the_answer_within_two_working_days_of_the_request() {
    asked("2026-03-02T16:00")
        .whenItIs("2026-03-03T10:00")
        .when(reported(new TaskCompleted(ACKNOWLEDGEMENT)).by("mei"))
        .then(openTask(ANSWER).assignedTo("mei").due("2026-03-04T18:00"))
        .when(reported(new TaskCompleted(ACKNOWLEDGEMENT)).by("lan"))
        .then(no(task("support-answer")));
  }

  @Test
  void an_acknowledgement_by_nobody_named_leaves_the_answer_with_the_supervisor() {
    asked("2026-03-02T10:00")
        .when(new TaskCompleted(ACKNOWLEDGEMENT))
        .then(openTask(ANSWER).forRole("supervisor").due("2026-03-04T18:00"))
        .when(new TaskCompleted(ANSWER))
        .when(new TaskCompleted(ACKNOWLEDGEMENT))
        .then(no(task("support-answer")));
  }

  @Test
  void another_task_done_makes_nobody_the_owner_of_an_answer() {
    asked("2026-03-02T10:00")
        .when(reported(new TaskCompleted("technical-support")).by("mei"))
        .then(no(task("support-answer")))
        .when(new TaskCompleted("technical-support"))
        .then(no(task("support-answer")), no(notice("wang", "support-answered")));
  }

  @Test
  void a_request_nobody_acknowledged_is_escalated_and_owned_by_the_supervisor() {
    asked("2026-03-02T10:00")
        .whenItIs("2026-03-02T14:59")
        .then(no(notice("supervisor", "support-unacknowledged")), no(openTask(ANSWER)))
        .whenItIs("2026-03-02T15:00")
        .then(
            notice("supervisor", "support-unacknowledged"),
            openTask(ANSWER).forRole("supervisor").due("2026-03-04T18:00"));
  }

  @Test
  void a_request_acknowledged_in_time_is_not_escalated() {
    asked("2026-03-02T10:00")
        .whenItIs("2026-03-02T14:59")
        .when(reported(new TaskCompleted(ACKNOWLEDGEMENT)).by("mei"))
        .whenItIs("2026-03-03T10:00")
        .then(no(notice("supervisor", "support-unacknowledged")), no(task("support-answer")));
  }

  @Test
  void a_request_not_answered_by_the_close_of_the_second_working_day_is_escalated() {
    asked("2026-03-02T10:00")
        .when(reported(new TaskCompleted(ACKNOWLEDGEMENT)).by("mei"))
        .whenItIs("2026-03-04T17:59")
        .then(no(notice("supervisor", "support-unanswered")))
        .whenItIs("2026-03-04T18:00")
        .then(notice("supervisor", "support-unanswered"));
  }

  @Test
  void a_request_answered_in_time_is_fed_back_to_the_deal_and_not_escalated() {
    asked("2026-03-02T10:00")
        .when(reported(new TaskCompleted(ACKNOWLEDGEMENT)).by("mei"))
        .then(no(notice("wang", "support-answered")))
        .whenItIs("2026-03-04T17:59")
        .when(reported(new TaskCompleted(ANSWER)).by("mei"))
        .then(notice("wang", "support-answered"))
        .whenItIs("2026-03-05T18:00")
        .then(no(notice("supervisor", "support-unanswered")));
  }

  @Test
  void a_request_answered_before_it_was_acknowledged_is_no_work_any_more_and_is_fed_back() {
    asked("2026-03-02T10:00")
        .when(ANSWERED)
        .then(
            cancelledTask(ACKNOWLEDGEMENT),
            notice("wang", "support-answered"),
            no(task("support-answer")))
        .when(ANSWERED)
        .then(no(notice("wang", "support-answered")))
        .when(reported(new TaskCompleted(ACKNOWLEDGEMENT)).by("mei"))
        .then(no(task("support-answer")))
        .when(new TaskCompleted(ACKNOWLEDGEMENT))
        .then(no(task("support-answer")))
        .whenItIs("2026-03-05T18:00")
        .then(
            no(notice("supervisor", "support-unacknowledged")),
            no(notice("supervisor", "support-unanswered")));
  }

  @Test
  void a_request_answered_after_its_acknowledgement_takes_the_answer_task_back() {
    asked("2026-03-02T10:00")
        .when(reported(new TaskCompleted(ACKNOWLEDGEMENT)).by("mei"))
        .whenItIs("2026-03-04T17:59")
        .when(ANSWERED)
        .then(cancelledTask(ANSWER), notice("wang", "support-answered"))
        .whenItIs("2026-03-05T18:00")
        .then(no(notice("supervisor", "support-unanswered")));
  }

  @Test
  void an_answer_takes_back_what_the_supervisor_owns_and_the_acknowledgement_nobody_gave() {
    asked("2026-03-02T10:00")
        .whenItIs("2026-03-02T15:00")
        .then(openTask(ACKNOWLEDGEMENT), openTask(ANSWER))
        .when(ANSWERED)
        .then(cancelledTask(ACKNOWLEDGEMENT), cancelledTask(ANSWER))
        .and(times(1, notice("wang", "support-answered")));
    asked("2026-03-02T10:00")
        .whenItIs("2026-03-02T15:00")
        .when(new TaskCompleted(ANSWER))
        .then(notice("wang", "support-answered"))
        .when(ANSWERED)
        .then(cancelledTask(ACKNOWLEDGEMENT), no(notice("wang", "support-answered")));
  }

  @Test
  void an_answer_to_another_request_leaves_the_work_of_this_one() {
    asked("2026-03-02T10:00")
        .when(new SupportRequested("T-2", false, "C-1", null))
        .when(new SupportCaseAnswered("T-2", null))
        .then(cancelledTask("support-acknowledgement:T-2"), openTask(ACKNOWLEDGEMENT))
        .whenItIs("2026-03-02T15:00")
        .then(notice("supervisor", "support-unacknowledged"), openTask(ANSWER));
  }

  @Test
  void the_deals_owner_hears_of_a_complaint_at_once_and_of_a_question_not() {
    SPEC.given(lead()).when(COMPLAINT).then(notice("wang", "complaint-received"));
    SPEC.given(lead()).when(QUESTION).then(no(notice("wang", "complaint-received")));
  }

  @Test
  void a_deal_without_an_owner_tells_nobody() {
    NOBODY_HOME
        .given(lead())
        .when(COMPLAINT)
        .then(no(notice("owner", "complaint-received")), openTask(ACKNOWLEDGEMENT))
        .when(new SupportRequested("T-2", false, null, null), new SupportCaseAnswered("T-2", null))
        .then(cancelledTask("support-acknowledgement:T-2"), no(notice("owner", "support-answered")))
        .when(reported(new TaskCompleted(ACKNOWLEDGEMENT)).by("mei"))
        .when(reported(new TaskCompleted(ANSWER)).by("mei"))
        .then(no(notice("owner", "support-answered")));
  }
}
