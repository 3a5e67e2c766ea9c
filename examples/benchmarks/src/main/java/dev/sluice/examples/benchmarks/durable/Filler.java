package dev.sluice.examples.benchmarks.durable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Fills the tables by SQL with as many cases as wanted: all are like one that an engine wrote, each
 * with its own number in all its texts. They can be stepped like any other.
 */
final class Filler {

  /** Occurs nowhere else. */
  private static final int MODEL = 7777777;

  private static final int CHUNK = 10_000;

  private final Database database;
  private final List<Written> model;

  /**
   * A filler.
   *
   * @param events how many events the cases have had
   */
  Filler(Database database, int events) throws Exception {
    this.database = database;
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      taken.add(SixStages.event(MODEL, i));
    }
    this.model = Recording.of(taken, false);
  }

  /** Adds cases with these numbers, and all their rows. */
  void fill(int first, int cases) throws SQLException {
    for (int from = first; from < first + cases; from += CHUNK) {
      int to = Math.min(from + CHUNK, first + cases) - 1;
      try (Connection connection = database.source().getConnection()) {
        connection.setAutoCommit(false);
        insert(connection, from, to);
        connection.commit();
        connection.setAutoCommit(true);
      }
    }
    database.run("ANALYZE");
  }

  private void insert(Connection connection, int from, int to) throws SQLException {
    Written last = model.get(model.size() - 1);
    rows(
        connection,
        "sluice_case (case_id, version, pipeline, stage, running, doc)",
        "%s, ?, ?, ?, TRUE, %s",
        from,
        to,
        last.caseId(),
        last.version(),
        last.pipeline(),
        last.stage(),
        last.state().toString());
    for (Written step : model) {
      rows(
          connection,
          "sluice_journal (case_id, version, event_id, taken_at, doc)",
          "%s, ?, %s, ?, %s",
          from,
          to,
          step.caseId(),
          step.version(),
          step.eventId(),
          step.takenAt(),
          step.entry().toString());
    }
    List<String> keys = new ArrayList<>();
    List<Written.Timer> timers = new ArrayList<>();
    for (Written step : model) {
      keys.removeAll(step.keysGone());
      keys.addAll(step.keysCome());
      timers.removeIf(timer -> step.timersGone().contains(timer.id()));
      timers.addAll(step.timersCome());
    }
    for (String key : keys) {
      rows(connection, "sluice_key (key_text, case_id)", "%s, %s", from, to, key, last.caseId());
    }
    for (String mark : model.get(0).people()) {
      rows(connection, "sluice_person (mark, case_id)", "%s, %s", from, to, mark, last.caseId());
    }
    for (Written.Timer timer : timers) {
      rows(
          connection,
          "sluice_timer (case_id, timer_id, look_at)",
          "%s, ?, ?",
          from,
          to,
          last.caseId(),
          timer.id(),
          timer.lookAt());
    }
  }

  /** Inserts a row for each number; {@code %s} is a text in which the model's number is changed. */
  private void rows(
      Connection connection, String table, String columns, int from, int to, Object... values)
      throws SQLException {
    String number = database.isH2() ? "LPAD(CAST(x AS VARCHAR), 7, '0')" : "lpad(x::text, 7, '0')";
    String numbers =
        database.isH2() ? "SYSTEM_RANGE(?, ?)" : "generate_series(CAST(? AS INT), ?) x";
    String text = "REPLACE(CAST(? AS VARCHAR), '" + SixStages.digits(MODEL) + "', " + number + ")";
    int texts = columns.split("%s", -1).length - 1;
    String selected = columns.formatted(Collections.nCopies(texts, text).toArray());
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO " + table + " SELECT " + selected + " FROM " + numbers)) {
      int index = 1;
      for (Object value : values) {
        statement.setObject(index++, value);
      }
      statement.setInt(index++, from);
      statement.setInt(index, to);
      statement.executeUpdate();
    }
  }
}
