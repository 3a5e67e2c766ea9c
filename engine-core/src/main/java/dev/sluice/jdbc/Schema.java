package dev.sluice.jdbc;

import dev.sluice.fault.SluiceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The tables Sluice keeps cases in. The statements are plain files in this jar, {@code
 * dev/sluice/jdbc/<database>-<version>.sql}, for hosts that run them by their own means. Safe for
 * use by several threads; two that migrate at once do it one after the other or one fails and
 * changes nothing.
 */
public final class Schema {

  /** The version this library works with. */
  public static final int VERSION = 1;

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
   * @return 0 when there are no tables of Sluice
   * @throws SluiceException when the database fails
   */
  public int version() {
    return transactions.run(Schema::version);
  }

  /**
   * Checks that the tables are there in this library's version.
   *
   * @throws SluiceException when they are not; says what to do
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
    transactions.run(
        connection -> {
          Dialect dialect = Dialect.of(connection);
          for (int next = version(connection) + 1; next <= VERSION; next++) {
            for (String statement : script(dialect, next).split(";\\s*\\n", -1)) {
              if (!statement.isBlank()) {
                Sql.write(connection, statement);
              }
            }
            Sql.write(connection, "DELETE FROM sluice_schema");
            Sql.write(connection, "INSERT INTO sluice_schema (version) VALUES (?)", next);
          }
          return true;
        });
    validate();
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
    return version == null ? 0 : version;
  }
}
