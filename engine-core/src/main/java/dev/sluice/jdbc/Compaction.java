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

  /** So many commits between two looks. */
  private static final int COMMITS = 64;

  /** Nothing is rewritten while so many percent of the file are in use: H2's own limit. */
  private static final int IN_USE = 50;

  /** Rewritten at a look, so that a step waits for some milliseconds at the most. */
  private static final int BYTES = 4 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  private int commits;

  /** After a commit, while no other transaction is under way. What was committed stays so. */
  void committed(Connection connection) {
    commits++;
    if (commits < COMMITS) {
      return;
    }
    commits = 0;
    try {
      Database database = EmbeddedH2.database(connection);
      if (database != null) {
        database.getStore().getMvStore().compact(IN_USE, BYTES);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn("The H2 file could not be compacted, and grows: {}", e.toString());
    }
  }
}
