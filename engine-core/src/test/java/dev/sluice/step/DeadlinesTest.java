package dev.sluice.step;

import static dev.sluice.step.Bench.START;
import static dev.sluice.step.Bench.decisions;
import static dev.sluice.step.Bench.on;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.CancelTask;
import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Notify;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ClockPaused;
import dev.sluice.event.ClockResumed;
import dev.sluice.event.DeadlineMet;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.DeadlineNear;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.MissedDeadline;
import dev.sluice.fact.Task;
import dev.sluice.playbook.Policy;
import dev.sluice.time.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

  private static final String NEGOTIATION =
      """
      {"id": "deal", "version": 1, "subject": "lead", "labels": {"en": "Deal", "zh": "交易"},
       "opens": ["lead-captured"],
       "stages": [
        {"id": "lead", "labels": {"en": "Lead", "zh": "线索"}, "moves": ["negotiation"]},
        {"id": "negotiation", "labels": {"en": "Negotiation", "zh": "谈判"}, "moves": ["signed"],
         "limit": {"within": "7 days", "warnings": ["5 days"],
                   "escalate": ["sales-manager", "supervisor"]}},
        {"id": "signed", "labels": {"en": "Signed", "zh": "签约"}, "end": "won"}]}
      """;
  private static final Instant DUE = START.plus(Duration.ofDays(7));
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static Bench negotiating() {
    Bench bench = Bench.with(NEGOTIATION, Policy.none()).opened();
    bench.report(new StageRequested("negotiation"));
    return bench;
  }

  @Test
  void a_stage_that_lasts_too_long_is_told_to_each_role_by_mail_and_in_the_app() { // A3.2
    Bench bench = negotiating();
    bench.passUntil(DUE.minus(MINUTE));
    JournalEntry missed = bench.pass(MINUTE).get(0);
    assertThat(missed.event()).isEqualTo(new DeadlineMissed("stage", "negotiation", DUE));
    assertThat(missed.occurredAt()).isEqualTo(DUE);
    assertThat(decisions(missed))
        .containsExactly(
            new Notify("email", "sales-manager", "stage-overdue", "negotiation"),
            new Notify("in-app", "sales-manager", "stage-overdue", "negotiation"),
            new Notify("email", "supervisor", "stage-overdue", "negotiation"),
            new Notify("in-app", "supervisor", "stage-overdue", "negotiation"));
    assertThat(missed.decisions().get(0).because().requirements()).containsExactly("A3.2");
    assertThat(bench.facts().missed())
        .containsExactly(new MissedDeadline("stage", "negotiation", DUE));
  }

  @Test
  void one_minute_before_its_limit_only_the_warning_was_given() { // A3.2
    List<JournalEntry> entries = negotiating().passUntil(DUE.minus(MINUTE));
    assertThat(entries)
        .extracting(JournalEntry::event)
        .containsExactly(new DeadlineNear("stage", "negotiation", DUE));
    assertThat(entries.get(0).now()).isEqualTo(START.plus(Duration.ofDays(5)));
    assertThat(entries.get(0).decisions()).isEmpty();
  }

  @Test
  void a_limit_is_missed_at_its_due_time_however_late_somebody_looks() {
    Bench bench = negotiating();
    Timer limit = requireNonNull(bench.state().timer("stage:negotiation"));
    StepResult late = Step.fire(bench.state(), limit, DUE.plus(MINUTE), bench.playbook());
    assertThat(late.entry().event()).isEqualTo(new DeadlineMissed("stage", "negotiation", DUE));
  }

  @Test
  void leaving_in_time_cancels_limit_and_warnings() {
    Bench bench = negotiating();
    bench.pass(Duration.ofDays(1));
    bench.report(new StageRequested("signed"));
    assertThat(bench.pass(Duration.ofDays(30))).isEmpty();
    assertThat(bench.facts().missed()).isEmpty();
  }

  @Test
  void a_move_made_in_time_and_reported_late_takes_the_miss_back() {
    Bench bench = negotiating();
    bench.passUntil(DUE.plus(MINUTE));
    JournalEntry entry = bench.report(new StageRequested("signed"), DUE);
    assertThat(entry.followed()).contains(new DeadlineMet("stage", "negotiation", DUE, DUE));
    assertThat(bench.facts().missed()).isEmpty();
    assertThat(bench.salesCase().stageEnteredAt()).isEqualTo(DUE);
  }

  @Test
  void a_move_made_one_minute_late_stays_late() {
    Bench bench = negotiating();
    bench.passUntil(DUE.plus(MINUTE));
    JournalEntry entry = bench.report(new StageRequested("signed"), DUE.plus(MINUTE));
    assertThat(entry.followed()).noneMatch(DeadlineMet.class::isInstance);
    assertThat(bench.salesCase().stage()).isEqualTo("signed");
  }

  @Test
  void a_paused_clock_does_not_run_and_goes_on_with_what_was_left() {
    Bench bench = negotiating();
    bench.pass(Duration.ofDays(2));
    bench.report(new ClockPaused("The customer is on holiday"));
    assertThat(bench.pass(Duration.ofDays(20))).isEmpty();
    assertThat(bench.due("stage:negotiation")).isNull();
    bench.report(new ClockResumed());
    assertThat(bench.due("stage:negotiation")).isEqualTo(DUE.plus(Duration.ofDays(20)));
    assertThat(bench.pass(Duration.ofDays(5)))
        .extracting(JournalEntry::event)
        .containsExactly(
            new DeadlineNear("stage", "negotiation", DUE.plus(Duration.ofDays(20))),
            new DeadlineMissed("stage", "negotiation", DUE.plus(Duration.ofDays(20))));
  }

  @Test
  void pausing_twice_and_resuming_what_runs_change_nothing() {
    Bench bench = negotiating();
    bench.report(new ClockResumed());
    bench.pass(Duration.ofDays(1));
    bench.report(new ClockPaused("a"));
    bench.pass(Duration.ofDays(1));
    bench.report(new ClockPaused("b"));
    bench.pass(Duration.ofDays(1));
    bench.report(new ClockResumed());
    assertThat(bench.due("stage:negotiation")).isEqualTo(DUE.plus(Duration.ofDays(2)));
  }

  @Test
  void a_pause_that_began_before_the_stage_and_is_reported_later_stops_it_from_its_start() {
    Bench bench = Bench.with(NEGOTIATION, Policy.none()).opened();
    bench.pass(Duration.ofDays(1));
    bench.report(new StageRequested("negotiation"));
    bench.pass(Duration.ofHours(2));
    bench.report(new ClockPaused("On holiday"), START);
    bench.report(new ClockResumed());
    assertThat(bench.due("stage:negotiation"))
        .isEqualTo(DUE.plus(Duration.ofDays(1)).plus(Duration.ofHours(2)));
  }

  @Test
  void a_rules_own_timer_is_not_paused() {
    Bench bench =
        Bench.with(
                NEGOTIATION,
                on(
                    LeadCaptured.class,
                    "r",
                    new dev.sluice.decision.StartTimer("t", Budget.days(1))))
            .opened();
    bench.report(new ClockPaused("a"));
    assertThat(bench.pass(Duration.ofDays(1))).hasSize(1);
  }

  // Tasks ---------------------------------------------------------------------------------------

  private static final CreateTask CALL =
      new CreateTask(
          "call", "phone", "owner", null, Budget.hours(24), null, List.of("call", "visit"), null);

  private static Bench withTask() {
    return Bench.with(NEGOTIATION, on(LeadCaptured.class, "Call first", CALL)).opened();
  }

  private static Task task(Bench bench) {
    return requireNonNull(bench.facts().task("call"));
  }

  @Test
  void a_task_is_due_when_the_calendar_says() {
    Bench bench = withTask();
    assertThat(task(bench).dueAt()).isEqualTo(START.plus(Duration.ofHours(24)));
    assertThat(bench.passUntil(START.plus(Duration.ofHours(24)).minus(MINUTE))).isEmpty();
    assertThat(bench.pass(MINUTE))
        .extracting(JournalEntry::event)
        .containsExactly(new DeadlineMissed("task", "call", START.plus(Duration.ofHours(24))));
  }

  @Test
  void the_decision_tells_the_handler_when_the_task_is_due() {
    Bench bench = Bench.with(NEGOTIATION, on(SignalReceived.class, "Call", CALL)).opened();
    assertThat(decisions(bench.report(new SignalReceived("visit"))))
        .containsExactly(
            new CreateTask(
                "call",
                "phone",
                "owner",
                null,
                Budget.hours(24),
                START.plus(Duration.ofHours(24)),
                List.of("call", "visit"),
                null));
  }

  @Test
  void an_open_task_is_not_given_twice_and_a_done_one_is_given_again() {
    Bench bench = Bench.with(NEGOTIATION, on(SignalReceived.class, "Call", CALL)).opened();
    assertThat(bench.report(new SignalReceived("visit")).decisions()).hasSize(1);
    bench.pass(MINUTE);
    assertThat(bench.report(new SignalReceived("visit")).decisions()).isEmpty();
    assertThat(task(bench).createdAt()).isEqualTo(START);
    bench.report(new ActivityLogged("call"));
    assertThat(bench.report(new SignalReceived("visit")).decisions()).hasSize(1);
    assertThat(task(bench).pending()).isTrue();
    assertThat(task(bench).createdAt()).isEqualTo(START.plus(MINUTE));
  }

  @Test
  void an_activity_of_its_type_completes_a_task_and_its_deadline() {
    Bench bench = withTask();
    bench.pass(MINUTE);
    bench.report(new ActivityLogged("visit"));
    assertThat(task(bench).status()).isEqualTo(Task.Status.DONE);
    assertThat(task(bench).closedAt()).isEqualTo(START.plus(MINUTE));
    assertThat(bench.pass(Duration.ofDays(2))).isEmpty();
  }

  @Test
  void an_activity_of_another_type_completes_nothing() {
    Bench bench = withTask();
    bench.report(new ActivityLogged("mail"));
    assertThat(task(bench).pending()).isTrue();
  }

  @Test
  void an_activity_from_before_the_task_was_given_does_not_complete_it() {
    Bench bench = withTask();
    bench.pass(MINUTE);
    bench.report(new ActivityLogged("call"), START.minusNanos(1));
    assertThat(task(bench).pending()).isTrue();
    bench.report(new ActivityLogged("call"), START);
    assertThat(task(bench).pending()).isFalse();
  }

  @Test
  void a_call_made_in_time_and_logged_late_takes_the_miss_back() { // A2.2
    Bench bench = withTask();
    Instant due = START.plus(Duration.ofHours(24));
    bench.passUntil(due.plus(MINUTE));
    assertThat(bench.facts().missed()).hasSize(1);
    JournalEntry entry = bench.report(new ActivityLogged("call"), due);
    assertThat(entry.followed()).containsExactly(new DeadlineMet("task", "call", due, due));
    assertThat(bench.facts().missed()).isEmpty();
  }

  @Test
  void a_call_made_one_minute_late_ends_the_matter_but_does_not_meet_the_deadline() {
    Bench bench = withTask();
    Instant due = START.plus(Duration.ofHours(24));
    bench.passUntil(due.plus(MINUTE));
    JournalEntry entry = bench.report(new ActivityLogged("call"), due.plus(MINUTE));
    assertThat(entry.followed()).isEmpty();
    assertThat(bench.facts().missed()).isEmpty();
  }

  @Test
  void a_task_taken_back_leaves_no_missed_deadline_behind() {
    Policy policy =
        Bench.all(
            on(LeadCaptured.class, "Call", CALL),
            on(SignalReceived.class, "Enough", new CancelTask("call")));
    Bench bench = Bench.with(NEGOTIATION, policy).opened();
    bench.pass(Duration.ofDays(2));
    assertThat(bench.facts().missed()).hasSize(1);
    assertThat(bench.report(new SignalReceived("unsubscribed")).decisions()).hasSize(1);
    assertThat(task(bench).status()).isEqualTo(Task.Status.CANCELLED);
    assertThat(bench.facts().missed()).isEmpty();
    assertThat(bench.report(new SignalReceived("unsubscribed")).decisions()).isEmpty();
  }

  @Test
  void a_task_taken_back_in_time_is_never_missed() {
    Policy policy =
        Bench.all(
            on(LeadCaptured.class, "Call", CALL),
            on(SignalReceived.class, "Enough", new CancelTask("call")));
    Bench bench = Bench.with(NEGOTIATION, policy).opened();
    bench.report(new SignalReceived("unsubscribed"));
    assertThat(bench.pass(Duration.ofDays(2))).isEmpty();
  }

  @Test
  void a_task_nobody_gave_cannot_be_completed() {
    Bench bench = withTask();
    assertThatThrownBy(() -> bench.report(new TaskCompleted("cal")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("There is no task \"cal\"")
        .hasMessageContaining("[call]");
  }

  @Test
  void completing_a_task_twice_keeps_the_first_time() {
    Bench bench = withTask();
    bench.report(new TaskCompleted("call"));
    bench.pass(MINUTE);
    bench.report(new TaskCompleted("call"));
    assertThat(task(bench).closedAt()).isEqualTo(START);
  }
}
