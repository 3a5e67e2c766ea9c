package dev.sluice.jdbc;

import dev.sluice.fault.SluiceException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/** H2 in this process, on a file of its own. */
final class EmbeddedH2 {

  // Without WRITE_DELAY=0 a killed process loses half a second of acknowledged commits.
  // By itself a connection remembers 8 statements, and parses all others each time.
  private static final String SETTINGS =
      ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=100";

  /** H2's thread for the end of the JVM. */
  private static final String WRITER = "org.h2.engine.OnExitDatabaseCloser";

  private static final int LOOKS = 20;
  private static final int PAUSE_MILLIS = 10;

  private final JdbcConnectionPool pool;
  private @Nullable Thread exit;

  private EmbeddedH2(JdbcConnectionPool pool) {
    this.pool = pool;
  }

  /** Refuses an H2 file whose latest commits a killed process would lose; others pass. */
  static void checkKillSafe(Transactions transactions) {
    Integer delay =
        transactions.run(
            connection ->
                Dialect.of(connection) != Dialect.H2
                    ? 0
                    : Sql.first(
                        connection,
                        "SELECT CASE WHEN DATABASE_PATH() IS NULL THEN 0 ELSE CAST(SETTING_VALUE AS"
                            + " INT) END FROM INFORMATION_SCHEMA.SETTINGS"
                            + " WHERE SETTING_NAME = 'WRITE_DELAY'",
                        row -> row.getInt(1)));
    if (delay != 0) {
      throw new SluiceException(
          "This H2 database writes what was committed up to "
              + delay
              + " ms later, and a killed process loses it. Add ;WRITE_DELAY=0 to its URL, or use"
              + " JdbcCaseStore.h2(path, names)");
    }
  }

  static EmbeddedH2 open(Path file) {
    String url = "jdbc:h2:file:" + file.toAbsolutePath().normalize() + SETTINGS;
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
    try (Connection connection = pool.getConnection()) {
      connection.isValid(0);
      return new EmbeddedH2(pool);
    } catch (SQLException e) {
      pool.dispose();
      throw new SluiceException(
          e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
              ? "The file "
                  + file
                  + ".mv.db belongs to another process. Stop that one, or use PostgreSQL for"
                  + " several"
              : "The file " + file + ".mv.db cannot be opened: " + e.getMessage(),
          null,
          e);
    }
  }

  /**
   * When the JVM ends, H2 writes its file once more, on a thread of its own and whatever others do.
   * A transaction under way then would be written in part; so none is, until H2 has written.
   *
   * @param alone runs work while no transaction is under way
   */
  void guardExit(Consumer<Runnable> alone) {
    Thread thread = new Thread(() -> alone.accept(EmbeddedH2::awaitWritten), "sluice-h2-exit");
    Runtime.getRuntime().addShutdownHook(thread);
    exit = thread;
  }

  /** Threads for the end of the JVM start together: H2's is here at once, or has ended. */
  private static void awaitWritten() {
    try {
      for (int look = 0; look < LOOKS; look++) {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
          if (thread.getClass().getName().equals(WRITER)) {
            thread.join();
            return;
          }
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  DataSource source() {
    return pool;
  }

  void close() {
    pool.dispose();
    if (exit != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(exit);
      } catch (IllegalStateException e) {
        return; // The JVM is ending already, and the thread with it.
      }
    }
  }
}
