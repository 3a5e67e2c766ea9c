package dev.sluice.engine;

import static dev.sluice.engine.Deals.all;
import static dev.sluice.engine.Deals.lead;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Notify;
import dev.sluice.decision.SendMessage;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.jdbc.TestStores;
import dev.sluice.playbook.Policy;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.CaseStore;
import dev.sluice.store.PendingEffect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Effects reach the host's handlers after the commit and outside every lock. */
@Timeout(30)
class DeliveryTest {

  /** Each signal sends one message whose template is the signal's content. */
  private static final Policy SEND =
      when(
          "send",
          (signal, situation) ->
              List.of(new SendMessage("email", "c-1", String.valueOf(signal.content()))));

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");
  private final AtomicReference<SalesEngine> built = new AtomicReference<>();
  private final CaseStore store = TestStores.fresh();
  private final List<String> sent = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private boolean down;

  /** The engine of handlers and listeners that call it back. */
  private SalesEngine engine() {
    return requireNonNull(built.get());
  }

  private SalesEngineBuilder builder(Policy policy) {
    return SalesEngine.builder().playbook(Deals.playbook(policy)).store(store).clock(clock);
  }

  private SalesEngine mailing() {
    SalesEngine engine =
        builder(SEND)
            .on(
                SendMessage.class,
                (message, delivery) -> {
                  events.add(delivery.key() + " #" + delivery.attempt());
                  if (down) {
                    throw new IllegalStateException("mail server down");
                  }
                  sent.add(message.template());
                })
            .build();
    engine.submit(lead("L-1"));
    engine.submit(lead("L-2"));
    return engine;
  }

  private static Submission send(String caseId, String template) {
    return Submission.of(caseId, new SignalReceived("send", null, template));
  }

  @Test
  void a_handler_gets_the_effect_with_its_key_and_reason_after_the_commit() {
    List<Delivery> deliveries = new ArrayList<>();
    List<Long> versions = new ArrayList<>();
    built.set(
        builder(SEND)
            .on(
                SendMessage.class,
                (message, delivery) -> {
                  deliveries.add(delivery);
                  versions.add(engine().view(delivery.caseId()).version());
                })
            .build());
    engine().submit(lead("L-1"));
    JournalEntry entry = engine().submit(send("L-1", "a")).entries().get(0);
    assertThat(deliveries)
        .containsExactly(
            new Delivery("L-1:2:0", "L-1", entry.decisions().get(0).because(), clock.now(), 1));
    assertThat(entry.key(0)).isEqualTo("L-1:2:0");
    assertThat(versions).containsExactly(2L);
    assertThat(store.effects("L-1")).isEmpty();
  }

  @Test
  void an_effect_without_a_handler_is_decided_and_delivered_to_nobody() {
    SalesEngine engine = builder(SEND).build();
    engine.submit(lead("L-1"));
    assertThat(engine.submit(send("L-1", "a")).decisions()).hasSize(1);
    assertThat(store.backlog().effects()).isZero();
  }

  @Test
  void a_handler_may_submit_to_its_own_case_and_to_another() {
    built.set(
        builder(SEND)
            .on(
                SendMessage.class,
                (message, delivery) -> {
                  sent.add(delivery.caseId() + " " + message.template());
                  if (message.template().equals("a")) {
                    engine().submit(send("L-1", "b"));
                    engine().submit(send("L-2", "c"));
                  }
                })
            .build());
    engine().submit(lead("L-1"));
    engine().submit(lead("L-2"));
    engine().submit(send("L-1", "a"));
    assertThat(sent).containsExactlyInAnyOrder("L-1 a", "L-1 b", "L-2 c");
    assertThat(sent.indexOf("L-1 a")).isLessThan(sent.indexOf("L-1 b"));
    assertThat(store.backlog().effects()).isZero();
  }

  @Test
  void another_thread_can_submit_to_the_case_while_a_handler_runs() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    List<Outcome> meanwhile = new ArrayList<>();
    built.set(
        builder(SEND)
            .on(
                SendMessage.class,
                (message, delivery) -> {
                  Future<Outcome> outcome = other.submit(() -> engine().submit(signal("L-1", "x")));
                  meanwhile.add(outcome.get(10, SECONDS));
                })
            .build());
    engine().submit(lead("L-1"));
    engine().submit(send("L-1", "a"));
    other.shutdown();
    assertThat(meanwhile).hasSize(1);
    assertThat(store.deadLetters()).isEmpty();
    assertThat(store.effects("L-1")).isEmpty();
  }

  @Test
  void a_failing_handler_never_reaches_the_one_who_submitted_and_is_tried_again() {
    SalesEngine engine = mailing();
    down = true;
    assertThat(engine.submit(send("L-1", "a")).decisions()).hasSize(1);
    assertThat(store.effects("L-1").get(0).lastError()).contains("mail server down");
    down = false;
    Instant next = store.effects("L-1").get(0).notBefore();
    clock.set(next.minus(Duration.of(1, MICROS)));
    engine.tick();
    assertThat(sent).isEmpty();
    clock.set(next);
    engine.tick();
    assertThat(sent).containsExactly("a");
    assertThat(events).containsExactly("L-1:2:0 #1", "L-1:2:0 #2");
    assertThat(store.effects("L-1")).isEmpty();
  }

  @Test
  void each_pause_is_twice_the_one_before_and_up_to_half_as_much_again() {
    SalesEngine engine = mailing();
    down = true;
    engine.submit(send("L-1", "a"));
    engine.submit(send("L-2", "b"));
    List<Duration> spread = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Instant next = store.effects("L-1").get(0).notBefore();
      Duration pause = Duration.ofMinutes(2L << i);
      assertThat(Duration.between(clock.now(), next))
          .isBetween(pause, pause.multipliedBy(3).dividedBy(2));
      spread.add(Duration.between(clock.now(), next).minus(pause));
      clock.set(next);
      engine.tick();
    }
    assertThat(spread).doesNotHaveDuplicates();
  }

  @Test
  void what_failed_together_does_not_come_back_together() {
    SalesEngine engine = mailing();
    down = true;
    engine.submit(send("L-1", "a"));
    engine.submit(send("L-2", "a"));
    assertThat(store.effects("L-1").get(0).notBefore())
        .isNotEqualTo(store.effects("L-2").get(0).notBefore());
  }

  @Test
  void an_effect_that_was_given_up_is_sent_again_under_its_key() {
    SalesEngine engine = mailing();
    down = true;
    engine.submit(send("L-1", "a"));
    for (int i = 0; i < 9; i++) {
      clock.pass(Duration.ofDays(1));
      engine.tick();
    }
    PendingEffect dead = engine.deadLetters().get(0);
    down = false;
    assertThat(engine.resend(dead)).isTrue();
    assertThat(sent).containsExactly("a");
    assertThat(events).hasSize(11).last().isEqualTo("L-1:2:0 #1");
    assertThat(engine.resend(dead)).isFalse();
    assertThat(engine.deadLetters()).isEmpty();
  }

  @Test
  void while_one_effect_waits_later_ones_of_its_case_wait_and_other_cases_go_on() {
    SalesEngine engine = mailing();
    down = true;
    engine.submit(send("L-1", "a"));
    down = false;
    engine.submit(send("L-1", "b"));
    engine.submit(send("L-2", "c"));
    assertThat(sent).containsExactly("c");
    clock.pass(Duration.ofMinutes(3));
    engine.tick();
    assertThat(sent).containsExactly("c", "a", "b");
  }

  @Test
  void after_the_last_attempt_an_effect_is_given_up_and_blocks_nothing() {
    List<Boolean> last = new ArrayList<>();
    SalesEngine engine =
        builder(SEND)
            .on(
                SendMessage.class,
                (message, delivery) -> {
                  if (message.template().equals("bad")) {
                    throw new java.io.IOException("no such address");
                  }
                  sent.add(message.template());
                })
            .listener(
                new EngineListener() {
                  @Override
                  public void deliveryFailed(
                      PendingEffect effect, Throwable reason, boolean givenUp) {
                    last.add(givenUp);
                  }
                })
            .build();
    engine.submit(lead("L-1"));
    engine.submit(send("L-1", "bad"));
    engine.submit(send("L-1", "good"));
    for (int i = 0; i < 9; i++) {
      clock.pass(Duration.ofDays(1));
      engine.tick();
    }
    assertThat(last).hasSize(10).endsWith(false, true);
    assertThat(sent).containsExactly("good");
    assertThat(store.effects("L-1")).isEmpty();
    assertThat(store.deadLetters())
        .singleElement()
        .satisfies(
            dead -> {
              assertThat(dead.attempts()).isEqualTo(10);
              assertThat(dead.lastError()).contains("no such address");
            });
  }

  @Test
  void an_effect_that_only_another_host_can_handle_is_left_to_it_and_blocks_nothing() {
    SalesEngine both =
        builder(
                all(
                    SEND,
                    when(
                        "note",
                        new Notify("in-app", "owner", "note", null),
                        new SendMessage("email", "c-1", "z"))))
            .on(
                Notify.class,
                (notice, delivery) -> {
                  throw new IllegalStateException("not now");
                })
            .on(SendMessage.class, (message, delivery) -> sent.add(message.template()))
            .build();
    both.submit(lead("L-1"));
    both.submit(signal("L-1", "note"));
    assertThat(store.effects("L-1")).hasSize(2);
    clock.pass(Duration.ofHours(1));
    SalesEngine mailOnly =
        builder(SEND)
            .on(SendMessage.class, (message, delivery) -> sent.add(message.template()))
            .build();
    mailOnly.tick();
    assertThat(sent).containsExactly("z");
    assertThat(store.effects("L-1"))
        .extracting(PendingEffect::effect)
        .hasOnlyElementsOfType(Notify.class);
  }

  static List<Throwable> failures() {
    return List.of(
        new IllegalStateException("down"),
        new NoClassDefFoundError("javax/mail/Session"),
        new AssertionError("expected"),
        new StackOverflowError("template in a template"),
        new OutOfMemoryError("a large attachment"),
        new Error("of the host's own"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatever_a_handler_throws_is_a_failed_attempt_and_given_up_after_ten(Throwable failure) {
    SalesEngine engine =
        builder(SEND)
            .on(
                SendMessage.class,
                (message, delivery) -> {
                  sneaky(failure);
                })
            .build();
    engine.submit(lead("L-1"));
    assertThat(engine.submit(send("L-1", "a")).decisions()).hasSize(1);
    for (int attempt = 1; attempt < 10; attempt++) {
      assertThat(store.effects("L-1").get(0).attempts()).isEqualTo(attempt);
      clock.pass(Duration.ofDays(1));
      engine.tick();
    }
    assertThat(store.effects("L-1")).isEmpty();
    assertThat(engine.deadLetters().get(0).lastError()).contains(failure.getMessage());
  }

  private static void sneaky(Throwable failure) throws Exception {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (Exception) failure;
  }

  @Test
  void a_handler_that_is_interrupted_fails_and_the_host_s_thread_stays_interrupted() {
    SalesEngine engine =
        builder(SEND)
            .on(
                SendMessage.class,
                (message, delivery) -> {
                  if (message.template().equals("a")) {
                    throw new InterruptedException("cancelled");
                  }
                  sent.add(message.template() + " " + Thread.currentThread().isInterrupted());
                })
            .build();
    engine.submit(lead("L-1"));
    engine.submit(send("L-1", "a"));
    assertThat(store.effects("L-1").get(0).attempts()).isEqualTo(1);
    engine.submit(lead("L-2"));
    engine.submit(send("L-2", "b"));
    assertThat(sent).as("the next handler is not").containsExactly("b false");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_handler_for_one_type_gets_no_other() {
    SalesEngine engine =
        builder(SEND).on(CreateTask.class, (task, delivery) -> sent.add(task.task())).build();
    engine.submit(lead("L-1"));
    engine.submit(send("L-1", "a"));
    assertThat(sent).isEmpty();
  }

  @Test
  void a_listener_that_fails_harms_nothing() {
    SalesEngine engine =
        builder(SEND)
            .listener(
                new EngineListener() {
                  @Override
                  public void committed(JournalEntry entry) {
                    throw new IllegalStateException("metrics down");
                  }

                  @Override
                  public void delivered(PendingEffect effect) {
                    throw new AssertionError("metrics down");
                  }
                })
            .listener(
                new EngineListener() {
                  @Override
                  public void committed(JournalEntry entry) {
                    events.add(entry.caseId() + ":" + entry.version());
                  }
                })
            .on(SendMessage.class, (message, delivery) -> sent.add(message.template()))
            .build();
    engine.submit(lead("L-1"));
    engine.submit(send("L-1", "a"));
    assertThat(sent).containsExactly("a");
    assertThat(store.effects("L-1")).isEmpty();
    assertThat(events).containsExactly("L-1:1", "L-1:2");
  }

  @Test
  void listeners_hear_of_refusals_and_may_ask_the_engine() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    built.set(
        builder(SEND)
            .listener(
                new EngineListener() {
                  @Override
                  public void refused(Submission submission, SluiceException reason) {
                    Future<Outcome> outcome = other.submit(() -> engine().submit(lead("L-9")));
                    try {
                      events.add(outcome.get(10, SECONDS).entries().get(0).caseId());
                    } catch (Exception e) {
                      events.add(e.toString());
                    }
                  }
                })
            .build());
    engine().submitAll(List.of(signal("L-9", "x")));
    other.shutdown();
    assertThat(events).containsExactly("L-9");
  }

  /** What a generated exception of some remote stub may be like. */
  private static final class Unsayable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  @Test
  void a_handler_whose_failure_cannot_even_be_printed_has_failed_like_any_other() {
    SalesEngine engine =
        builder(SEND)
            .on(
                SendMessage.class,
                (message, delivery) -> {
                  events.add(delivery.key());
                  if (message.template().equals("evil")) {
                    throw new Unsayable();
                  }
                })
            .build();
    engine.submitAll(List.of(lead("L-1"), lead("L-2"), send("L-1", "evil"), send("L-2", "a")));
    assertThat(events).containsExactly("L-1:2:0", "L-2:2:0");
    for (int attempt = 1; attempt < 10; attempt++) {
      clock.pass(Duration.ofDays(2));
      engine.tick();
    }
    assertThat(engine.deadLetters())
        .singleElement()
        .satisfies(
            dead -> assertThat(dead.lastError()).contains("Unsayable", "which cannot say why"));
  }
}
