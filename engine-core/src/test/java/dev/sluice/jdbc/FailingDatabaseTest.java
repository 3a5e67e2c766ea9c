package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decision;
import dev.sluice.decision.TellCase;
import dev.sluice.engine.Outcome;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Lead;
import dev.sluice.fault.SluiceException;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.StepResult;
import dev.sluice.store.Commit;
import dev.sluice.store.StoreUnavailableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The database goes away in the middle of a step, and comes back. */
class FailingDatabaseTest {

  private boolean down;
  private boolean breaking = true;

  static Stream<DataSource> databases() {
    return Stream.of(TestDatabases.h2(), TestDatabases.postgresql());
  }

  /** Connections that cannot write while the database is {@link #down}. */
  private DataSource failing(DataSource source) {
    return proxy(
        DataSource.class,
        source,
        result ->
            result instanceof Connection made ? proxy(Connection.class, made, r -> r) : result);
  }

  private interface Change {
    Object of(Object result);
  }

  private <T> T proxy(Class<T> type, T target, Change change) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, values) -> {
              if (down && method.getName().equals("prepareStatement")) {
                throw new SQLException("terminated by an administrator", "57P01");
              }
              try {
                return change.of(method.invoke(target, values));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private SalesEngine engine(DataSource source, Policy policy) {
    return SalesEngine.builder()
        .playbook(Deal.PLAYBOOK.withPolicy(policy))
        .store(JdbcCaseStore.on(failing(source), RecordNames.standard()))
        .build();
  }

  /** A rule on a kind of event, in which the database goes away for the first time. */
  private Policy breakingOn(Class<? extends Record> type, Decision decision) {
    return situation -> {
      if (!type.isInstance(situation.event())) {
        return List.of();
      }
      down = breaking;
      breaking = false;
      return List.of(Proposal.of("Rule", situation, decision));
    };
  }

  private static Submission lead(String caseId) {
    return Submission.of(caseId, new LeadCaptured(Lead.of("Acme", "fair"))).id("open");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void an_event_that_failed_with_the_database_is_kept_when_it_is_submitted_again(
      DataSource source) {
    SalesEngine engine = engine(source, breakingOn(LeadCaptured.class, new AddTag("new")));
    assertThatThrownBy(() -> engine.submit(lead("L-1")))
        .isInstanceOf(StoreUnavailableException.class);
    down = false;
    Outcome outcome = engine.submit(lead("L-1"));
    assertThat(outcome.repeated()).isFalse();
    assertThat(engine.journal("L-1")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void what_the_database_refuses_is_said_with_the_case_and_without_its_document(DataSource source)
      throws SQLException {
    SalesEngine engine = engine(source, situation -> List.of());
    engine.submit(lead("L-1"));
    try (Connection connection = source.getConnection()) {
      Sql.write(connection, "ALTER TABLE sluice_case ADD CONSTRAINT c CHECK (stage <> 'won')");
    }
    assertThatThrownBy(() -> engine.submit(Submission.of("L-1", new StageRequested("won"))))
        .isInstanceOf(SluiceException.class)
        .hasMessageContainingAll("refused it", "(SQL state 23", "(case L-1)")
        .hasStackTraceContaining("executeBatch")
        .satisfies(
            e -> {
              StringWriter printed = new StringWriter();
              e.printStackTrace(new PrintWriter(printed));
              assertThat(printed.toString()).doesNotContain("Acme");
            });
    assertThat(engine.view("L-1").version()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void an_event_between_cases_is_not_set_aside_because_the_database_failed(DataSource source) {
    Policy told = breakingOn(SignalReceived.class, new AddTag("told"));
    SalesEngine engine =
        engine(
            source,
            situation ->
                situation.event() instanceof LeadCaptured && situation.caseId().equals("L-2")
                    ? List.of(
                        Proposal.of(
                            "Tell", situation, new TellCase("L-1", new SignalReceived("told"))))
                    : told.propose(situation));
    engine.submit(lead("L-1"));
    assertThat(engine.submit(lead("L-2")).parked()).isEmpty();
    down = false;
    assertThat(engine.journal("L-1")).hasSize(1);
    assertThat(engine.tick()).flatExtracting(Outcome::parked).isEmpty();
    assertThat(engine.view("L-1").facts().salesCase().tags()).containsExactly("told");
    assertThat(engine.submit(lead("L-2")).repeated()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_timer_stays_due_when_the_database_failed(DataSource source) {
    Policy missed = breakingOn(DeadlineMissed.class, new AddTag("missed"));
    SalesEngine engine =
        engine(
            source,
            situation ->
                situation.event() instanceof LeadCaptured
                    ? List.of(
                        Proposal.of(
                            "Call",
                            situation,
                            new CreateTask(
                                "call",
                                "call",
                                null,
                                "wang",
                                null,
                                situation.occurrence().now(),
                                List.of(),
                                null)))
                    : missed.propose(situation));
    engine.submit(lead("L-1"));
    assertThatThrownBy(engine::tick).isInstanceOf(StoreUnavailableException.class);
    down = false;
    assertThat(engine.tick()).hasSize(1);
    assertThat(engine.journal("L-1"))
        .extracting(JournalEntry::event)
        .last()
        .isInstanceOf(DeadlineMissed.class);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void of_work_with_a_locked_case_nothing_is_kept_when_the_database_fails(DataSource source) {
    JdbcCaseStore store = JdbcCaseStore.on(failing(source), RecordNames.standard());
    StepResult opened = Deal.opened("L-1");
    assertThatThrownBy(
            () ->
                store.exclusively(
                    "L-1",
                    () -> {
                      store.commit(
                          List.of(
                              new Commit(null, opened.state(), opened.entry(), List.of(), null)));
                      down = true;
                      return store.load("L-1");
                    }))
        .isInstanceOf(StoreUnavailableException.class);
    down = false;
    assertThat(store.load("L-1")).isNull();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_pool_that_has_no_connection_is_a_database_that_is_not_there_whatever_it_says(
      DataSource source) {
    AtomicBoolean exhausted = new AtomicBoolean();
    DataSource pool =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> {
                  if (exhausted.get()) {
                    throw new SQLException("Cannot get a connection, pool error");
                  }
                  return method.invoke(source, arguments);
                });
    AtomicBoolean exhausts = new AtomicBoolean(true);
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(
                Deal.PLAYBOOK.withPolicy(
                    situation -> {
                      if (situation.event() instanceof SignalReceived) {
                        exhausted.set(exhausts.getAndSet(false));
                        return List.of(Proposal.of("Tag", situation, new AddTag("told")));
                      }
                      return situation.caseId().equals("L-2")
                          ? List.of(
                              Proposal.of(
                                  "Tell",
                                  situation,
                                  new TellCase("L-1", new SignalReceived("told"))))
                          : List.of();
                    }))
            .store(JdbcCaseStore.on(pool, RecordNames.standard()))
            .build();
    engine.submit(lead("L-1"));
    assertThat(engine.submit(lead("L-2")).parked()).isEmpty();
    assertThat(exhausted).isTrue();
    assertThatThrownBy(() -> engine.submit(lead("L-3")))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("The database is not there: Cannot get a connection, pool error.");
    exhausted.set(false);
    engine.tick();
    assertThat(engine.parked()).isEmpty();
    assertThat(engine.view("L-1").facts().salesCase().tags()).containsExactly("told");
  }
}
