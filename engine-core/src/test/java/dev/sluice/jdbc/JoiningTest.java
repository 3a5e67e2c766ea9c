package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.SalesEngine;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.Submission;
import dev.sluice.fact.Lead;
import dev.sluice.json.RecordNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A host that keeps its own row and the event together. */
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

  private static Submission lead(String caseId) {
    return Submission.of(caseId, new LeadCaptured(Lead.of("Acme", "fair")));
  }
}
