package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.document.FollowUpDraft;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.FollowUpRecorded.Promise;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.Submission;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Lead;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("A2.3")
class FollowUpTest {

  private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);
  private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 10);

  @Test
  void each_dated_promise_becomes_a_task_due_at_the_close_of_its_day() {
    SPEC.given(lead())
        .when(
            promising(
                new Promise("send references", FRIDAY),
                new Promise("send prices", LocalDate.of(2026, 3, 7))))
        .then(
            task("promise").key("promise:send references").due("2026-03-06T18:00"),
            // A Saturday's promise is due on Monday.
            task("promise").key("promise:send prices").due("2026-03-09T18:00").assignedTo("wang"));
  }

  @Test
  void a_promise_without_a_date_becomes_none() {
    SPEC.given(lead())
        .when(promising(new Promise("think about a discount", null)))
        .then(no(task("promise")));
    SPEC.given(lead())
        .when(
            promising(
                new Promise("think about a discount", null),
                new Promise("send references", FRIDAY)))
        .then(times(1, task("promise")), openTask("promise:send references"));
  }

  @Test
  void a_dated_next_step_becomes_a_task_and_one_without_a_date_does_not() {
    SPEC.given(lead())
        .when(next("present the proposal", FRIDAY))
        .then(task("next-step").due("2026-03-06T18:00").note("present the proposal"));
    SPEC.given(lead()).when(next("call again some day", null)).then(no(task("next-step")));
    SPEC.given(lead()).when(next(null, FRIDAY)).then(no(task("next-step")));
  }

  @Test
  void a_promise_that_is_given_another_day_is_due_on_that_day() {
    SPEC.given(lead())
        .when(
            promising(
                new Promise("send references", FRIDAY),
                new Promise("send prices", FRIDAY),
                new Promise("show the plant", FRIDAY)))
        .when(new TaskCompleted("promise:show the plant"))
        .when(promising(new Promise("send references", TUESDAY)))
        .then(
            openTask("promise:send references").due("2026-03-10T18:00"),
            openTask("promise:send prices").due("2026-03-06T18:00"),
            doneTask("promise:show the plant"))
        .whenItIs("2026-03-06T18:00")
        .then(times(1, notice("wang", "promise-overdue")))
        .whenItIs("2026-03-10T17:59")
        .then(no(notice("wang", "promise-overdue")))
        .whenItIs("2026-03-10T18:00")
        .then(notice("wang", "promise-overdue"));
  }

  @Test
  void a_promise_given_again_for_the_same_day_or_without_one_stays_as_it_is() {
    SPEC.given(lead())
        .when(promising(new Promise("send references", FRIDAY)))
        .when(promising(new Promise("send references", FRIDAY)))
        .then(openTask("promise:send references").due("2026-03-06T18:00"), no(task("promise")))
        .when(promising(new Promise("send references", null)))
        .then(openTask("promise:send references").due("2026-03-06T18:00"));
  }

  @Test
  void a_promise_that_was_kept_and_is_given_again_is_a_new_task() {
    SPEC.given(lead())
        .when(promising(new Promise("send references", FRIDAY)))
        .when(new TaskCompleted("promise:send references"))
        .when(promising(new Promise("send references", TUESDAY)))
        .then(
            task("promise").due("2026-03-10T18:00"),
            no(rule("A promise that is given another day is due on that day")));
  }

  @Test
  void a_promise_not_kept_by_its_deadline_reminds_the_owner() {
    SPEC.given(lead())
        .when(promising(new Promise("send references", FRIDAY)))
        .whenItIs("2026-03-06T17:59")
        .then(no(notice("wang", "promise-overdue")))
        .whenItIs("2026-03-06T18:00")
        .then(notice("in-app", "wang", "promise-overdue"));
    SPEC.given(lead())
        .when(promising(new Promise("send references", FRIDAY)))
        .whenItIs("2026-03-06T17:59")
        .when(new TaskCompleted("promise:send references"))
        .whenItIs("2026-03-06T18:00")
        .then(no(notice("wang", "promise-overdue")));
  }

  @Test
  void another_task_that_is_late_is_no_broken_promise() {
    SPEC.given(lead())
        .when(next("send references", FRIDAY))
        .whenItIs("2026-03-06T18:00")
        .then(no(notice("wang", "promise-overdue")));
  }

  @Test
  void two_next_steps_on_one_day_are_two_tasks() {
    SPEC.given(lead())
        .when(next("present the proposal", FRIDAY))
        .when(next("call the board", FRIDAY))
        .then(
            task("next-step").key("next-step:call the board").due("2026-03-06T18:00"),
            openTask("next-step:present the proposal"));
  }

  @Test
  void a_next_step_that_is_given_another_day_is_due_on_that_day() {
    SPEC.given(lead())
        .when(promising(new Promise("present the proposal", FRIDAY)))
        .when(next("call the board", FRIDAY))
        .when(next("present the proposal", FRIDAY))
        .when(next("present the proposal", null))
        .then(openTask("next-step:present the proposal").due("2026-03-06T18:00"))
        .when(next("present the proposal", TUESDAY))
        .then(
            openTask("next-step:present the proposal").due("2026-03-10T18:00"),
            openTask("next-step:call the board").due("2026-03-06T18:00"),
            openTask("promise:present the proposal").due("2026-03-06T18:00"))
        .when(promising(new Promise("call the board", TUESDAY)))
        .then(openTask("next-step:call the board").due("2026-03-06T18:00"));
  }

  @Test
  void a_next_step_that_was_made_and_comes_again_is_a_new_task() {
    SPEC.given(lead())
        .when(next("call the board", FRIDAY))
        .when(new TaskCompleted("next-step:call the board"))
        .when(next("call the board", TUESDAY))
        .then(
            task("next-step").due("2026-03-10T18:00"),
            no(rule("A next step that is given another day is due on that day")));
  }

  @Test
  void a_record_is_filled_in_from_the_case_so_that_the_rep_types_little() {
    SalesEngine engine = LeadToCash.engine();
    Lead lead = new Lead("Acme", "partner", null, null, null, null, "automation", List.of());
    engine.submit(Submission.of("L-1", new LeadCaptured(lead)));
    engine.submit(
        Submission.of(
            "L-1",
            new FollowUpRecorded(
                null,
                "too dear",
                List.of(new Promise("send references", FRIDAY)),
                "packing line",
                "present it",
                FRIDAY)));

    FollowUpDraft draft = engine.documents().followUp("L-1");

    assertThat(draft.customer().name()).isEqualTo("Acme");
    assertThat(draft.need()).isEqualTo("automation");
    assertThat(draft.objection()).isEqualTo("too dear");
    assertThat(draft.solution()).isEqualTo("packing line");
    assertThat(draft.openPromises()).containsExactly(new Promise("send references", FRIDAY));
    assertThat(draft.recorded(Locale.ENGLISH).nextStep()).isEqualTo("present it");
    assertThat(draft.nextStepOn()).isEqualTo(FRIDAY);
  }

  @Test
  void a_promise_that_was_given_another_day_is_still_open_in_the_next_draft() {
    SalesEngine engine = LeadToCash.engine();
    engine.submit(Submission.of("L-1", new LeadCaptured(Lead.of("Acme", "partner"))));
    engine.submit(Submission.of("L-1", promising(new Promise("send references", FRIDAY))));
    engine.submit(Submission.of("L-1", promising(new Promise("send references", TUESDAY))));

    assertThat(engine.documents().followUp("L-1").openPromises())
        .containsExactly(new Promise("send references", TUESDAY));
  }

  private static FollowUpRecorded promising(Promise... promises) {
    return new FollowUpRecorded("need", null, List.of(promises), null, null, null);
  }

  private static FollowUpRecorded next(@Nullable String step, @Nullable LocalDate on) {
    return new FollowUpRecorded(null, null, List.of(), null, step, on);
  }
}
