package dev.sluice.engine;

import static dev.sluice.engine.Deals.all;
import static dev.sluice.engine.Deals.lead;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.SendMessage;
import dev.sluice.decision.StartTimer;
import dev.sluice.event.TimerFired;
import dev.sluice.jdbc.TestStores;
import dev.sluice.playbook.Policy;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.CaseStore;
import dev.sluice.time.Budget;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that an engine starts when asked, and only then. */
@Timeout(60)
class WorkersTest {

  private static final Policy SEND =
      all(
          when("send", new SendMessage("email", "c-1", "hello")),
          when("slow", new SendMessage("email", "c-1", "slow")),
          when("remind", new StartTimer("reminder", Budget.hours(1))));

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");
  private final CaseStore store = TestStores.fresh();
  private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> fired = new LinkedBlockingQueue<>();
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch proceed = new CountDownLatch(1);
  private final SalesEngine engine =
      SalesEngine.builder()
          .playbook(Deals.playbook(SEND))
          .store(store)
          .clock(clock)
          .on(
              SendMessage.class,
              (message, delivery) -> {
                if (message.template().equals("slow")) {
                  started.countDown();
                  proceed.await();
                }
                sent.add(delivery.key() + " by " + Thread.currentThread().getName());
              })
          .listener(
              new EngineListener() {
                @Override
                public void committed(JournalEntry entry) {
                  if (entry.event() instanceof TimerFired) {
                    fired.add(entry.caseId());
                  }
                }
              })
          .build();

  @AfterEach
  void close() {
    proceed.countDown();
    engine.close();
  }

  private String next(BlockingQueue<String> queue) throws InterruptedException {
    return requireNonNull(queue.poll(30, SECONDS));
  }

  @Test
  void without_being_asked_it_starts_none_and_delivers_in_the_caller_s_thread() throws Exception {
    engine.submit(lead("L-1"));
    engine.submit(signal("L-1", "send"));
    assertThat(next(sent)).isEqualTo("L-1:2:0 by " + Thread.currentThread().getName());
    assertThat(engine.health().working()).isFalse();
  }

  @Test
  void workers_deliver_what_is_submitted() throws Exception {
    engine.start();
    engine.submit(lead("L-1"));
    engine.submit(signal("L-1", "send"));
    assertThat(next(sent)).matches("L-1:2:0 by sluice-\\d");
    assertThat(engine.health().working()).isTrue();
  }

  @Test
  void workers_fire_what_is_due_while_a_handler_takes_its_time() throws Exception {
    engine.start();
    engine.submit(lead("L-1"));
    engine.submit(signal("L-1", "slow"));
    assertThat(started.await(30, SECONDS)).isTrue();
    engine.submit(lead("L-2"));
    engine.submit(signal("L-2", "remind"));
    clock.pass(Duration.ofHours(1));
    assertThat(next(fired)).isEqualTo("L-2");
    assertThat(sent).isEmpty();
  }

  @Test
  void with_several_couriers_a_slow_handler_holds_up_its_own_case_only() throws Exception {
    engine.start(2, Thread::new);
    engine.submitAll(List.of(lead("L-1"), lead("L-2")));
    engine.submit(signal("L-1", "slow"));
    assertThat(started.await(30, SECONDS)).isTrue();
    engine.submit(signal("L-1", "send"));
    engine.submit(signal("L-2", "send"));
    assertThat(next(sent)).startsWith("L-2:2:0");
    proceed.countDown();
    assertThat(next(sent)).startsWith("L-1:2:0");
    assertThat(next(sent)).startsWith("L-1:3:0");
  }

  @Test
  void close_lets_a_handler_finish_and_starts_no_other() throws Exception {
    engine.start();
    engine.submit(lead("L-1"));
    engine.submit(signal("L-1", "slow"));
    assertThat(started.await(30, SECONDS)).isTrue();
    AtomicBoolean closing = new AtomicBoolean();
    Thread closer =
        new Thread(
            () -> {
              closing.set(true);
              proceed.countDown();
            });
    closer.start();
    engine.close();
    assertThat(closing).isTrue();
    assertThat(sent).hasSize(1);
    assertThat(store.backlog().effects()).isZero();
    assertThat(engine.health().working()).isFalse();
    engine.submit(signal("L-1", "send"));
    assertThat(sent).last().isEqualTo("L-1:3:0 by " + Thread.currentThread().getName());
  }

  @Test
  void they_cannot_run_twice_and_can_run_again() {
    engine.start();
    assertThatThrownBy(engine::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("run already");
    engine.close();
    engine.close();
    assertThat(engine.start().health().working()).isTrue();
    assertThatThrownBy(() -> engine.start(0, Thread::new))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 courier or more");
  }

  @Test
  void its_health_tells_how_long_things_have_been_waiting() {
    engine.submit(lead("L-1"));
    engine.submit(signal("L-1", "remind"));
    clock.pass(Duration.ofHours(1));
    assertThat(engine.health().timerLag()).isZero();
    clock.pass(Duration.ofMinutes(7));
    assertThat(engine.health().timerLag()).isEqualTo(Duration.ofMinutes(7));
    engine.tick();
    Health health = engine.health();
    assertThat(health.timerLag()).isZero();
    assertThat(health.at()).isEqualTo(clock.now());
    assertThat(health.effectLag()).isZero();
    assertThat(health.backlog().effects()).isZero();
  }

  @Test
  void an_effect_that_fails_lags_from_when_it_was_decided() {
    SalesEngine failing =
        SalesEngine.builder()
            .playbook(Deals.playbook(SEND))
            .store(store)
            .clock(clock)
            .on(
                SendMessage.class,
                (message, delivery) -> {
                  throw new IllegalStateException("down");
                })
            .build();
    failing.submit(lead("L-1"));
    failing.submit(signal("L-1", "send"));
    clock.pass(Duration.ofMinutes(1));
    assertThat(failing.health().effectLag()).isEqualTo(Duration.ofMinutes(1));
    assertThat(failing.health().backlog().effects()).isEqualTo(1);
  }
}
