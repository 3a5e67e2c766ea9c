package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.SendMessage;
import dev.sluice.decision.Suggest;
import dev.sluice.decision.TellCase;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.json.NewerFormatException;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Proposal;
import dev.sluice.store.PendingEffect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two libraries on one database: what the newer one wrote, the older one leaves alone. */
class NewerEnginesTest {

  private static final Playbook TELLING =
      Playbook.of(
          Deal.PLAYBOOK.pipeline(),
          situation ->
              situation.event() instanceof SignalReceived signal && signal.name().equals("tell")
                  ? List.of(
                      Proposal.of(
                          "tell", situation, new TellCase("L-2", new SignalReceived("told"))),
                      Proposal.of("suggest", situation, new Suggest("wang", "call")))
                  : List.of());

  private final List<String> handled = new ArrayList<>();

  static Stream<DataSource> databases() {
    return Stream.of(TestDatabases.h2(), TestDatabases.postgresql());
  }

  private SalesEngine engine(DataSource source) {
    return SalesEngine.builder()
        .playbook(TELLING)
        .store(JdbcCaseStore.on(source, RecordNames.standard()))
        .on(Suggest.class, (suggest, delivery) -> handled.add(delivery.key()))
        .on(SendMessage.class, (message, delivery) -> handled.add(delivery.key()))
        .build();
  }

  private static void newer(DataSource source, String table, String where) throws SQLException {
    write(
        source,
        "UPDATE "
            + table
            + " SET doc = replace(doc, '{\"v\":1,', '{\"v\":9,\"fresh\":true,') WHERE "
            + where);
  }

  private static void write(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  private static Submission lead(String caseId) {
    return Submission.of(
        caseId,
        new LeadCaptured(Lead.of("Acme " + caseId, "fair"), List.of(Contact.primary("c-1"))));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_case_of_a_newer_engine_is_refused_as_such_and_told_nothing_until_one_comes(
      DataSource source) throws SQLException {
    SalesEngine older = engine(source);
    older.submit(lead("L-1"));
    older.submit(lead("L-2"));
    newer(source, "sluice_case", "case_id = 'L-2'");
    assertThatThrownBy(() -> older.submit(Submission.of("L-2", new SignalReceived("x"))))
        .isInstanceOf(NewerFormatException.class);

    assertThat(older.submit(Submission.of("L-1", new SignalReceived("tell"))).parked()).isEmpty();
    older.tick();
    JdbcCaseStore store = JdbcCaseStore.on(source, RecordNames.standard());
    assertThat(store.parked()).isEmpty();
    assertThat(store.tells(10)).hasSize(1);

    // The newer engine is gone again, and the case as the older one knows it.
    write(
        source,
        "UPDATE sluice_case SET doc = replace(doc, '{\"v\":9,\"fresh\":true,', '{\"v\":1,')"
            + " WHERE case_id = 'L-2'");
    older.tick();
    assertThat(store.tells(10)).isEmpty();
    assertThat(older.journal("L-2")).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void an_effect_and_an_event_of_a_newer_engine_stay_and_do_not_stop_the_others(DataSource source)
      throws SQLException {
    JdbcCaseStore store = JdbcCaseStore.on(source, RecordNames.standard());
    SalesEngine older = engine(source);
    older.submit(lead("L-1"));
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO sluice_effect (effect_id, case_id, not_before, dead, doc) VALUES"
              + " ('L-1:9:0', 'L-1', TIMESTAMP '2020-01-01 00:00:00', FALSE, '{\"v\":9}')");
      statement.execute(
          "INSERT INTO sluice_tell (tell_id, from_case, to_case, doc) VALUES"
              + " ('L-1:9:1', 'L-1', 'L-2', '{\"v\":9}')");
    }
    older.submit(Submission.of("L-1", new SignalReceived("tell")));
    older.tick();
    assertThat(handled).containsExactly("L-1:2:0");
    assertThat(store.effects("L-1")).extracting(PendingEffect::key).isEmpty();
    assertThat(store.parked()).hasSize(1); // there is no L-2
    newerStays(source, "sluice_effect");
    newerStays(source, "sluice_tell");
  }

  private static void newerStays(DataSource source, String table) throws SQLException {
    write(source, "DELETE FROM " + table + " WHERE doc = '{\"v\":9}'");
  }
}
