package dev.sluice.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.engine.Database;

/**
 * Lets one thread at a time do anything on an H2 database, whichever stores of this process it uses
 * it by. H2 takes its tables one after the other when it writes its file: of a transaction under
 * way meanwhile, a process that is killed then would leave a row behind and not the note to undo
 * it.
 */
final class Turn {

  /** By file; one that was closed may be opened again. */
  private static final ConcurrentMap<String, Turn> FILES = new ConcurrentHashMap<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Compaction compaction = new Compaction();

  /** The turn on the database of a connection. */
  static Turn on(Connection connection) throws SQLException {
    Database database = EmbeddedH2.database(connection);
    String file = database == null ? null : database.getDatabasePath();
    return file == null ? new Turn() : FILES.computeIfAbsent(file, any -> new Turn());
  }

  void begin() {
    lock.lock();
  }

  /** After a commit, by the thread whose turn it is. */
  void committed(Connection connection, int steps) {
    compaction.committed(connection, steps);
  }

  void end() {
    lock.unlock();
  }
}
