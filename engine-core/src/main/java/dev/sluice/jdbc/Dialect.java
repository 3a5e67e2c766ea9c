package dev.sluice.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where databases differ. */
enum Dialect {
  /** H2 2.x. */
  H2("h2", "CURRENT_TIMESTAMP(6)"),
  /** PostgreSQL 15 and newer. */
  POSTGRESQL("postgresql", "clock_timestamp()");

  /** Another transaction was in the way: taking the step again may go well. */
  private static final Set<String> AGAIN = Set.of("40001", "40P01", "HYT00", "55P03", "57014");

  /** Connections, resources, an operator; what H2 says of a closed database and a full disk. */
  private static final Set<String> DOWN =
      Set.of("08", "53", "57P", "58", "90007", "90067", "90098", "90121", "90028", "90031");

  /** Tells Sluice's advisory locks from those of others: "slui" in ASCII. */
  private static final int LOCKS = 0x736c7569;

  final String id;

  /** What time it is in the database, transactions notwithstanding. */
  final String now;

  Dialect(String id, String now) {
    this.id = id;
    this.now = now;
  }

  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    for (Dialect dialect : values()) {
      if (product.toLowerCase(Locale.ROOT).contains(dialect.id)) {
        return dialect;
      }
    }
    throw new IllegalArgumentException(
        product + " is no database Sluice knows. Use PostgreSQL 15 or newer, or H2 2.x");
  }

  /** Inserts rows unless one with a key of theirs is there; returns how many were written. */
  int insertOnce(
      Connection connection, String table, String columns, int rows, @Nullable Object... values)
      throws SQLException {
    String marks = "(?" + ", ?".repeat(values.length / rows - 1) + ")";
    String insert =
        "INSERT INTO "
            + table
            + " ("
            + columns
            + ") VALUES "
            + marks
            + (", " + marks).repeat(rows - 1);
    if (this == POSTGRESQL) {
      return Sql.write(connection, insert + " ON CONFLICT DO NOTHING", values);
    }
    try {
      return Sql.write(connection, insert, values);
    } catch (SQLException e) {
      if ("23505".equals(e.getSQLState())) {
        return 0;
      }
      throw e;
    }
  }

  /**
   * Waits until no other transaction holds one of some keys, and holds them until this one ends.
   */
  void lockKeys(Connection connection, Set<String> keys) throws SQLException {
    if (this == POSTGRESQL) {
      // Some keys share a number, for the server has room for so many locks only. In the order of
      // the numbers, so that two transactions never wait for each other.
      Sql.all(
          connection,
          "SELECT pg_advisory_xact_lock("
              + LOCKS
              + ", number) FROM (SELECT DISTINCT hashtext(key) & 1023 AS number"
              + " FROM unnest(?) AS key ORDER BY number) numbers",
          row -> null,
          keys);
    } else {
      // All keys at once: one thread at a time is at this database anyway.
      Sql.all(connection, "SELECT version FROM sluice_schema FOR UPDATE", row -> null);
    }
  }

  /** The connection or the server is gone, or has no room: the same may go well another time. */
  static boolean down(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return e instanceof SQLTransientException
        || e instanceof SQLRecoverableException
        || e instanceof SQLNonTransientConnectionException
        || DOWN.stream().anyMatch(state::startsWith);
  }

  static boolean again(SQLException e) {
    return AGAIN.contains(String.valueOf(e.getSQLState()));
  }
}
