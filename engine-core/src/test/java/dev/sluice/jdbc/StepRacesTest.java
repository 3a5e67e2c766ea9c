package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.CancelTimer;
import dev.sluice.decision.Decision;
import dev.sluice.decision.StartTimer;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.event.TimerFired;
import dev.sluice.fact.Lead;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.CaseStore;
import dev.sluice.time.Budget;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two engines at one timer, one stepping while the other is in the middle of its step. */
@Timeout(60)
class StepRacesTest {

  private static final Runnable NOTHING = () -> {};

  private final AtomicReference<Instant> now = new AtomicReference<>(Deal.NOON);

  /** What an engine does in the middle of a step on an event, once. */
  private final AtomicReference<Runnable> inTheMiddle = new AtomicReference<>(NOTHING);

  static List<DataSource> databases() {
    return List.of(TestDatabases.h2(), TestDatabases.postgresql());
  }

  private SalesEngine engine(DataSource source, Class<? extends Record> paused) {
    return SalesEngine.builder()
        .playbook(Deal.PLAYBOOK.withPolicy(situation -> propose(situation, paused)))
        .store(JdbcCaseStore.on(source, RecordNames.standard(), now::get))
        .build();
  }

  private List<Proposal> propose(Situation situation, Class<? extends Record> paused) {
    if (paused.isInstance(situation.event())) {
      inTheMiddle.getAndSet(NOTHING).run();
    }
    @Nullable Decision decision = null;
    if (situation.event() instanceof LeadCaptured) {
      decision = new StartTimer("call", Budget.hours(1));
    } else if (situation.event() instanceof SignalReceived) {
      decision = new CancelTimer("call");
    }
    return decision == null ? List.of() : List.of(Proposal.of("Call", situation, decision));
  }

  private static void open(SalesEngine engine) {
    engine.submit(Submission.of("L-1", new LeadCaptured(Lead.of("Acme", "fair"))));
  }

  private static Submission cancel() {
    return Submission.of("L-1", new SignalReceived("cancel"));
  }

  private static List<Class<?>> events(SalesEngine engine) {
    return engine.journal("L-1").stream()
        .map(JournalEntry::event)
        .<Class<?>>map(Object::getClass)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_timer_that_fires_while_it_is_being_cancelled_has_fired_first(DataSource source) {
    SalesEngine cancelling = engine(source, SignalReceived.class);
    SalesEngine firing = engine(source, Record.class);
    open(cancelling);
    now.set(Deal.NOON.plus(Duration.ofHours(1)));
    inTheMiddle.set(firing::tick);
    cancelling.submit(cancel());
    firing.tick();
    assertThat(events(firing))
        .containsExactly(LeadCaptured.class, TimerFired.class, SignalReceived.class);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void two_engines_fire_a_timer_once(DataSource source) {
    SalesEngine one = engine(source, TimerFired.class);
    SalesEngine other = engine(source, Record.class);
    open(one);
    now.set(Deal.NOON.plus(Duration.ofHours(1)));
    inTheMiddle.set(other::tick);
    one.tick();
    other.tick();
    assertThat(events(one)).containsExactly(LeadCaptured.class, TimerFired.class);
    assertThat(one.nextDue()).isEqualTo(Deal.NOON.plus(Duration.ofDays(7)));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_timer_that_is_cancelled_while_it_is_looked_at_does_not_fire(DataSource source) {
    SalesEngine cancelling = engine(source, Record.class);
    AtomicReference<Runnable> looked = new AtomicReference<>(NOTHING);
    SalesEngine firing =
        SalesEngine.builder()
            .playbook(Deal.PLAYBOOK)
            .store(looking(JdbcCaseStore.on(source, RecordNames.standard(), now::get), looked))
            .build();
    open(cancelling);
    now.set(Deal.NOON.plus(Duration.ofHours(1)));
    looked.set(() -> cancelling.submit(cancel()));
    firing.tick();
    assertThat(events(firing)).containsExactly(LeadCaptured.class, SignalReceived.class);
  }

  /** A store on which something happens between a look at what is due and what is done about it. */
  private static CaseStore looking(CaseStore store, AtomicReference<Runnable> looked) {
    return (CaseStore)
        Proxy.newProxyInstance(
            CaseStore.class.getClassLoader(),
            new Class<?>[] {CaseStore.class},
            (self, method, arguments) -> {
              if (method.getName().equals("claim")) {
                looked.getAndSet(NOTHING).run();
              }
              return method.invoke(store, arguments);
            });
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_cancel_that_comes_while_a_timer_fires_waits_or_wins(DataSource source) throws Exception {
    SalesEngine firing = engine(source, TimerFired.class);
    SalesEngine cancelling = engine(source, Record.class);
    open(firing);
    now.set(Deal.NOON.plus(Duration.ofHours(1)));
    Thread cancel = new Thread(() -> cancelling.submit(cancel()));
    inTheMiddle.set(cancel::start);
    firing.tick();
    cancel.join();
    firing.tick();
    assertThat(events(firing))
        .isIn(
            List.of(LeadCaptured.class, TimerFired.class, SignalReceived.class),
            List.of(LeadCaptured.class, SignalReceived.class));
  }
}
