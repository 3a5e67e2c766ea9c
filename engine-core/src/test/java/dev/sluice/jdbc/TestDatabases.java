package dev.sluice.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** Databases for tests: each has tables of its own. */
public final class TestDatabases {

  private TestDatabases() {}

  /** An H2 database in memory. */
  public static DataSource h2() {
    return migrated(
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""));
  }

  /** A schema of its own on one PostgreSQL server. */
  public static DataSource postgresql() {
    String schema = "s" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = Server.ONE.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
    source.setUrl(Server.ONE.getJdbcUrl("postgres", "postgres"));
    source.setCurrentSchema(schema);
    return migrated(JdbcConnectionPool.create(source));
  }

  private static DataSource migrated(DataSource source) {
    Schema.of(source).migrate();
    return source;
  }

  /** Started once, on first use. */
  private static final class Server {

    static final EmbeddedPostgres ONE = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
