package dev.sluice.engine;

import static dev.sluice.engine.Deals.all;
import static dev.sluice.engine.Deals.lead;
import static dev.sluice.engine.Deals.on;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.CancelTimer;
import dev.sluice.decision.StartTimer;
import dev.sluice.decision.TellCase;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.TimerFired;
import dev.sluice.fault.SluiceException;
import dev.sluice.jdbc.TestStores;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.CaseStore;
import dev.sluice.store.DueTimer;
import dev.sluice.time.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Policy REMIND = on(LeadCaptured.class, new StartTimer("t", Budget.days(1)));

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");
  private final Instant due = clock.now().plus(DAY);
  private final List<DueTimer> failed = new ArrayList<>();
  private final List<JournalEntry> committed = new ArrayList<>();
  private boolean broken;

  private SalesEngine engine(Policy policy) {
    return SalesEngine.builder()
        .playbook(Deals.playbook(policy))
        .clock(clock)
        .listener(
            new EngineListener() {
              @Override
              public void timerFailed(DueTimer timer, SluiceException reason) {
                failed.add(timer);
              }

              @Override
              public void committed(JournalEntry entry) {
                committed.add(entry);
              }
            })
        .build();
  }

  /** Timers of these cases cannot fire while {@link #broken}. */
  private Policy breaking(String caseId) {
    return situation -> {
      if (broken && situation.event() instanceof TimerFired && situation.caseId().equals(caseId)) {
        throw new IllegalStateException("broken rule");
      }
      return List.of();
    };
  }

  private static List<Record> events(SalesEngine engine) {
    return engine.journal("L-1").stream().map(JournalEntry::event).toList();
  }

  @Test
  void a_timer_fires_exactly_when_it_is_due_and_once() {
    SalesEngine engine = engine(REMIND);
    engine.submit(lead("L-1"));
    assertThat(engine.nextDue()).isEqualTo(due);
    clock.set(due.minusNanos(1));
    assertThat(engine.tick()).isEmpty();
    clock.set(due);
    List<Outcome> outcomes = engine.tick();
    assertThat(outcomes).hasSize(1);
    JournalEntry fired = outcomes.get(0).entries().get(0);
    assertThat(fired.event()).isEqualTo(new TimerFired("t", due));
    assertThat(fired.eventId()).isEqualTo("rule:t@" + due);
    assertThat(engine.tick()).isEmpty();
    assertThat(engine.nextDue()).isNull();
  }

  @Test
  void a_late_tick_still_says_when_the_timer_was_due() {
    SalesEngine engine = engine(REMIND);
    engine.submit(lead("L-1"));
    clock.set(due.plus(DAY));
    JournalEntry fired = engine.tick().get(0).entries().get(0);
    assertThat(fired.occurredAt()).isEqualTo(due);
    assertThat(fired.now()).isEqualTo(due.plus(DAY));
  }

  @Test
  void what_was_due_before_an_event_occurred_fires_before_it_without_a_tick() {
    SalesEngine engine = engine(REMIND);
    engine.submit(lead("L-1"));
    clock.set(due.plus(DAY));
    Outcome outcome = engine.submit(signal("L-1", "x").at(due.plusNanos(1)));
    assertThat(outcome.entries())
        .extracting(JournalEntry::event)
        .containsExactly(new TimerFired("t", due), new SignalReceived("x"));
  }

  @Test
  void what_was_due_at_the_moment_of_an_event_or_later_waits_for_the_tick() {
    SalesEngine engine = engine(REMIND);
    engine.submit(lead("L-1"));
    clock.set(due.plus(DAY));
    engine.submit(signal("L-1", "x").at(due));
    engine.tick();
    assertThat(events(engine).subList(1, 3))
        .containsExactly(new SignalReceived("x"), new TimerFired("t", due));
  }

  @Test
  void an_event_from_another_case_finds_the_timers_that_were_due_fired() {
    Policy policy = all(REMIND, when("tell", new TellCase("L-1", new SignalReceived("told"))));
    SalesEngine engine = engine(policy);
    engine.submit(lead("L-1"));
    clock.pass(Duration.ofHours(1));
    engine.submit(lead("L-2"));
    clock.set(due.plusNanos(1));
    engine.submit(signal("L-2", "tell"));
    assertThat(events(engine).subList(1, 3))
        .containsExactly(new TimerFired("t", due), new SignalReceived("told"));
  }

  @Test
  void timers_that_are_due_together_fire_in_the_same_order_with_and_without_a_tick() {
    Policy policy =
        on(
            LeadCaptured.class,
            new StartTimer("b", Budget.days(1)),
            new StartTimer("a", Budget.hours(24)));
    SalesEngine ticked = engine(policy);
    SalesEngine settled = engine(policy);
    ticked.submit(lead("L-1"));
    settled.submit(lead("L-1"));
    clock.set(due.plusNanos(1));
    ticked.tick();
    ticked.submit(signal("L-1", "x"));
    settled.submit(signal("L-1", "x"));
    assertThat(settled.journal("L-1")).isEqualTo(ticked.journal("L-1"));
    assertThat(events(settled)).element(1).isEqualTo(new TimerFired("a", due));
  }

  @Test
  void a_cancelled_and_a_restarted_timer_do_not_fire_at_the_old_time() {
    Policy policy =
        all(
            REMIND,
            when("stop", new CancelTimer("t")),
            when("again", new StartTimer("t", Budget.days(1))));
    SalesEngine engine = engine(policy);
    engine.submit(lead("L-1"));
    engine.submit(lead("L-2"));
    clock.pass(Duration.ofHours(1));
    engine.submit(signal("L-1", "stop"));
    engine.submit(signal("L-2", "again"));
    clock.set(due);
    assertThat(engine.tick()).isEmpty();
    clock.pass(Duration.ofHours(1));
    assertThat(engine.tick()).hasSize(1);
    assertThat(engine.view("L-2").version()).isEqualTo(3);
  }

  @Test
  void a_timer_whose_step_fails_is_reported_and_tried_again_and_others_fire() {
    broken = true;
    SalesEngine engine = engine(all(REMIND, breaking("L-1")));
    engine.submit(lead("L-1"));
    engine.submit(lead("L-2"));
    clock.set(due);
    List<Outcome> outcomes = engine.tick();
    assertThat(outcomes).extracting(o -> o.entries().get(0).caseId()).containsExactly("L-2");
    assertThat(failed).containsExactly(new DueTimer(due, "L-1", "rule:t"));
    assertThat(engine.view("L-1").version()).isEqualTo(1);
    assertThat(engine.tick()).isEmpty();
    assertThat(failed).hasSize(1);
    broken = false;
    clock.set(requireNonNull(engine.nextDue()));
    assertThat(engine.tick()).hasSize(1);
    assertThat(engine.nextDue()).isNull();
  }

  @Test
  void a_timer_whose_step_fails_does_not_keep_later_events_out() {
    broken = true;
    SalesEngine engine = engine(all(REMIND, breaking("L-1")));
    engine.submit(lead("L-1"));
    clock.set(due.plus(DAY));
    assertThat(engine.submit(signal("L-1", "x")).entries())
        .extracting(JournalEntry::event)
        .containsExactly(new SignalReceived("x"));
    assertThat(failed).hasSize(1);
    broken = false;
    assertThat(engine.submit(signal("L-1", "x")).entries())
        .extracting(JournalEntry::event)
        .containsExactly(new TimerFired("t", due), new SignalReceived("x"));
    clock.pass(DAY);
    assertThat(engine.tick()).isEmpty();
    assertThat(engine.nextDue()).isNull();
  }

  @Test
  void a_postponed_timer_that_is_cancelled_is_gone() {
    broken = true;
    SalesEngine engine = engine(all(REMIND, breaking("L-1"), when("stop", new CancelTimer("t"))));
    engine.submit(lead("L-1"));
    clock.set(due);
    engine.tick();
    engine.submit(signal("L-1", "stop"));
    assertThat(engine.nextDue()).isNull();
  }

  @Test
  void a_timer_that_fails_again_and_again_is_postponed_each_time() {
    broken = true;
    SalesEngine engine = engine(all(REMIND, breaking("L-1")));
    engine.submit(lead("L-1"));
    clock.set(due);
    for (int i = 1; i <= 3; i++) {
      engine.tick();
      assertThat(failed).hasSize(i);
      assertThat(engine.nextDue()).isAfter(clock.now());
      clock.set(requireNonNull(engine.nextDue()));
    }
  }

  @Test
  void when_the_event_fails_the_timers_before_it_stand_and_are_told_to_listeners() {
    Policy policy =
        all(
            REMIND,
            on(TimerFired.class, new AddTag("reminded")),
            when(
                "fail",
                (signal, situation) -> {
                  throw new IllegalStateException("broken rule");
                }));
    SalesEngine engine = engine(policy);
    engine.submit(lead("L-1"));
    clock.set(due.plus(DAY));
    assertThatThrownBy(() -> engine.submit(signal("L-1", "fail")))
        .isInstanceOf(SluiceException.class);
    assertThat(engine.view("L-1").facts().salesCase().tags()).containsExactly("reminded");
    assertThat(committed).extracting(JournalEntry::version).containsExactly(1L, 2L);
  }

  @Test
  void more_timers_than_a_page_fire_in_one_tick() {
    SalesEngine engine = engine(REMIND);
    for (int i = 0; i < 1100; i++) {
      engine.submit(lead("L-" + i));
    }
    clock.set(due);
    assertThat(engine.tick()).hasSize(1100);
    assertThat(engine.tick()).isEmpty();
  }

  @Test
  void a_timer_of_a_pipeline_that_is_not_loaded_is_listed_and_fires_once_it_is() {
    CaseStore store = TestStores.fresh();
    Playbook deals = Deals.playbook(REMIND);
    Playbook others =
        Playbook.of(
            Pipeline.parse("other.json", Deals.PIPELINE.replace("\"deal\"", "\"other\"")), REMIND);
    SalesEngine.builder().playbook(deals).store(store).clock(clock).build().submit(lead("L-1"));
    SalesEngine without = SalesEngine.builder().playbook(others).store(store).clock(clock).build();
    without.submit(lead("L-2"));
    clock.pass(DAY);
    assertThat(without.tick()).hasSize(1);
    assertThat(without.failingTimers())
        .singleElement()
        .satisfies(
            failing -> {
              assertThat(failing.timer().caseId()).isEqualTo("L-1");
              assertThat(failing.reason()).contains("pipeline deal is not loaded");
            });
    assertThat(without.health().backlog().failingTimers()).isEqualTo(1);
    clock.pass(Duration.ofMinutes(5));
    SalesEngine with = SalesEngine.builder().playbook(deals).store(store).clock(clock).build();
    assertThat(with.tick()).hasSize(1);
    assertThat(with.failingTimers()).isEmpty();
  }
}
