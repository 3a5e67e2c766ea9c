package dev.sluice.jdbc;

import dev.sluice.fault.SluiceException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;

/** H2 in this process, on a file of its own. */
final class EmbeddedH2 {

  // Without WRITE_DELAY=0 a killed process loses half a second of acknowledged commits.
  // By itself a connection remembers 8 statements, and parses all others each time.
  private static final String SETTINGS =
      ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=100";

  private final JdbcConnectionPool pool;

  private EmbeddedH2(JdbcConnectionPool pool) {
    this.pool = pool;
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

  DataSource source() {
    return pool;
  }

  void close() {
    pool.dispose();
  }
}
