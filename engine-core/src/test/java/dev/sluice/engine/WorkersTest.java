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
import dev.sluice.store.PendingEffect;
import dev.sluice.time.Budget;
import java.lang.reflect.Proxy;
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
          when("overflow", new SendMessage("email", "c-1", "overflow")),
          when("interrupt", new SendMessage("email", "c-1", "interrupt")),
          when("poison", new StartTimer("poison", Budget.hours(1))),
          situation -> {
            if (situation.event() instanceof TimerFired timer && timer.name().equals("poison")) {
              throw new StackOverflowError("rules without end");
            }
            return List.of();
          },
          when("remind", new StartTimer("reminder", Budget.hours(1))));

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");
  private final CaseStore store = TestStores.fresh();
  private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> fired = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> failed = new LinkedBlockingQueue<>();
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
                if (message.template().equals("overflow")) {
                  failed.add(delivery.key());
                  throw new StackOverflowError("template in a template");
                }
                if (message.template().equals("interrupt")) {
                  Thread.currentThread().interrupt();
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
  void an_error_in_a_handler_ends_no_worker() throws Exception {
    engine.start();
    engine.submitAll(List.of(lead("L-1"), lead("L-2")));
    engine.submit(signal("L-1", "overflow"));
    assertThat(next(failed)).isEqualTo("L-1:2:0");
    engine.submit(signal("L-2", "send"));
    assertThat(next(sent)).matches("L-2:2:0 by sluice-\\d");
    assertThat(store.effects("L-1").get(0).attempts()).isEqualTo(1);
    assertThat(engine.health().working()).isTrue();
  }

  @Test
  void a_handler_that_interrupts_its_thread_ends_no_worker() throws Exception {
    engine.start();
    engine.submitAll(List.of(lead("L-1"), lead("L-2")));
    engine.submit(signal("L-1", "interrupt"));
    assertThat(next(sent)).startsWith("L-1:2:0");
    engine.submit(signal("L-2", "remind"));
    engine.submit(signal("L-2", "send"));
    assertThat(next(sent)).matches("L-2:3:0 by sluice-\\d");
    clock.pass(Duration.ofHours(1));
    assertThat(next(fired)).isEqualTo("L-2");
    assertThat(engine.health().working()).isTrue();
  }

  @Test
  void an_error_in_a_rule_ends_no_worker_and_holds_up_no_other_timer() throws Exception {
    engine.start();
    engine.submitAll(List.of(lead("L-1"), lead("L-2")));
    engine.submitAll(List.of(signal("L-1", "poison"), signal("L-2", "remind")));
    clock.pass(Duration.ofHours(1));
    assertThat(next(fired)).isEqualTo("L-2");
    assertThat(engine.failingTimers())
        .singleElement()
        .satisfies(
            failing -> {
              assertThat(failing.timer().caseId()).isEqualTo("L-1");
              assertThat(failing.reason()).contains("rules without end");
            });
    assertThat(engine.health().working()).isTrue();
    assertThat(engine.health().trouble()).isNull();
  }

  @Test
  void trouble_of_one_worker_is_not_hidden_by_good_rounds_of_another() throws Exception {
    CountDownLatch rounds = new CountDownLatch(2);
    CaseStore broken =
        (CaseStore)
            Proxy.newProxyInstance(
                CaseStore.class.getClassLoader(),
                new Class<?>[] {CaseStore.class},
                (self, method, arguments) -> {
                  if (method.getName().equals("casesWithEffects")) {
                    rounds.countDown();
                    throw new IllegalStateException("no index");
                  }
                  return method.invoke(store, arguments);
                });
    try (SalesEngine half =
        SalesEngine.builder().playbook(Deals.playbook(SEND)).store(broken).clock(clock).build()) {
      half.start();
      assertThat(rounds.await(30, SECONDS)).isTrue();
      assertThat(half.health().trouble()).contains("no index");
      assertThat(half.health().working()).isTrue();
    }
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

  @Test
  void closing_leaves_the_effects_of_a_case_after_the_one_that_is_at_work() throws Exception {
    engine.start();
    engine.submit(lead("L-1"));
    engine.submit(signal("L-1", "slow"));
    assertThat(started.await(30, SECONDS)).isTrue();
    engine.submit(signal("L-1", "send"));
    Thread closing = new Thread(engine::close);
    closing.start();
    while (closing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait(); // It waits for the handler once it has told the workers to stop.
    }
    proceed.countDown();
    closing.join();
    assertThat(sent).hasSize(1);
    assertThat(store.effects("L-1")).extracting(PendingEffect::key).containsExactly("L-1:3:0");
  }
}
