package dev.sluice.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back what an H2 file no longer needs. H2 appends every commit, and frees what is no longer
 * in use in the background; not so with {@code WRITE_DELAY=0}, where the file grows until it is
 * closed. Used by one thread at a time.
 */
final class Compaction {

  /** So many steps between two looks; in batches each leaves some 11 KB. */
  private static final int STEPS = 200;

  /** Nothing is moved while so many percent of the file are in use. */
  private static final int IN_USE = 50;

  /**
   * So much of what is in use is moved at a look, from where least is: a small part of what was
   * written since, so that a step waits for some milliseconds at the most.
   */
  private static final int BYTES = 256 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  private int written;

  /** After a commit, while no other transaction is under way. What was committed stays so. */
  void committed(Connection connection, int steps) {
    written += steps;
    if (written < STEPS) {
      return;
    }
    written = 0;
    // H2 would refuse to wait for its own lock, and the thread would not know of it any more.
    boolean interrupted = Thread.interrupted();
    try {
      Database database = EmbeddedH2.database(connection);
      if (database != null) {
        database.getStore().getMvStore().compact(IN_USE, BYTES);
      }
    } catch (SQLException | RuntimeException e) {
      if (e.getCause() instanceof InterruptedException) {
        interrupted = true; // At the next look, then.
      } else {
        LOG.warn("The H2 file could not be compacted, and grows: {}", e.toString());
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
