package dev.sluice.kill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server as it is delivered, fsync on, that is treated badly. */
final class Postgres implements AutoCloseable {

  private final EmbeddedPostgres server;
  private final Path data;

  Postgres(Path data) throws IOException {
    this.data = data;
    this.server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            // PostgreSQL's own default; what the test library sets may lose acknowledged commits.
            .setServerConfig("synchronous_commit", "on")
            .start();
  }

  /** An empty schema; returns the address of the store in it. */
  String schema(String name) throws SQLException {
    execute("CREATE SCHEMA " + name);
    return server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name;
  }

  /** Ends every connection but this one, whatever it is doing; returns how many. */
  long terminateBackends() throws SQLException {
    return number(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
  }

  /** Bytes of a schema's tables and indexes. */
  long size(String schema) throws SQLException {
    return number(
        "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r'"
            + " AND n.nspname = '"
            + schema
            + "'");
  }

  /** Stops without a checkpoint or a word to anybody, and starts again on the same data. */
  void shutDownImmediatelyAndStart() throws IOException, InterruptedException {
    // The server noted how it was started: its program first, in quotes its options.
    String started = Files.readString(data.resolve("postmaster.opts"));
    Path control = Path.of(started.substring(0, started.indexOf(" \""))).resolveSibling("pg_ctl");
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to be root.
    }
    command.addAll(
        List.of(control.toString(), "-D", data.toString(), "-m", "immediate", "-w", "restart"));
    Process restart =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (restart.waitFor() != 0) {
      throw new IOException(command + " ended with " + restart.exitValue());
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
