package dev.sluice.engine;

import static dev.sluice.engine.Deals.all;
import static dev.sluice.engine.Deals.lead;
import static dev.sluice.engine.Deals.on;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.StartTimer;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.TimerFired;
import dev.sluice.jdbc.JdbcCaseStore;
import dev.sluice.jdbc.TestDatabases;
import dev.sluice.json.RecordNames;
import dev.sluice.step.JournalEntry;
import dev.sluice.time.Budget;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A timer is due in a case that another thread takes a step of. */
@Timeout(60)
class BusyCaseTest {

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  static Stream<DataSource> databases() {
    return Stream.of(TestDatabases.h2(), TestDatabases.postgresql());
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void the_step_and_the_timer_do_not_wait_for_each_other(DataSource source) throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(
                Deals.playbook(
                    all(
                        on(LeadCaptured.class, new StartTimer("t", Budget.hours(1))),
                        when(
                            "slow",
                            (signal, situation) -> {
                              inside.countDown();
                              try {
                                assertThat(leave.await(30, SECONDS)).isTrue();
                              } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                              }
                              return List.of();
                            }))))
            .store(JdbcCaseStore.on(source, RecordNames.standard(), clock))
            .clock(clock)
            .build();
    engine.submit(lead("L-1"));
    engine.submit(lead("L-2"));
    clock.pass(Duration.ofHours(1));
    Future<Outcome> slow = threads.submit(() -> engine.submit(signal("L-1", "slow")));
    assertThat(inside.await(10, SECONDS)).isTrue();
    Future<List<Outcome>> others = threads.submit(engine::tick);
    assertThat(others.get(10, SECONDS))
        .flatExtracting(Outcome::entries)
        .extracting(JournalEntry::caseId)
        .containsExactly("L-2");
    leave.countDown();
    assertThat(slow.get(10, SECONDS).entries()).hasSize(1);
    engine.tick();
    assertThat(engine.journal("L-1"))
        .extracting(JournalEntry::event)
        .last()
        .isInstanceOf(TimerFired.class);
  }
}
