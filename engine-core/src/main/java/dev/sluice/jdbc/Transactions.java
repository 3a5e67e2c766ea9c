package dev.sluice.jdbc;

import dev.sluice.fault.SluiceException;
import dev.sluice.store.StaleCaseException;
import dev.sluice.store.StoreUnavailableException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs work in a transaction: the thread's own, the one it joined, or a new one. */
final class Transactions {

  /** Work on a connection. */
  @FunctionalInterface
  interface Work<T> {

    /** Does it; the caller commits. */
    @Nullable T on(Connection connection) throws SQLException;
  }

  /** Where connections come from. */
  @FunctionalInterface
  interface Connections {

    /** One for a transaction, which closes it. */
    Connection next() throws SQLException;
  }

  private static final String READ = "Nothing was written by that; ask again when it is back";

  private static final String WRITTEN =
      "Whether the step was kept is not known; submit it again under its id";

  private final Connections connections;

  // Each store has a database of its own.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

  private volatile @Nullable Turn turn;

  Transactions(DataSource source) {
    this(Objects.requireNonNull(source, "source")::getConnection);
  }

  Transactions(Connections connections) {
    this.connections = connections;
  }

  /** Lets one thread at a time do anything on this H2 database. */
  void oneAtATime() {
    turn = run(Turn::on);
  }

  private void begin() {
    Turn shared = turn;
    if (shared != null) {
      shared.begin();
    }
  }

  private void end() {
    Turn shared = turn;
    if (shared != null) {
      shared.end();
    }
  }

  /** Whether the thread is in a transaction that somebody else ends. */
  boolean joined() {
    return current.get() != null;
  }

  /** What the work returns, which is something. */
  <T> T run(Work<T> work) {
    return Objects.requireNonNull(find(work));
  }

  /**
   * Runs work that writes so many steps, of one case where one is given. In a transaction that goes
   * on afterwards nothing stays of work that fails.
   */
  void write(int steps, @Nullable String caseId, Work<Boolean> work) {
    find(steps, caseId, joined() ? connection -> undone(connection, work) : work);
  }

  private static @Nullable Boolean undone(Connection joined, Work<Boolean> work)
      throws SQLException {
    Savepoint before = joined.setSavepoint();
    try {
      @Nullable Boolean result = work.on(joined);
      joined.releaseSavepoint(before);
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      try {
        joined.rollback(before);
      } catch (SQLException also) {
        e.addSuppressed(also);
      }
      throw e;
    }
  }

  /** What the work returns; null when it found nothing. */
  <T> @Nullable T find(Work<T> work) {
    return find(1, null, work);
  }

  private <T> @Nullable T find(int steps, @Nullable String caseId, Work<T> work) {
    begin();
    try {
      Connection joined = current.get();
      if (joined != null) {
        return work.on(joined);
      }
      try (Connection connection = next()) {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
          @Nullable T result = work.on(connection);
          connection.commit();
          Turn shared = turn;
          if (shared != null) {
            shared.committed(connection, steps);
          }
          return result;
        } catch (SQLException | RuntimeException | Error e) {
          undo(connection, e);
          throw e;
        } finally {
          connection.setAutoCommit(autoCommit);
        }
      }
    } catch (SQLException e) {
      throw failure(e, caseId, WRITTEN);
    } finally {
      end();
    }
  }

  /** A pool that has none to give has words and states of its own for that, or no state at all. */
  private Connection next() throws SQLException {
    try {
      return connections.next();
    } catch (SQLException e) {
      throw new SQLTransientConnectionException(
          e.getMessage(), e.getSQLState(), e.getErrorCode(), e);
    }
  }

  /** What one statement reads; null when it found nothing. It needs no transaction of its own. */
  <T> @Nullable T look(Work<T> work) {
    begin();
    try {
      Connection joined = current.get();
      if (joined != null) {
        return work.on(joined);
      }
      try (Connection connection = next()) {
        @Nullable T result = work.on(connection);
        if (!connection.getAutoCommit()) {
          connection.commit();
        }
        return result;
      }
    } catch (SQLException e) {
      throw failure(e, null, READ);
    } finally {
      end();
    }
  }

  /** The rows that one statement reads. */
  <T> List<T> all(String sql, Sql.Reader<T> reader, @Nullable Object... values) {
    return Objects.requireNonNull(look(connection -> Sql.all(connection, sql, reader, values)));
  }

  /** The first row that one statement reads; null when there is none. */
  <T> @Nullable T first(String sql, Sql.Reader<T> reader, @Nullable Object... values) {
    return look(connection -> Sql.first(connection, sql, reader, values));
  }

  /**
   * Everything the work does on this thread belongs to one transaction, ended here; null when its
   * beginning says no. What was kept before a step was refused stays; when the database failed,
   * nothing does.
   */
  <T> @Nullable T together(Supplier<T> work, Work<Boolean> beginning) {
    if (joined()) {
      return work.get();
    }
    AtomicReference<@Nullable SluiceException> refused = new AtomicReference<>();
    @Nullable T result =
        find(
            connection -> {
              if (!Boolean.TRUE.equals(beginning.on(connection))) {
                return null;
              }
              current.set(connection);
              try {
                return work.get();
              } catch (SluiceException e) {
                if (e.getCause() instanceof SQLException) {
                  throw e; // Half a step may be written.
                }
                refused.set(e);
                return null;
              } finally {
                current.remove();
              }
            });
    SluiceException reason = refused.get();
    if (reason != null) {
      throw reason;
    }
    return result;
  }

  /** Everything the work does on this thread belongs to a transaction of the host. */
  <T> T joining(Connection connection, Supplier<T> work) {
    if (joined()) {
      throw new IllegalStateException(
          "This thread has joined a transaction already. Leave that one first");
    }
    try {
      if (connection.getAutoCommit()) {
        throw new IllegalStateException(
            "The connection is in auto-commit: each statement would be kept by itself. Call"
                + " setAutoCommit(false) first, and commit() when all is done");
      }
    } catch (SQLException e) {
      throw failure(e, null, READ);
    }
    // Another thread that waited for a row of this work, in its turn, would keep the turn from it.
    begin();
    current.set(connection);
    try {
      return work.get();
    } finally {
      current.remove();
      end();
    }
  }

  private static void undo(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private static RuntimeException failure(
      SQLException thrown, @Nullable String caseId, String kept) {
    SQLException e = plain(thrown);
    String state = e.getSQLState();
    String said = e.getMessage() + (state == null ? "" : " (SQL state " + state + ")");
    if (Dialect.again(e)) {
      return new StaleCaseException("Another transaction was in the way: " + said, e);
    }
    if (Dialect.down(thrown)) {
      return new StoreUnavailableException(
          "The database is not there: " + said + ". " + kept, caseId, e);
    }
    return new SluiceException(
        "The database refused it: " + said + ". Nothing of the step is kept", caseId, e);
  }

  /**
   * What the database said, in one line: rows and statements that follow it have the case in them,
   * and people who have no place in a log.
   */
  private static SQLException plain(SQLException thrown) {
    SQLException e =
        thrown instanceof BatchUpdateException && thrown.getNextException() != null
            ? thrown.getNextException()
            : thrown;
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    SQLException plain =
        new SQLException(line.replace("; SQL statement:", ""), e.getSQLState(), e.getErrorCode());
    plain.setStackTrace(e.getStackTrace());
    return plain;
  }
}
