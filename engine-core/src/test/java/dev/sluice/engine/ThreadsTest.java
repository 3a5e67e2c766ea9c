package dev.sluice.engine;

import static dev.sluice.engine.Deals.all;
import static dev.sluice.engine.Deals.lead;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.SendMessage;
import dev.sluice.decision.StartTimer;
import dev.sluice.decision.TellCase;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.event.TimerFired;
import dev.sluice.fault.SluiceException;
import dev.sluice.playbook.Policy;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.DueTimer;
import dev.sluice.time.Budget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadsTest {

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");
  private final AtomicReference<SalesEngine> built = new AtomicReference<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  /** The engine of handlers and listeners that call it back. */
  private SalesEngine engine() {
    return requireNonNull(built.get());
  }

  private SalesEngineBuilder builder(Policy policy) {
    return SalesEngine.builder().playbook(Deals.playbook(policy)).clock(clock);
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private void together(int count, Callable<?> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(count);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      running.add(
          threads.submit(
              () -> {
                start.await(10, SECONDS);
                return work.call();
              }));
    }
    for (Future<?> future : running) {
      future.get(30, SECONDS);
    }
  }

  @Test
  void threads_on_one_case_take_turns() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    SalesEngine engine =
        builder(
                situation -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  Thread.onSpinWait();
                  inside.decrementAndGet();
                  return List.of();
                })
            .build();
    engine.submit(lead("L-1"));
    together(
        8,
        () -> {
          for (int i = 0; i < 50; i++) {
            engine.submit(signal("L-1", "x"));
          }
          return null;
        });
    assertThat(engine.journal("L-1"))
        .extracting(JournalEntry::version)
        .isEqualTo(LongStream.rangeClosed(1, 401).boxed().toList());
    assertThat(most).hasValue(1);
  }

  @Test
  void one_event_submitted_by_many_threads_is_taken_up_once() throws Exception {
    SalesEngine engine = builder(Policy.none()).build();
    engine.submit(lead("L-1"));
    AtomicInteger repeats = new AtomicInteger();
    together(
        8,
        () ->
            engine.submit(signal("L-1", "x").id("e-1")).repeated() ? repeats.incrementAndGet() : 0);
    assertThat(repeats).hasValue(7);
    assertThat(engine.journal("L-1")).hasSize(2);
  }

  @Test
  void different_cases_run_side_by_side() throws Exception {
    CyclicBarrier bothInside = new CyclicBarrier(2);
    SalesEngine engine =
        builder(
                when(
                    "meet",
                    (signal, situation) -> {
                      try {
                        bothInside.await(10, SECONDS);
                      } catch (Exception e) {
                        throw new IllegalStateException("The other never came", e);
                      }
                      return List.of();
                    }))
            .build();
    engine.submit(lead("L-1"));
    engine.submit(lead("L-2"));
    Future<Outcome> one = threads.submit(() -> engine.submit(signal("L-1", "meet")));
    Future<Outcome> two = threads.submit(() -> engine.submit(signal("L-2", "meet")));
    assertThat(one.get(20, SECONDS).entries()).hasSize(1);
    assertThat(two.get(20, SECONDS).entries()).hasSize(1);
  }

  @Test
  void while_a_handler_runs_the_effects_of_its_case_are_not_delivered_by_another_thread()
      throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    SalesEngine engine =
        builder(
                when(
                    "send",
                    (signal, situation) ->
                        List.of(new SendMessage("email", "c-1", String.valueOf(signal.content())))))
            .on(
                SendMessage.class,
                (message, delivery) -> {
                  order.add(message.template() + " begins");
                  inside.countDown();
                  assertThat(leave.await(10, SECONDS)).isTrue();
                  order.add(message.template() + " ends");
                })
            .build();
    engine.submit(lead("L-1"));
    Future<Outcome> first = threads.submit(() -> engine.submit(send("a")));
    assertThat(inside.await(10, SECONDS)).isTrue();
    engine.submit(send("b"));
    assertThat(order).containsExactly("a begins");
    leave.countDown();
    first.get(10, SECONDS);
    assertThat(order).containsExactly("a begins", "a ends", "b begins", "b ends");
  }

  private static Submission send(String template) {
    return Submission.of("L-1", new SignalReceived("send", null, template));
  }

  @Test
  void cases_that_tell_each_other_never_wait_for_each_other() throws Exception {
    SalesEngine engine =
        builder(
                all(
                    when("to-2", new TellCase("L-2", new SignalReceived("told"))),
                    when("to-1", new TellCase("L-1", new SignalReceived("told")))))
            .build();
    engine.submit(lead("L-1"));
    engine.submit(lead("L-2"));
    AtomicInteger turn = new AtomicInteger();
    together(
        8,
        () -> {
          boolean even = turn.getAndIncrement() % 2 == 0;
          for (int i = 0; i < 25; i++) {
            engine.submit(even ? signal("L-1", "to-2") : signal("L-2", "to-1"));
          }
          return null;
        });
    assertThat(engine.view("L-1").version()).isEqualTo(201);
    assertThat(engine.view("L-2").version()).isEqualTo(201);
  }

  @Test
  void a_listener_hears_of_a_failed_timer_outside_the_lock() {
    List<Long> versions = new ArrayList<>();
    EngineListener asking =
        new EngineListener() {
          @Override
          public void timerFailed(DueTimer timer, SluiceException reason) {
            Future<Outcome> outcome =
                threads.submit(() -> engine().submit(signal("L-1", "x").at(clock.now())));
            try {
              versions.add(outcome.get(10, SECONDS).entries().get(0).version());
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          }
        };
    built.set(
        builder(
                all(
                    Deals.on(LeadCaptured.class, new StartTimer("t", Budget.hours(1))),
                    situation -> {
                      if (situation.event() instanceof TimerFired) {
                        throw new IllegalStateException("broken rule");
                      }
                      return List.of();
                    }))
            .listener(asking)
            .build());
    engine().submit(lead("L-1"));
    clock.pass(Duration.ofHours(1));
    engine().tick();
    assertThat(versions).containsExactly(2L);
  }
}
