package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.Suggest;
import dev.sluice.engine.Outcome;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.fact.Lead;
import dev.sluice.fault.SluiceException;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Proposal;
import dev.sluice.step.JournalEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A host that keeps its own row and the event together. */
@Timeout(60)
class JoiningTest {

  static Stream<DataSource> databases() {
    return Stream.of(TestDatabases.h2(), TestDatabases.postgresql());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void an_event_is_kept_or_undone_with_the_hosts_own_row(DataSource source) throws SQLException {
    JdbcCaseStore store = JdbcCaseStore.on(source, RecordNames.standard());
    SalesEngine engine = SalesEngine.builder().playbook(Deal.PLAYBOOK).store(store).build();
    try (Connection host = source.getConnection()) {
      host.setAutoCommit(false);
      Sql.write(host, "CREATE TABLE crm (id VARCHAR(9))");
      host.commit();

      Sql.write(host, "INSERT INTO crm (id) VALUES (?)", "undone");
      store.joining(host, () -> engine.submit(lead("L-1")));
      host.rollback();

      Sql.write(host, "INSERT INTO crm (id) VALUES (?)", "kept");
      store.joining(host, () -> engine.submit(lead("L-2")));
      assertThat(store.load("L-2")).as("before the host commits").isNull();
      host.commit();

      assertThat(Sql.all(host, "SELECT id FROM crm", row -> row.getString(1)))
          .containsExactly("kept");
      host.rollback();
    }
    assertThat(store.load("L-1")).isNull();
    assertThat(store.load("L-2")).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_connection_that_keeps_each_statement_by_itself_cannot_be_joined(DataSource source)
      throws SQLException {
    JdbcCaseStore store = JdbcCaseStore.on(source, RecordNames.standard());
    SalesEngine engine = SalesEngine.builder().playbook(Deal.PLAYBOOK).store(store).build();
    try (Connection host = source.getConnection()) {
      assertThatThrownBy(() -> store.joining(host, () -> engine.submit(lead("L-1"))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("setAutoCommit(false)");
    }
    assertThat(store.load("L-1")).isNull();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_second_event_does_not_wait_for_a_thread_that_waits_for_the_first_one_s_case(
      DataSource source) throws Exception {
    JdbcCaseStore store = JdbcCaseStore.on(source, RecordNames.standard());
    CountDownLatch stepping = new CountDownLatch(1);
    CountDownLatch proceed = new CountDownLatch(1);
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(
                Deal.PLAYBOOK.withPolicy(
                    situation -> {
                      if (situation.event().equals(new SignalReceived("other"))) {
                        stepping.countDown();
                        await(proceed);
                      }
                      return List.of();
                    }))
            .store(store)
            .build();
    engine.submit(lead("L-1"));
    FutureTask<Outcome> other = new FutureTask<>(() -> engine.submit(signal("other")));
    new Thread(other).start();
    stepping.await();
    try (Connection host = source.getConnection()) {
      host.setAutoCommit(false);
      store.joining(
          host,
          () -> {
            engine.submit(signal("first"));
            proceed.countDown();
            return engine.submit(signal("second"));
          });
      host.commit();
    }
    assertThat(other.get().entries()).hasSize(1);
    assertThat(engine.journal("L-1"))
        .extracting(JournalEntry::event)
        .extracting(event -> event instanceof SignalReceived signal ? signal.name() : "lead")
        .containsExactly("lead", "first", "second", "other");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void what_the_database_refuses_leaves_the_hosts_transaction_as_it_was(DataSource source)
      throws SQLException {
    JdbcCaseStore store = JdbcCaseStore.on(source, RecordNames.standard());
    SalesEngine engine = SalesEngine.builder().playbook(Deal.PLAYBOOK).store(store).build();
    try (Connection host = source.getConnection()) {
      // Somebody else's row, so that a step that opens L-2 is refused in the middle.
      Sql.write(
          host,
          "INSERT INTO sluice_timer (case_id, timer_id, look_at) VALUES"
              + " ('L-2', 'stage:lead', TIMESTAMP '2026-11-02 04:00:00')");
      host.setAutoCommit(false);
      store.joining(
          host,
          () -> {
            engine.submit(lead("L-1"));
            assertThatThrownBy(() -> engine.submit(lead("L-2")))
                .isInstanceOf(SluiceException.class)
                .hasMessageContaining("(case L-2)");
            return engine.submit(lead("L-3"));
          });
      host.commit();
    }
    assertThat(store.load("L-1")).isNotNull();
    assertThat(store.load("L-2")).isNull();
    assertThat(store.load("L-3")).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void what_the_host_may_yet_undo_is_not_delivered(DataSource source) throws SQLException {
    JdbcCaseStore store = JdbcCaseStore.on(source, RecordNames.standard());
    List<String> delivered = new ArrayList<>();
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(
                Deal.PLAYBOOK.withPolicy(
                    situation ->
                        List.of(Proposal.of("call", situation, new Suggest("wang", "call")))))
            .store(store)
            .on(Suggest.class, (suggest, delivery) -> delivered.add(delivery.caseId()))
            .build();
    try (Connection host = source.getConnection()) {
      host.setAutoCommit(false);
      store.joining(
          host,
          () -> {
            engine.submit(lead("L-1"));
            assertThatThrownBy(engine::tick)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("after the commit");
            return true;
          });
      host.rollback();
      engine.tick();
      assertThat(delivered).isEmpty();

      store.joining(host, () -> engine.submit(lead("L-2")));
      host.commit();
    }
    assertThat(delivered).isEmpty();
    engine.tick();
    assertThat(delivered).containsExactly("L-2");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Submission signal(String name) {
    return Submission.of("L-1", new SignalReceived(name));
  }

  private static Submission lead(String caseId) {
    return Submission.of(caseId, new LeadCaptured(Lead.of("Acme", "fair")));
  }
}
