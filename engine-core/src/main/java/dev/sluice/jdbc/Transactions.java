package dev.sluice.jdbc;

import dev.sluice.fault.SluiceException;
import dev.sluice.store.StaleCaseException;
import dev.sluice.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
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

  private final DataSource source;

  // Each store has a database of its own.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

  private volatile @Nullable Turn turn;

  Transactions(DataSource source) {
    this.source = source;
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

  /** Runs work that writes so many steps. */
  void write(int steps, Work<Boolean> work) {
    find(steps, work);
  }

  /** What the work returns; null when it found nothing. */
  <T> @Nullable T find(Work<T> work) {
    return find(1, work);
  }

  private <T> @Nullable T find(int steps, Work<T> work) {
    begin();
    try {
      Connection joined = current.get();
      if (joined != null) {
        return work.on(joined);
      }
      try (Connection connection = source.getConnection()) {
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
      throw failure(e);
    } finally {
      end();
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
      try (Connection connection = source.getConnection()) {
        @Nullable T result = work.on(connection);
        if (!connection.getAutoCommit()) {
          connection.commit();
        }
        return result;
      }
    } catch (SQLException e) {
      throw failure(e);
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
      throw failure(e);
    }
    current.set(connection);
    try {
      return work.get();
    } finally {
      current.remove();
    }
  }

  private static void undo(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private static RuntimeException failure(SQLException e) {
    if (Dialect.again(e)) {
      return new StaleCaseException("Another transaction was in the way: " + e.getMessage(), e);
    }
    if (Dialect.down(e)) {
      return new StoreUnavailableException(
          "The database is not there: "
              + said(e)
              + ". Whether the step was kept is not known; submit it again under its id",
          e);
    }
    return new SluiceException(
        "The database refused it: " + said(e) + ". Nothing of the step is kept", null, e);
  }

  private static String said(SQLException e) {
    return e.getMessage() + " (SQL state " + e.getSQLState() + ")";
  }
}
