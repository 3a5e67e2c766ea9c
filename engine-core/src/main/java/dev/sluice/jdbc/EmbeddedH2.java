package dev.sluice.jdbc;

import dev.sluice.fault.SluiceException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * H2 in this process, on a file of its own. The file is read and written by threads of the Java
 * runtime, {@code async:}; were it by the caller's, an interrupt would close it under everybody.
 */
final class EmbeddedH2 {

  // Without WRITE_DELAY=0 a killed process loses half a second of acknowledged commits.
  // By itself a connection remembers 8 statements, and parses all others each time.
  private static final String SETTINGS =
      ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=100";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedH2.class);

  private final Path file;
  private final JdbcConnectionPool pool;

  /** Behind the connection handed out last; after a full disk H2 opens another. */
  private volatile @Nullable Database database;

  private EmbeddedH2(Path file, JdbcConnectionPool pool) {
    this.file = file;
    this.pool = pool;
  }

  static EmbeddedH2 open(Path named) {
    // Not file: an interrupt of a thread at work would close that, and the database under
    // everybody.
    Path file = Path.of(named.toString().replaceFirst("\\.mv\\.db$", ""));
    Path path = file.toAbsolutePath().normalize();
    if (path.toString().contains(";")) {
      throw new IllegalArgumentException(
          "H2 takes a semicolon for the end of a path. Use another: " + path);
    }
    String url = "jdbc:h2:async:" + path + SETTINGS;
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
    EmbeddedH2 opened = new EmbeddedH2(file, pool);
    try {
      opened.connection().close();
      return opened;
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
   * When the JVM ends, a thread of H2's writes the file once more, whatever others do: of a
   * transaction under way, in part. What was committed is in the file already, so H2 forgets that
   * it has this database open.
   */
  private static void letNobodyElseWrite(Database database) {
    try {
      Method unregister =
          Class.forName("org.h2.engine.OnExitDatabaseCloser")
              .getDeclaredMethod("unregister", Database.class);
      unregister.setAccessible(true);
      unregister.invoke(null, database);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn(
          "This H2 cannot be kept from writing its file when the JVM ends. Close the store before,"
              + " or a step then under way may be kept in part: {}",
          e.toString());
    }
  }

  /** What is behind a connection; null when it is in another process. */
  static @Nullable Database database(Connection connection) throws SQLException {
    return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
        ? session.getDatabase()
        : null;
  }

  /** A connection of the pool. */
  Connection connection() throws SQLException {
    Connection connection;
    try {
      connection = pool.getConnection();
    } catch (IllegalStateException e) { // What the pool says once it is disposed of.
      throw new SluiceException(
          "This store is closed: "
              + file
              + ".mv.db. Close its engines before it, or open it again with"
              + " JdbcCaseStore.h2(path, names)",
          null,
          e);
    }
    Database behind = database(connection);
    if (behind != null && behind != database) {
      letNobodyElseWrite(behind);
      database = behind;
    }
    return connection;
  }

  void close() {
    pool.dispose();
  }
}
