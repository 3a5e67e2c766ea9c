package dev.sluice.engine;

import static dev.sluice.engine.Deals.all;
import static dev.sluice.engine.Deals.lead;
import static dev.sluice.engine.Deals.on;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.CancelTimer;
import dev.sluice.decision.CreateTask;
import dev.sluice.decision.StartTimer;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.TimerFired;
import dev.sluice.fault.SluiceException;
import dev.sluice.jdbc.TestStores;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.CaseStore;
import dev.sluice.store.DueTimer;
import dev.sluice.time.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Timers that rules started and that no rule of the present playbook takes up. */
class UnansweredTimersTest {

  private static final Policy START =
      on(
          LeadCaptured.class,
          new StartTimer("brochure", Budget.days(1)),
          new StartTimer("visit", "O-17", Budget.days(2)));
  private static final Policy TAG = on(TimerFired.class, new AddTag("reminded"));

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");
  private final Instant due = clock.now().plus(Duration.ofDays(1));
  private final CaseStore store = TestStores.fresh();
  private final List<DueTimer> heard = new ArrayList<>();

  /** Rules that take up timers of these names only. */
  private record Only(Policy rules, Set<String> timers) implements Policy {

    @Override
    public List<Proposal> propose(Situation situation) {
      return rules.propose(situation);
    }

    @Override
    public boolean takesUpTimer(String name) {
      return timers.contains(name);
    }
  }

  private SalesEngine engine(Policy rules, String... timers) {
    return over(Deals.playbook(new Only(rules, Set.of(timers))));
  }

  private SalesEngine over(Playbook playbook) {
    return SalesEngine.builder()
        .playbook(playbook)
        .store(store)
        .clock(clock)
        .listener(
            new EngineListener() {
              @Override
              public void timerFailed(DueTimer timer, SluiceException reason) {
                heard.add(timer);
              }
            })
        .build();
  }

  private static List<Record> events(SalesEngine engine) {
    return engine.journal("L-1").stream().map(JournalEntry::event).toList();
  }

  @Test
  void a_timer_that_nothing_takes_up_stays_and_is_reported_with_what_to_do() {
    SalesEngine engine = engine(START, "visit");
    engine.submit(lead("L-1"));
    clock.set(due);
    assertThat(engine.tick()).isEmpty();
    assertThat(engine.view("L-1").timer("rule:brochure")).isNotNull();
    assertThat(engine.view("L-1").version()).isEqualTo(1);
    assertThat(heard).containsExactly(new DueTimer(due, "L-1", "rule:brochure"));
    assertThat(engine.failingTimers())
        .singleElement()
        .satisfies(
            failing -> {
              assertThat(failing.timer().caseId()).isEqualTo("L-1");
              assertThat(failing.reason())
                  .isEqualTo(
                      "Timer \"brochure\" was due at 2026-11-03T01:00:00Z, and no rule of"
                          + " pipeline deal (definitions "
                          + engine.journal("L-1").get(0).definitions()
                          + ") takes it up. It stays and is tried again: give the playbook its rule"
                          + " back, TimerFired(name == \"brochure\"), or cancel it by a rule,"
                          + " cancelTimer(\"brochure\") (case L-1)");
            });
    assertThat(engine.health().backlog().failingTimers()).isEqualTo(1);
  }

  @Test
  void a_timer_that_is_taken_up_fires_though_nothing_is_decided() {
    SalesEngine engine = engine(START, "brochure");
    engine.submit(lead("L-1"));
    clock.set(due);
    assertThat(engine.tick()).hasSize(1);
    assertThat(engine.failingTimers()).isEmpty();
    assertThat(heard).isEmpty();
  }

  @Test
  void a_timer_that_is_about_something_is_taken_up_by_its_name() {
    SalesEngine without = engine(START, "brochure");
    without.submit(lead("L-1"));
    clock.pass(Duration.ofDays(2));
    assertThat(without.tick()).hasSize(1);
    assertThat(without.failingTimers())
        .singleElement()
        .satisfies(
            failing ->
                assertThat(failing.reason())
                    .contains("Timer \"visit O-17\"")
                    .contains("TimerFired(name == \"visit\")")
                    .contains("cancelTimer(\"visit\")"));
    clock.pass(Duration.ofMinutes(5));
    assertThat(engine(START, "visit").tick()).hasSize(1);
    assertThat(without.failingTimers()).isEmpty();
  }

  @Test
  void it_fires_once_when_a_playbook_with_its_rule_is_loaded_and_says_when_it_was_due() {
    SalesEngine without = engine(START);
    without.submit(lead("L-1"));
    clock.set(due);
    without.tick();
    SalesEngine with = engine(all(START, TAG), "brochure");
    clock.set(due.plus(Duration.ofSeconds(5)).minusMillis(1));
    assertThat(with.tick()).isEmpty();
    clock.set(due.plus(Duration.ofSeconds(5)));
    assertThat(with.tick()).hasSize(1);
    assertThat(with.failingTimers()).isEmpty();
    assertThat(events(with)).element(1).isEqualTo(new TimerFired("brochure", due));
    assertThat(with.view("L-1").facts().salesCase().tags()).containsExactly("reminded");
    clock.pass(Duration.ofHours(1));
    assertThat(with.tick()).isEmpty();
    assertThat(events(with)).hasSize(2);
  }

  @Test
  void it_is_looked_at_again_soon_and_then_more_seldom_up_to_every_five_minutes() {
    SalesEngine engine = engine(START);
    engine.submit(lead("L-1"));
    clock.set(due);
    List<Long> pauses = new ArrayList<>();
    for (int i = 1; i <= 16; i++) {
      assertThat(engine.tick()).isEmpty();
      assertThat(heard).hasSize(i);
      Instant next = requireNonNull(engine.nextDue());
      pauses.add(Duration.between(clock.now(), next).toSeconds());
      clock.set(next);
    }
    // Half of the time that it has been due for by then, from 5 seconds to 5 minutes.
    assertThat(pauses)
        .containsExactly(
            5L, 5L, 5L, 7L, 11L, 16L, 25L, 37L, 56L, 85L, 128L, 192L, 288L, 300L, 300L, 300L);
  }

  @Test
  void of_two_engines_the_one_that_knows_its_rule_fires_it_seconds_after_the_other_looked() {
    SalesEngine older = engine(START);
    SalesEngine newer = engine(START, "brochure");
    older.submit(lead("L-1"));
    clock.set(due);
    older.tick();
    clock.pass(Duration.ofSeconds(5));
    assertThat(newer.tick()).hasSize(1);
    assertThat(events(newer)).element(1).isEqualTo(new TimerFired("brochure", due));
  }

  @Test
  void an_event_after_it_was_due_is_taken_up_while_it_stays() {
    SalesEngine without = engine(START);
    without.submit(lead("L-1"));
    clock.pass(Duration.ofHours(25));
    without.submit(signal("L-1", "x"));
    assertThat(events(without)).element(1).isEqualTo(new SignalReceived("x"));
    assertThat(without.failingTimers()).hasSize(1);
    SalesEngine with = engine(START, "brochure");
    with.submit(signal("L-1", "y"));
    assertThat(events(with).subList(2, 4))
        .containsExactly(new TimerFired("brochure", due), new SignalReceived("y"));
    assertThat(with.failingTimers()).isEmpty();
  }

  @Test
  void a_rule_can_cancel_it() {
    SalesEngine engine = engine(all(START, when("stop", new CancelTimer("brochure"))), "visit");
    engine.submit(lead("L-1"));
    clock.set(due);
    engine.tick();
    engine.submit(signal("L-1", "stop"));
    assertThat(engine.failingTimers()).isEmpty();
    assertThat(engine.view("L-1").timer("rule:brochure")).isNull();
    assertThat(engine.nextDue()).isEqualTo(due.plus(Duration.ofDays(1)));
  }

  @Test
  void deadlines_are_of_the_engine_and_need_no_rule() {
    CreateTask call =
        new CreateTask(
            "call", "call", "owner", null, Budget.hours(24), null, List.of("call"), null);
    SalesEngine engine = engine(on(LeadCaptured.class, call));
    engine.submit(lead("L-1"));
    clock.set(due);
    assertThat(engine.tick()).hasSize(1);
    assertThat(events(engine)).element(1).isEqualTo(new DeadlineMissed("task", "call", due));
  }

  @Test
  void code_may_take_up_any_timer_unless_it_says_otherwise() {
    SalesEngine engine = over(Deals.playbook(START));
    engine.submit(lead("L-1"));
    clock.set(due);
    assertThat(engine.tick()).hasSize(1);
  }

  @Test
  void a_policy_that_decides_nothing_takes_up_no_timer() {
    over(Deals.playbook(START)).submit(lead("L-1"));
    clock.set(due);
    SalesEngine without = over(Deals.playbook(Policy.none()));
    assertThat(without.tick()).isEmpty();
    assertThat(without.failingTimers()).hasSize(1);
  }
}
