package dev.sluice.examples.benchmarks.durable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sluice.jdbc.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** An empty database for one contestant. What is acknowledged has reached the disk on both. */
final class Database implements AutoCloseable {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final String kind;
  private final DataSource source;
  private final Path folder;
  private final Runnable end;

  private Database(String kind, DataSource source, Path folder, Runnable end) {
    this.kind = kind;
    this.source = source;
    this.folder = folder;
    this.end = end;
  }

  /** A database without tables: {@code h2} in a file, or {@code postgresql}. */
  static Database empty(String kind) throws SQLException, IOException {
    return switch (kind) {
      case "h2" -> h2();
      case "postgresql" -> postgresql();
      default -> throw new IllegalArgumentException("h2 or postgresql, not " + kind);
    };
  }

  /** A database with Sluice's tables. */
  static Database withTables(String kind) throws SQLException, IOException {
    Database database = empty(kind);
    Schema.of(database.source).migrate();
    return database;
  }

  private static Database h2() throws IOException {
    Path folder = Files.createTempDirectory("sluice-bench-h2");
    // As JdbcCaseStore.h2 opens it.
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            "jdbc:h2:async:"
                + folder.resolve("bench")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=100",
            "sa",
            "");
    pool.setMaxConnections(20);
    return new Database("h2", pool, folder, pool::dispose);
  }

  private static Database postgresql() throws SQLException {
    String name = "bench" + NUMBERS.incrementAndGet();
    Server.run("CREATE DATABASE " + name);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(Server.ONE.getJdbcUrl("postgres", name) + "&reWriteBatchedInserts=true");
    config.setMaximumPoolSize(20);
    HikariDataSource pool = new HikariDataSource(config);
    return new Database(
        "postgresql",
        pool,
        Path.of(""),
        () -> {
          pool.close();
          try {
            Server.run("DROP DATABASE " + name);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  DataSource source() {
    return source;
  }

  boolean isH2() {
    return kind.equals("h2");
  }

  /** Runs a statement of its own. */
  void run(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows of a query as text, one a line. */
  String text(String sql) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        text.append(text.isEmpty() ? "" : "\n").append(rows.getString(1));
      }
    }
    return text.toString();
  }

  long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  /** How large H2's file is. */
  long fileSize() throws IOException {
    return Files.size(folder.resolve("bench.mv.db"));
  }

  /** Ends H2 and rewrites its file densely; the database is of no use after. */
  void compact() throws SQLException {
    run("SHUTDOWN COMPACT");
  }

  @Override
  public void close() throws IOException {
    end.run();
    if (isH2()) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(Database::delete);
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server's settings that decide what a commit costs. */
  static void describe() throws SQLException {
    try (Connection connection = Server.ONE.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT name || ' = ' || setting FROM pg_settings WHERE name IN ('fsync',"
                    + " 'synchronous_commit', 'full_page_writes', 'shared_buffers',"
                    + " 'max_wal_size', 'server_version') ORDER BY name")) {
      while (rows.next()) {
        Report.say("  PostgreSQL %s", rows.getString(1));
      }
    }
  }

  /** Started once, on first use. */
  private static final class Server {

    static final EmbeddedPostgres ONE = start();

    private static EmbeddedPostgres start() {
      try {
        // This server is made for tests: without these two nothing reaches the disk in time.
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "4GB")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static void run(String sql) throws SQLException {
      try (Connection connection = ONE.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }
}
