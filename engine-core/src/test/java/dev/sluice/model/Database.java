package dev.sluice.model;

import dev.sluice.engine.TestClock;
import dev.sluice.jdbc.JdbcCaseStore;
import dev.sluice.json.RecordNames;
import dev.sluice.store.CaseStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A database with fail points on the way to it, and a clock; emptied from seed to seed. */
final class Database {

  private final Fuse fuse = new Fuse();
  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");
  private final DataSource source;
  private final DataSource way;
  private CaseStore store;

  Database(DataSource source) {
    this.source = source;
    this.way = fuse.on(source);
    this.store = opened();
  }

  private CaseStore opened() {
    return JdbcCaseStore.on(way, RecordNames.standard(), clock);
  }

  Fuse fuse() {
    return fuse;
  }

  TestClock clock() {
    return clock;
  }

  CaseStore store() {
    return store;
  }

  /** Another store object. It keeps nothing in memory, but takes a moment to make. */
  CaseStore reopened() {
    store = opened();
    return store;
  }

  /** The cases and their versions, asked past the fail points. */
  List<String> versions() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT case_id, version FROM sluice_case ORDER BY case_id")) {
      List<String> versions = new ArrayList<>();
      while (rows.next()) {
        versions.add(rows.getString(1) + " " + rows.getLong(2));
      }
      return versions;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void empty() {
    fuse.disarm();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of("case", "key", "journal", "timer", "effect", "tell", "definition")) {
        statement.executeUpdate("DELETE FROM sluice_" + table);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
