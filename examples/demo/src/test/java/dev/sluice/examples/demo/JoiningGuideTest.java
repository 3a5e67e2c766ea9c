package dev.sluice.examples.demo;

import static dev.sluice.fact.Rep.rep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.decision.CreateTask;
import dev.sluice.engine.Refused;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.Submission;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Team;
import dev.sluice.jdbc.JdbcCaseStore;
import dev.sluice.jdbc.Schema;
import dev.sluice.json.RecordNames;
import dev.sluice.rules.RulePlaybooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's snippet of a host that keeps its own row and an event in one transaction. */
class JoiningGuideTest {

  private static final Path SELF =
      Path.of("src/test/java/dev/sluice/examples/demo/JoiningGuideTest.java");

  private static final Submission CAPTURED =
      Submission.of("L-1", new LeadCaptured(Lead.of("Hua Xin", "partner"))).id("note-1");

  private final DataSource source =
      JdbcConnectionPool.create(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
  private final JdbcCaseStore store = store(source);
  private final List<String> tasks = new ArrayList<>();
  private final SalesEngine engine =
      SalesEngine.builder()
          .playbook(RulePlaybooks.fromClasspath("playbooks/lead-to-cash"))
          .team(Team.of("sales", rep("wang")))
          .store(store)
          .on(CreateTask.class, (task, about) -> tasks.add(about.caseId()))
          .build();

  private static JdbcCaseStore store(DataSource source) {
    Schema.of(source).migrate();
    return JdbcCaseStore.on(source, RecordNames.standard());
  }

  @BeforeEach
  void make_a_table_of_the_hosts() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE crm_note (id VARCHAR(40) PRIMARY KEY, text VARCHAR(400))");
    }
  }

  // region joining
  void keep(String id, String text, Submission event) throws SQLException {
    String sql = "INSERT INTO crm_note (id, text) VALUES (?, ?)";
    try (Connection connection = source.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      try {
        insert.setString(1, id);
        insert.setString(2, text);
        insert.executeUpdate();
        store.joining(connection, () -> engine.submit(event));
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
    engine.tick();
  }

  // endregion

  @Test
  void a_commit_keeps_the_row_and_the_event() throws SQLException {
    keep("note-1", "met at the fair", CAPTURED);

    assertThat(notes()).containsExactly("note-1");
    assertThat(engine.journal("L-1").get(0).eventId()).isEqualTo("note-1");
    assertThat(tasks).containsOnly("L-1").isNotEmpty();
  }

  @Test
  void nothing_is_delivered_before_the_commit_and_a_tick() throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      store.joining(connection, () -> engine.submit(CAPTURED));
      assertThat(store.load("L-1")).as("before the commit").isNull();
      connection.commit();
    }
    assertThat(tasks).isEmpty();
    engine.tick();
    assertThat(tasks).isNotEmpty();
  }

  @Test
  void what_is_refused_takes_the_row_with_it() throws SQLException {
    Submission early = Submission.of("L-1", new ActivityLogged("call")).id("note-1");

    assertThatExceptionOfType(Refused.class).isThrownBy(() -> keep("note-1", "a call", early));

    assertThat(notes()).isEmpty();
  }

  @Test
  void a_rollback_keeps_neither() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO crm_note (id, text) VALUES ('note-1', 'undone')");
      store.joining(connection, () -> engine.submit(CAPTURED));
      connection.rollback();
    }
    engine.tick();

    assertThat(notes()).isEmpty();
    assertThat(store.load("L-1")).isNull();
    assertThat(tasks).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"guide.md", "guide.zh.md"})
  void the_guide_shows_the_snippet_that_runs_here(String name) throws IOException {
    assertThat(read(Path.of("../../docs", name))).contains("```java\n" + region() + "```");
  }

  private List<String> notes() throws SQLException {
    List<String> notes = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM crm_note ORDER BY id")) {
      while (rows.next()) {
        notes.add(rows.getString(1));
      }
    }
    return notes;
  }

  private static String region() throws IOException {
    String source = read(SELF);
    int begin = source.indexOf('\n', source.indexOf("// region joining")) + 1;
    int end = source.indexOf("// endregion", begin);
    String region = source.substring(begin, source.lastIndexOf('\n', end) + 1);
    return region.stripTrailing().stripIndent() + "\n";
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
