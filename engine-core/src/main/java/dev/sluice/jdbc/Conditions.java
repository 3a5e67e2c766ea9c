package dev.sluice.jdbc;

import dev.sluice.fault.SluiceException;
import java.sql.Connection;
import java.sql.SQLException;

/** What a database has to be set to, for steps to be kept as promised. */
final class Conditions {

  private Conditions() {}

  /** Refuses a database with settings that lose steps or mix them up in silence. */
  static void check(Transactions transactions) {
    transactions.run(
        connection -> {
          checkIsolation(connection);
          if (Dialect.of(connection) == Dialect.H2) {
            checkWriteDelay(connection);
            checkTexts(connection);
          }
          return true;
        });
  }

  /** Under a lock the store looks again at what others committed meanwhile. */
  private static void checkIsolation(Connection connection) throws SQLException {
    if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
      throw new SluiceException(
          "These connections do not work at the isolation level READ COMMITTED, and others would"
              + " not see what was committed while they waited for it. Set that level where the"
              + " connections come from, for example in the pool");
    }
  }

  private static void checkWriteDelay(Connection connection) throws SQLException {
    Integer delay =
        Sql.first(
            connection,
            "SELECT CASE WHEN DATABASE_PATH() IS NULL THEN 0 ELSE CAST(SETTING_VALUE AS INT) END"
                + " FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'",
            row -> row.getInt(1));
    if (delay == null || delay != 0) {
      throw new SluiceException(
          "This H2 database writes what was committed up to "
              + delay
              + " ms later, and a killed process loses it. Add ;WRITE_DELAY=0 to its URL, or use"
              + " JdbcCaseStore.h2(path, names)");
    }
  }

  /** Ids are told apart as they are written, and an empty text is a text. */
  private static void checkTexts(Connection connection) throws SQLException {
    Integer plain =
        Sql.first(
            connection,
            "SELECT count(*) FROM INFORMATION_SCHEMA.COLUMNS WHERE lower(TABLE_NAME) ="
                + " 'sluice_case' AND lower(COLUMN_NAME) = 'case_id'"
                + " AND TABLE_SCHEMA = CURRENT_SCHEMA AND upper(DATA_TYPE) = 'CHARACTER VARYING'"
                + " AND CAST('' AS VARCHAR) = ''",
            row -> row.getInt(1));
    if (plain == null || plain == 0) {
      throw new SluiceException(
          "This H2 database takes L-1 and l-1 for one id, or an empty text for none, and cases"
              + " would be mixed up or not found. Leave IGNORECASE and MODE=Oracle out of its URL,"
              + " and create the tables again");
    }
  }
}
