package dev.sluice.engine;

import static dev.sluice.engine.Deals.all;
import static dev.sluice.engine.Deals.lead;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.Decision;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.StartTimer;
import dev.sluice.decision.TellCase;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.event.TimerFired;
import dev.sluice.jdbc.TestStores;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Commit;
import dev.sluice.store.StaleCaseException;
import dev.sluice.store.StoreUnavailableException;
import dev.sluice.time.Budget;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Many events in one call, and timers that are due at once, are kept many cases together. */
class GroupsTest {

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");
  private final CaseStore kept = TestStores.fresh();
  private final List<Integer> commits = new ArrayList<>();
  private Consumer<List<?>> before = steps -> {};
  private final CaseStore store = watched();

  /** A store that notes how many steps are kept together. */
  private CaseStore watched() {
    return (CaseStore)
        Proxy.newProxyInstance(
            CaseStore.class.getClassLoader(),
            new Class<?>[] {CaseStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit")) {
                List<?> steps = (List<?>) arguments[0];
                before.accept(steps);
                commits.add(steps.size());
              }
              try {
                return method.invoke(kept, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private SalesEngine engine(Policy policy) {
    return SalesEngine.builder()
        .playbook(Deals.playbook(policy))
        .store(store)
        .clock(clock)
        .on(SendMessage.class, (message, delivery) -> {})
        .build();
  }

  @Test
  void events_of_different_cases_are_kept_in_one_go() {
    Batch batch = engine(all()).submitAll(List.of(lead("L-3"), lead("L-1"), lead("L-2")));
    assertThat(commits).containsExactly(3);
    assertThat(batch.outcomes())
        .extracting(outcome -> outcome.entries().get(0).caseId())
        .containsExactly("L-3", "L-1", "L-2");
  }

  @Test
  void a_second_event_of_a_case_waits_for_what_the_first_told_other_cases() {
    SalesEngine engine = engine(when("go", new TellCase("L-2", new SignalReceived("told"))));
    engine.submitAll(List.of(lead("L-1"), lead("L-2")));
    commits.clear();
    engine.submitAll(List.of(signal("L-1", "go"), signal("L-2", "a"), signal("L-1", "b")));
    assertThat(commits).containsExactly(2, 1, 1);
    assertThat(engine.journal("L-2"))
        .extracting(entry -> entry.event())
        .endsWith(new SignalReceived("a"), new SignalReceived("told"));
  }

  @Test
  void events_of_one_case_that_tells_nobody_are_kept_in_one_go_too() {
    SalesEngine engine = engine(all());
    engine.submitAll(List.of(lead("L-1"), signal("L-1", "a").id("a"), signal("L-1", "a").id("a")));
    assertThat(commits).containsExactly(2);
    assertThat(engine.journal("L-1")).hasSize(2);
  }

  @Test
  void a_second_event_of_a_case_that_told_nobody_anything_is_kept_with_the_first() {
    SalesEngine engine = engine(all());
    engine.submitAll(List.of(lead("L-1"), signal("L-1", "a"), lead("L-2"), signal("L-1", "b")));
    assertThat(commits).containsExactly(4);
    assertThat(engine.view("L-1").version()).isEqualTo(3);
    assertThat(engine.journal("L-1"))
        .extracting(entry -> entry.event())
        .endsWith(new SignalReceived("a"), new SignalReceived("b"));
  }

  @Test
  void a_refused_event_stops_no_other() {
    Batch batch =
        engine(all()).submitAll(List.of(lead("L-1"), signal("L-9", "x"), lead("L-2").id("e")));
    assertThat(batch.refusals())
        .extracting(refusal -> refusal.submission().caseId())
        .containsExactly("L-9");
    assertThat(batch.outcomes()).hasSize(2);
    assertThat(kept.knows("L-2", "e")).isTrue();
  }

  @Test
  void when_another_engine_was_faster_each_goes_for_itself() {
    SalesEngine engine = engine(all());
    engine.submitAll(List.of(lead("L-1"), lead("L-2")));
    commits.clear();
    before =
        steps -> {
          if (steps.size() > 1) {
            throw new StaleCaseException("faster", null);
          }
        };
    Batch batch = engine.submitAll(List.of(signal("L-1", "a"), signal("L-2", "b")));
    assertThat(batch.outcomes()).hasSize(2);
    assertThat(commits).containsExactly(1, 1);
    assertThat(engine.journal("L-1")).hasSize(2);
    assertThat(engine.journal("L-2")).hasSize(2);
  }

  @Test
  void when_the_store_is_not_there_all_are_refused_and_can_be_submitted_again() {
    SalesEngine engine = engine(all());
    List<Submission> submissions = List.of(lead("L-1").id("a"), lead("L-2").id("b"));
    before =
        steps -> {
          throw new StoreUnavailableException("gone", null, new IllegalStateException());
        };
    assertThat(engine.submitAll(submissions).refusals()).hasSize(2);
    before = steps -> {};
    assertThat(engine.submitAll(submissions).outcomes()).hasSize(2);
    assertThat(engine.submitAll(submissions).outcomes())
        .allSatisfy(outcome -> assertThat(outcome.repeated()).isTrue());
    assertThat(engine.journal("L-1")).hasSize(1);
  }

  @Test
  void a_lead_is_merged_into_one_of_the_same_call() {
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(
                Playbook.of(
                    Pipeline.parse(
                        "deal.json",
                        Deals.PIPELINE.replace(
                            "\"opens\"", "\"duplicates\": \"merge\", \"opens\"")),
                    all()))
            .store(store)
            .clock(clock)
            .build();
    engine.submitAll(List.of(lead("L-1"), lead("L-2")));
    assertThat(commits).containsExactly(2);
    assertThat(kept.load("L-2")).isNull();
    assertThat(engine.journal("L-1")).hasSize(2);
    engine.submitAll(List.of(signal("L-3", "x"), signal("L-2", "x")));
    assertThat(engine.journal("L-1")).hasSize(3);
  }

  @Test
  void timers_of_different_cases_that_are_due_are_fired_in_one_go() {
    Decision timer = new StartTimer("call", Budget.hours(1));
    SalesEngine engine = engine(when("go", timer));
    engine.submitAll(List.of(lead("L-1"), lead("L-2")));
    engine.submitAll(List.of(signal("L-1", "go"), signal("L-2", "go")));
    commits.clear();
    clock.pass(Duration.ofHours(1));
    assertThat(engine.tick()).hasSize(2);
    assertThat(commits).containsExactly(2);
    assertThat(engine.tick()).isEmpty();
  }

  @Test
  void while_many_timers_fire_events_of_other_cases_are_taken_up() throws Exception {
    AtomicReference<SalesEngine> built = new AtomicReference<>();
    ExecutorService other = Executors.newSingleThreadExecutor();
    List<Outcome> meanwhile = new ArrayList<>();
    Policy onFiring =
        situation -> {
          if (situation.event() instanceof TimerFired && meanwhile.isEmpty()) {
            try {
              meanwhile.add(
                  other
                      .submit(() -> requireNonNull(built.get()).submit(signal("L-new", "x")))
                      .get(10, SECONDS));
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
              throw new IllegalStateException(e);
            }
          }
          return List.of();
        };
    SalesEngine engine = engine(all(onFiring, when("go", new StartTimer("call", Budget.hours(1)))));
    built.set(engine);
    engine.submit(lead("L-new"));
    List<Submission> leads = new ArrayList<>();
    List<Submission> signals = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      leads.add(lead("L-" + i));
      signals.add(signal("L-" + i, "go"));
    }
    engine.submitAll(leads);
    engine.submitAll(signals);
    clock.pass(Duration.ofHours(1));
    assertThat(engine.tick()).hasSize(300);
    other.shutdown();
    assertThat(meanwhile).hasSize(1);
    assertThat(engine.journal("L-new")).hasSize(2);
  }

  @Test
  void a_step_stands_when_the_store_is_gone_before_what_follows_is_kept() {
    SalesEngine engine = engine(when("go", new TellCase("L-2", new SignalReceived("told"))));
    engine.submitAll(List.of(lead("L-1"), lead("L-2")));
    before =
        steps -> {
          if (((Commit) steps.get(0)).state().caseId().equals("L-2")) {
            throw new StoreUnavailableException("gone", null, new IllegalStateException());
          }
        };
    Outcome outcome = engine.submit(signal("L-1", "go"));
    assertThat(outcome.entries()).hasSize(1);
    assertThat(outcome.parked()).isEmpty();
    before = steps -> {};
    assertThat(engine.tick()).hasSize(1);
    assertThat(engine.journal("L-2")).hasSize(2);
  }
}
