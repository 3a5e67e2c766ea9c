package dev.sluice.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** Databases for tests: each has tables of its own. */
public final class TestDatabases {

  private TestDatabases() {}

  /** An H2 database in memory. */
  public static DataSource h2() {
    return migrated(emptyH2());
  }

  /** An H2 database in memory without tables. */
  static DataSource emptyH2() {
    return JdbcConnectionPool.create(
        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
  }

  /** A schema of its own on one PostgreSQL server. */
  public static DataSource postgresql() {
    return postgresql(1).get(0);
  }

  /** Several machines' ways to a schema of its own on one PostgreSQL server. */
  static List<JdbcConnectionPool> postgresql(int machines) {
    List<JdbcConnectionPool> pools = emptyPostgresql(machines);
    migrated(pools.get(0));
    return pools;
  }

  /** Several machines' ways to a schema of its own without tables. */
  static List<JdbcConnectionPool> emptyPostgresql(int machines) {
    String schema = "s" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = Server.ONE.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    List<JdbcConnectionPool> pools = new ArrayList<>();
    for (int machine = 0; machine < machines; machine++) {
      PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
      source.setUrl(Server.ONE.getJdbcUrl("postgres", "postgres"));
      source.setCurrentSchema(schema);
      source.setApplicationName(schema + "-" + machine);
      pools.add(JdbcConnectionPool.create(source));
    }
    return pools;
  }

  /** Cuts a machine's connections, in the middle of whatever they do. */
  static void cut(JdbcConnectionPool machine) {
    try (Connection own = machine.getConnection();
        Connection other = Server.ONE.getPostgresDatabase().getConnection();
        PreparedStatement cut =
            other.prepareStatement(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = ?")) {
      cut.setString(1, own.getClientInfo("ApplicationName"));
      cut.executeQuery().close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What time it is on the PostgreSQL server. */
  static Instant now() {
    try (Connection connection = Server.ONE.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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
