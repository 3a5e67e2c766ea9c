package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.StartTimer;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.event.TimerFired;
import dev.sluice.fact.Lead;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.step.JournalEntry;
import dev.sluice.time.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One engine, two threads, one case: its timer is due while an event of it is on its way. */
@Timeout(30)
class TickBesideSubmitTest {

  static List<DataSource> databases() {
    return List.of(TestDatabases.h2(), TestDatabases.postgresql());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_timer_that_is_fired_and_an_event_of_the_same_case_do_not_wait_for_each_other(
      DataSource source) throws Exception {
    CountDownLatch stepping = new CountDownLatch(1);
    AtomicReference<Thread> ticking = new AtomicReference<>();
    Policy slow =
        situation -> {
          if (situation.event() instanceof SignalReceived) {
            stepping.countDown();
            awaitBlocked(ticking);
          }
          return situation.event() instanceof LeadCaptured
              ? List.of(Proposal.of("Call", situation, new StartTimer("call", Budget.hours(1))))
              : List.of();
        };
    AtomicReference<Instant> now = new AtomicReference<>(Deal.NOON);
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(Deal.PLAYBOOK.withPolicy(slow))
            .store(JdbcCaseStore.on(source, RecordNames.standard(), now::get))
            .build();
    engine.submit(Submission.of("L-1", new LeadCaptured(Lead.of("Acme", "fair"))));
    // Due at this very moment: an event that occurs now does not fire it itself.
    now.set(Deal.NOON.plus(Duration.ofHours(1)));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> submit =
          threads.submit(() -> engine.submit(Submission.of("L-1", new SignalReceived("x"))));
      stepping.await();
      Future<?> tick =
          threads.submit(
              () -> {
                ticking.set(Thread.currentThread());
                return engine.tick();
              });
      submit.get(20, TimeUnit.SECONDS);
      tick.get(20, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
    engine.tick();
    assertThat(engine.journal("L-1"))
        .extracting(JournalEntry::event)
        .extracting(Object::getClass)
        .containsExactly(LeadCaptured.class, SignalReceived.class, TimerFired.class);
  }

  /** The other thread waits for this one's case now, or is done. */
  private static void awaitBlocked(AtomicReference<Thread> other) {
    while (true) {
      Thread thread = other.get();
      if (thread != null && (thread.getState() == Thread.State.WAITING || !thread.isAlive())) {
        return;
      }
      Thread.onSpinWait();
    }
  }
}
