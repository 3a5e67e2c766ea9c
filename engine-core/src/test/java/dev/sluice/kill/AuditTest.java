package dev.sluice.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Effect;
import dev.sluice.decision.Notify;
import dev.sluice.engine.Delivery;
import dev.sluice.engine.Outcome;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.Submission;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.InMemoryCaseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An audit that finds nothing proves nothing unless it finds what is wrong. */
class AuditTest {

  private static final int EVENTS = 120;

  private final InMemoryCaseStore store = InMemoryCaseStore.create();
  private final List<Ledger.Ack> acks = new ArrayList<>();
  private final List<Ledger.Delivered> deliveries = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-02T04:00:00Z");
  private final SalesEngine engine =
      SalesEngine.builder()
          .playbook(Work.playbook())
          .team(Work.team())
          .store(store)
          .clock(() -> now)
          .on(Notify.class, this::deliver)
          .on(CreateTask.class, this::deliver)
          .build();
  private Books books = new Books(List.of(), List.of());

  private void deliver(Effect effect, Delivery delivery) {
    deliveries.add(new Ledger.Delivered(delivery.key(), effect.toString(), now));
  }

  private void submit(Submission submission) {
    Outcome outcome = engine.submit(submission);
    JournalEntry entry = outcome.entries().get(0);
    acks.add(new Ledger.Ack(entry.caseId(), entry.eventId(), entry.version(), outcome.repeated()));
    now = now.plusMillis(7);
    engine.tick();
  }

  @BeforeEach
  void work() {
    Work work = new Work(1);
    Work.hubs().forEach(this::submit);
    for (int number = 0; number < EVENTS; number++) {
      submit(work.event(number));
    }
    submit(work.event(EVENTS - 1));
    now = now.plus(Duration.ofSeconds(1));
    engine.tick();
    books = Books.read(store);
  }

  private List<String> findings() {
    return Audit.of(engine.playbooks(), books, acks, deliveries).findings();
  }

  private void entries(UnaryOperator<List<JournalEntry>> change) {
    books =
        new Books(
            books.cases().stream()
                .map(kept -> new Books.Kept(kept.state(), change.apply(kept.journal())))
                .toList(),
            books.left());
  }

  private void without(Predicate<JournalEntry> which) {
    entries(journal -> journal.stream().filter(which.negate()).toList());
  }

  private JournalEntry first(Predicate<JournalEntry> which) {
    return books.cases().stream()
        .flatMap(kept -> kept.journal().stream())
        .filter(which)
        .findFirst()
        .orElseThrow();
  }

  private static JournalEntry at(JournalEntry entry, Instant now) {
    return new JournalEntry(
        entry.caseId(),
        entry.version(),
        entry.eventId(),
        entry.event(),
        entry.occurredAt(),
        now,
        entry.actor(),
        entry.definitions(),
        entry.followed(),
        entry.decisions(),
        entry.missing(),
        entry.conflicts(),
        entry.tells(),
        entry.stage());
  }

  private static boolean fired(JournalEntry entry) {
    return entry.event() instanceof DeadlineMissed;
  }

  @Test
  void work_that_nothing_went_wrong_with_has_no_findings_and_something_of_everything() {
    Audit.Result result = Audit.of(engine.playbooks(), books, acks, deliveries);
    assertThat(result.findings()).isEmpty();
    assertThat(result.acknowledged()).isEqualTo(EVENTS + Work.hubs().size());
    assertThat(result.timers()).isPositive();
    assertThat(result.cancelled()).isPositive();
    assertThat(result.effects()).isEqualTo(deliveries.size());
    assertThat(result.repeats()).isZero();
    assertThat(books.cases())
        .flatExtracting(Books.Kept::journal)
        .anyMatch(entry -> !entry.tells().isEmpty());
  }

  @Test
  void an_acknowledged_event_that_no_journal_has_is_found() {
    acks.add(new Ledger.Ack("s0-1", "e77777", 9, false));
    assertThat(findings()).containsExactly("Event s0-1 e77777 was acknowledged and is lost");
  }

  @Test
  void an_event_that_is_kept_as_another_version_than_acknowledged_is_found() {
    Ledger.Ack ack = acks.get(40);
    acks.set(40, new Ledger.Ack(ack.caseId(), ack.eventId(), ack.version() + 1, false));
    assertThat(findings()).singleElement().asString().contains("was acknowledged as");
  }

  @Test
  void an_event_that_was_new_twice_is_found() {
    acks.add(acks.get(40));
    assertThat(findings()).singleElement().asString().contains("acknowledged as new twice");
  }

  @Test
  void a_transition_that_the_journal_has_twice_is_found() {
    JournalEntry twice = first(entry -> entry.eventId().equals("e50"));
    entries(
        journal -> {
          List<JournalEntry> more = new ArrayList<>(journal);
          if (journal.contains(twice)) {
            more.add(twice);
          }
          return more;
        });
    assertThat(findings())
        .contains("Case " + twice.caseId() + " took up event e50 twice")
        .anyMatch(finding -> finding.startsWith("Case " + twice.caseId() + " has version"));
  }

  @Test
  void a_step_that_is_missing_from_the_middle_of_a_journal_is_found() {
    JournalEntry gone = first(entry -> entry.eventId().equals("e50"));
    without(gone::equals);
    assertThat(findings())
        .contains("Event " + gone.caseId() + " e50 was acknowledged and is lost")
        .anyMatch(finding -> finding.startsWith("Case " + gone.caseId() + " has version"));
  }

  @Test
  void a_case_that_is_not_what_its_journal_says_is_found() {
    books =
        new Books(
            books.cases().stream()
                .map(
                    kept -> {
                      CaseState state = kept.state();
                      return state.caseId().equals("s0-3")
                          ? new Books.Kept(
                              new CaseState(
                                  state.facts().with(state.facts().salesCase().withTag("odd")),
                                  state.timers(),
                                  state.version(),
                                  state.now()),
                              kept.journal())
                          : kept;
                    })
                .toList(),
            books.left());
    assertThat(findings())
        .singleElement()
        .asString()
        .startsWith("Case s0-3 is not what its journal says");
  }

  @Test
  void a_timer_that_never_fired_is_found() {
    JournalEntry gone = first(AuditTest::fired);
    without(gone::equals);
    assertThat(findings()).anyMatch(finding -> finding.matches("Timer call-\\d of .* is lost: .*"));
  }

  @Test
  void a_timer_that_fired_twice_is_found() {
    JournalEntry twice = first(AuditTest::fired);
    entries(
        journal ->
            journal.stream()
                .flatMap(
                    entry ->
                        (entry.equals(twice) ? List.of(entry, entry) : List.of(entry)).stream())
                .toList());
    assertThat(findings()).anyMatch(finding -> finding.contains("fired and was not running"));
  }

  @Test
  void a_timer_that_fired_a_millisecond_early_is_found_and_one_on_time_is_not() {
    JournalEntry fired = first(AuditTest::fired);
    Instant due = ((DeadlineMissed) fired.event()).dueAt();
    entries(
        journal ->
            journal.stream().map(entry -> entry.equals(fired) ? at(entry, due) : entry).toList());
    assertThat(findings()).noneMatch(finding -> finding.contains("early"));
    JournalEntry onTime = first(AuditTest::fired);
    entries(
        journal ->
            journal.stream()
                .map(entry -> entry.equals(onTime) ? at(entry, due.minusMillis(1)) : entry)
                .toList());
    assertThat(findings()).anyMatch(finding -> finding.contains("fired early, at"));
  }

  @Test
  void an_effect_of_a_timer_that_left_before_the_timer_was_due_is_found() {
    JournalEntry fired = first(AuditTest::fired);
    Instant due = ((DeadlineMissed) fired.event()).dueAt();
    deliveries.replaceAll(
        delivery ->
            delivery.key().equals(fired.key(1))
                ? new Ledger.Delivered(delivery.key(), delivery.effect(), due.minusMillis(1))
                : delivery);
    assertThat(findings()).singleElement().asString().contains("of a timer left early");
  }

  @Test
  void an_effect_that_was_never_delivered_is_found() {
    Ledger.Delivered gone = deliveries.remove(30);
    assertThat(findings()).containsExactly("Effect " + gone.key() + " was never delivered");
  }

  @Test
  void a_key_that_no_journal_has_is_found() {
    deliveries.add(new Ledger.Delivered("s0-1:99:0", "Notify", now));
    assertThat(findings()).containsExactly("Key s0-1:99:0 was delivered, and no journal has it");
  }

  @Test
  void another_effect_under_the_same_key_is_found() {
    deliveries.add(new Ledger.Delivered(deliveries.get(30).key(), "Notify[other]", now));
    assertThat(findings()).singleElement().asString().contains("went Notify[other], not");
  }

  @Test
  void the_same_effect_once_more_under_its_key_is_counted_and_no_finding() {
    deliveries.add(deliveries.get(30));
    Audit.Result result = Audit.of(engine.playbooks(), books, acks, deliveries);
    assertThat(result.findings()).isEmpty();
    assertThat(result.repeats()).isEqualTo(1);
  }

  @Test
  void effects_of_a_case_out_of_their_order_are_found() {
    Ledger.Delivered last = deliveries.remove(deliveries.size() - 1);
    deliveries.add(0, last);
    assertThat(findings()).anyMatch(finding -> finding.contains("was delivered after"));
  }

  @Test
  void an_event_between_cases_that_was_never_taken_up_is_found() {
    JournalEntry told = first(entry -> entry.eventId().matches("s0-\\d+:\\d+:\\d+"));
    without(told::equals);
    assertThat(findings()).contains("Event " + told.eventId() + " between cases is lost");
  }

  @Test
  void what_waits_in_a_store_is_found() {
    submit(Work.hubs().get(0));
    engine.submit(
        Submission.of("s0-1", new dev.sluice.event.SignalReceived("call", null, "9 300")));
    books = Books.read(store);
    assertThat(findings()).anyMatch(finding -> finding.startsWith("Something waits"));
  }
}
