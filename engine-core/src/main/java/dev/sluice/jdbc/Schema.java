package dev.sluice.jdbc;

import dev.sluice.fault.SluiceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * The tables Sluice keeps cases in. The statements are plain files in this jar, {@code
 * dev/sluice/jdbc/<database>-<version>.sql}, for hosts that run them by their own means, in the
 * order of their versions; each ends by noting its version. Safe for use by several threads. Of two
 * that migrate at once, one waits for the other and finds the tables made: on PostgreSQL wherever
 * they are, on H2 in one process.
 */
public final class Schema {

  /** The version this library works with. */
  public static final int VERSION = 1;

  /** On PostgreSQL, whoever migrates holds the advisory lock of this number, of Sluice's own. */
  private static final long MIGRATING = 0x536c_7569_6365L;

  /** On H2, which keeps each statement at once and has no such lock. */
  private static final ReentrantLock MIGRATING_H2 = new ReentrantLock();

  private static final Pattern TABLE =
      Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(\\w+)", Pattern.CASE_INSENSITIVE);

  private final Transactions transactions;

  Schema(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * The schema of a database.
   *
   * @param source where connections come from; its user may create tables
   * @return the schema, which may not be there yet
   */
  public static Schema of(DataSource source) {
    return new Schema(new Transactions(source));
  }

  /**
   * The version found.
   *
   * @return 0 when there are no tables of Sluice, or H2's were not made to the end
   * @throws SluiceException when the database fails, or the statements for PostgreSQL were run in
   *     part
   */
  public int version() {
    return transactions.run(Schema::version);
  }

  /**
   * Checks that the tables are there in this library's version.
   *
   * @throws SluiceException when they are not, or in part; says what to do
   */
  public void validate() {
    int found = version();
    if (found == 0) {
      throw new SluiceException(
          "There are no tables of Sluice. Create them with Schema.of(source).create()");
    } else if (found < VERSION) {
      throw new SluiceException(
          "The tables have version "
              + found
              + ", and this library works with "
              + VERSION
              + ". Bring them up with Schema.of(source).migrate()");
    } else if (found > VERSION) {
      throw new SluiceException(
          "The tables have version "
              + found
              + ", made by a newer library; this one works with "
              + VERSION
              + ". Use the newer library");
    }
    Set<String> missing = transactions.run(Schema::missing);
    if (!missing.isEmpty()) {
      throw new SluiceException(
          "These tables are missing: "
              + String.join(", ", missing)
              + ", though sluice_schema says that version "
              + VERSION
              + " is there. Bring them back from a backup, with what was in them");
    }
  }

  private static Set<String> missing(Connection connection) throws SQLException {
    Dialect dialect = Dialect.of(connection);
    Set<String> missing = new TreeSet<>();
    for (int version = 1; version <= VERSION; version++) {
      Matcher made = TABLE.matcher(script(dialect, version));
      while (made.find()) {
        missing.add(made.group(1));
      }
    }
    missing.removeAll(
        Sql.all(
            connection,
            "SELECT lower(table_name) FROM information_schema.tables"
                + " WHERE table_schema = current_schema",
            row -> row.getString(1)));
    return missing;
  }

  /**
   * Creates the tables in a database that has none.
   *
   * @throws SluiceException when there are tables of Sluice, of whatever version, or the database
   *     fails
   */
  public void create() {
    int found = version();
    if (found > 0) {
      throw new SluiceException(
          "There are tables of Sluice already, of version "
              + found
              + ". Bring them up with Schema.of(source).migrate()");
    }
    migrate();
  }

  /**
   * Creates the tables, or brings older ones up to this library's version. Does nothing when they
   * are.
   *
   * @throws SluiceException when the database fails, or a newer library made the tables
   */
  public void migrate() {
    Dialect dialect = transactions.run(Dialect::of);
    if (dialect == Dialect.H2) {
      MIGRATING_H2.lock();
      try {
        bringUp(dialect);
      } finally {
        MIGRATING_H2.unlock();
      }
    } else {
      bringUp(dialect);
    }
    validate();
  }

  private void bringUp(Dialect dialect) {
    transactions.run(
        connection -> {
          if (dialect == Dialect.POSTGRESQL) {
            Sql.first(connection, "SELECT pg_advisory_xact_lock(?)", row -> true, MIGRATING);
          }
          for (int next = version(connection) + 1; next <= VERSION; next++) {
            for (String statement : script(dialect, next).split(";\\s*\\n", -1)) {
              if (!statement.isBlank()) {
                Sql.write(connection, statement);
              }
            }
          }
          return true;
        });
  }

  /**
   * The statements that make a version of the tables.
   *
   * @param database {@code h2} or {@code postgresql}
   * @param version 1 up to {@link #VERSION}
   * @return the statements, with semicolons
   */
  public static String script(String database, int version) {
    for (Dialect dialect : Dialect.values()) {
      if (dialect.id.equals(database) && version >= 1 && version <= VERSION) {
        return script(dialect, version);
      }
    }
    throw new IllegalArgumentException(
        "There is no version "
            + version
            + " for \""
            + database
            + "\". Ask for h2 or postgresql, 1 to "
            + VERSION);
  }

  private static String script(Dialect dialect, int version) {
    String name = dialect.id + "-" + version + ".sql";
    try (InputStream text = Schema.class.getResourceAsStream(name)) {
      if (text == null) {
        throw new IllegalStateException("The jar lacks " + name);
      }
      // Comments would hide the end of a statement.
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)--.*$", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int version(Connection connection) throws SQLException {
    Integer tables =
        Sql.first(
            connection,
            "SELECT count(*) FROM information_schema.tables WHERE lower(table_name) ="
                + " 'sluice_schema' AND table_schema = current_schema",
            row -> row.getInt(1));
    if (tables == null || tables == 0) {
      return 0;
    }
    Integer version =
        Sql.first(connection, "SELECT max(version) FROM sluice_schema", row -> row.getInt(1));
    if (version != null && version > 0) {
      return version;
    } else if (Dialect.of(connection) == Dialect.H2) {
      return 0; // The statements may be run again, and go on where they ended.
    }
    throw new SluiceException(
        "There are tables of Sluice, and sluice_schema says no version: the statements of a"
            + " postgresql-<version>.sql were run in part. Run the rest of the file, to its end, or"
            + " drop the tables whose names begin with sluice_ and create them again");
  }
}
