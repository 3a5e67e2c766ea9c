package dev.sluice.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements with their values, on one connection. */
final class Sql {

  /** Reads one row. */
  @FunctionalInterface
  interface Reader<T> {

    /** Reads the row that the result stands on; null leaves it out. */
    @Nullable T read(ResultSet row) throws SQLException;
  }

  private Sql() {}

  static <T> List<T> all(
      Connection connection, String sql, Reader<T> reader, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          @Nullable T read = reader.read(result);
          if (read != null) {
            rows.add(read);
          }
        }
      }
      return rows;
    }
  }

  /** The first row; null when there is none. */
  static <T> @Nullable T first(
      Connection connection, String sql, Reader<T> reader, @Nullable Object... values)
      throws SQLException {
    List<T> rows = all(connection, sql, reader, values);
    return rows.isEmpty() ? null : rows.get(0);
  }

  /** Returns how many rows were written. */
  static int write(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  /**
   * Writes many rows in one batch; returns how many each wrote. Of inserts the counts are not to be
   * relied on: drivers may join them.
   */
  static int[] batch(Connection connection, String sql, List<@Nullable Object[]> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      return statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        statement.setNull(i + 1, Types.VARCHAR);
      } else if (value instanceof Instant instant) {
        statement.setObject(i + 1, stored(instant));
      } else if (value instanceof Collection<?> texts) {
        // However many there are, the statement is the same, and known to the database.
        statement.setArray(
            i + 1,
            statement
                .getConnection()
                .createArrayOf(
                    "varchar", texts.stream().map(Object::toString).map(Sql::stored).toArray()));
      } else if (value instanceof String text) {
        statement.setString(i + 1, stored(text));
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  /** PostgreSQL keeps no NUL; a key or the reason of a failure may hold one all the same. */
  private static String stored(String text) {
    return text.indexOf(0) < 0 ? text : text.replace('\0', '\uFFFD');
  }

  /** Databases keep microseconds; nothing is due a fraction of one too early. */
  private static OffsetDateTime stored(Instant instant) {
    Instant micros = instant.truncatedTo(ChronoUnit.MICROS);
    return (micros.equals(instant) ? micros : micros.plus(1, ChronoUnit.MICROS))
        .atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
