package dev.sluice.step;

import static dev.sluice.step.Bench.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.DeadlineMet;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.StageRequested;
import dev.sluice.playbook.Policy;
import dev.sluice.step.Checklist.Item;
import dev.sluice.step.Checklist.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The node checklist of A3.5, with its own numbers. */
class ChecklistTest {

  private static final String CHECKLIST =
      """
      {"id": "deal", "version": 1, "subject": "lead", "labels": {"en": "Deal", "zh": "交易"},
       "opens": ["lead-captured"],
       "stages": [
        {"id": "lead", "labels": {"en": "Lead", "zh": "线索"}, "moves": ["won"]},
        {"id": "won", "labels": {"en": "Won", "zh": "赢单"}, "end": "won"}],
       "checklist": [
        {"id": "S01", "labels": {"en": "Needs", "zh": "需求"}, "activity": "needs-interview",
         "deliverable": "needs-report", "owner": "rep", "within": "3 days"},
        {"id": "S02", "labels": {"en": "Proposal", "zh": "方案"}, "after": "S01",
         "activity": "tailored-proposal", "deliverable": "signed-proposal", "owner": "rep",
         "within": "5 days"},
        {"id": "S03", "labels": {"en": "Terms", "zh": "条款"}, "after": "S02",
         "activity": "price-and-terms", "deliverable": "minutes", "owner": "manager",
         "within": "7 days"}]}
      """;

  private final Bench bench = Bench.with(CHECKLIST, Policy.none());

  private static Instant day(int days) {
    return START.plus(Duration.ofDays(days));
  }

  @BeforeEach
  void open() {
    bench.opened();
  }

  private Item item(int index) {
    return items().get(index);
  }

  private List<Item> items() {
    return Checklist.of(bench.playbook().pipeline(), bench.state());
  }

  private void needsDone() {
    bench.report(new ActivityLogged("needs-interview"));
    bench.report(new DeliverableSubmitted("needs-report"));
  }

  @Test
  void at_the_start_only_the_first_node_runs() {
    assertThat(items()).extracting(Item::status).containsOnly(Status.OPEN);
    assertThat(items()).extracting(Item::dueAt).containsExactly(day(3), null, null);
    assertThat(items()).extracting(item -> item.node().owner()).contains("rep", "manager");
  }

  @Test
  void a_node_is_in_progress_with_one_of_its_two_and_done_with_both() {
    bench.report(new ActivityLogged("needs-interview"));
    assertThat(item(0).status()).isEqualTo(Status.IN_PROGRESS);
    assertThat(item(0).completedAt()).isNull();
    assertThat(item(0).dueAt()).isEqualTo(day(3));
    bench.pass(Duration.ofDays(1));
    bench.report(new DeliverableSubmitted("needs-report"));
    assertThat(item(0).status()).isEqualTo(Status.DONE);
    assertThat(item(0).completedAt()).isEqualTo(day(1));
    assertThat(item(0).dueAt()).isNull();
  }

  @Test
  void each_node_runs_from_the_actual_completion_of_the_one_before() {
    bench.pass(Duration.ofDays(1));
    needsDone();
    assertThat(item(1).dueAt()).isEqualTo(day(6));
    assertThat(item(2).dueAt()).isNull();
    bench.pass(Duration.ofDays(1));
    bench.report(new ActivityLogged("tailored-proposal"));
    bench.report(new DeliverableSubmitted("signed-proposal"));
    assertThat(item(2).dueAt()).isEqualTo(day(9));
  }

  @Test
  void a_node_reported_late_starts_the_next_from_when_it_was_really_done() {
    bench.pass(Duration.ofDays(2));
    bench.report(new ActivityLogged("needs-interview"), day(1));
    bench.report(new DeliverableSubmitted("needs-report"), day(1));
    assertThat(item(1).dueAt()).isEqualTo(day(6));
  }

  @Test
  void a_node_is_missed_when_its_time_is_up_and_not_a_minute_before() {
    assertThat(bench.passUntil(day(3).minusSeconds(60))).isEmpty();
    assertThat(item(0).missed()).isFalse();
    assertThat(bench.pass(Duration.ofMinutes(1)))
        .extracting(JournalEntry::event)
        .containsExactly(new DeadlineMissed("node", "S01", day(3)));
    assertThat(item(0).missed()).isTrue();
    assertThat(bench.pass(Duration.ofDays(30))).isEmpty();
  }

  @Test
  void a_missed_node_that_was_done_in_time_after_all_is_not_missed() {
    bench.pass(Duration.ofDays(4));
    bench.report(new ActivityLogged("needs-interview"), day(2));
    JournalEntry entry = bench.report(new DeliverableSubmitted("needs-report"), day(3));
    assertThat(entry.followed()).containsExactly(new DeadlineMet("node", "S01", day(3), day(3)));
    assertThat(item(0).missed()).isFalse();
    assertThat(item(1).dueAt()).isEqualTo(day(8));
  }

  @Test
  void doing_a_nodes_activity_once_more_does_not_move_its_completion() {
    needsDone();
    bench.pass(Duration.ofDays(2));
    needsDone();
    assertThat(item(0).completedAt()).isEqualTo(START);
    assertThat(item(1).dueAt()).isEqualTo(day(5));
  }

  @Test
  void a_node_done_before_its_turn_is_done_and_the_one_after_it_runs() {
    bench.report(new ActivityLogged("tailored-proposal"));
    bench.report(new DeliverableSubmitted("signed-proposal"));
    assertThat(items())
        .extracting(Item::status)
        .containsExactly(Status.OPEN, Status.DONE, Status.OPEN);
    assertThat(item(2).dueAt()).isEqualTo(day(7));
  }

  @Test
  void a_closed_case_waits_for_no_node() {
    bench.report(new StageRequested("won"));
    bench.report(new ActivityLogged("needs-interview"));
    assertThat(bench.pass(Duration.ofDays(30))).isEmpty();
  }
}
