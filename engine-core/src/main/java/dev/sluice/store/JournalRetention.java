package dev.sluice.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much journal is kept. Of an entry that is not, its case and its event id stay, so that a
 * repeat stays a repeat. Immutable.
 *
 * @param entries how many of the latest entries of each case
 * @param since entries of steps taken before this moment are not kept; null for no such limit
 */
public record JournalRetention(int entries, @Nullable Instant since) {

  /** Keeps every entry. */
  public static final JournalRetention ALL = new JournalRetention(Integer.MAX_VALUE, null);

  /** Keeps no entry; event ids are remembered all the same. */
  public static final JournalRetention NONE = new JournalRetention(0, null);

  /** Refuses a negative number. */
  public JournalRetention {
    if (entries < 0) {
      throw new IllegalArgumentException("Cannot keep " + entries + " entries. Keep 0 or more");
    }
  }

  /**
   * Keeps the latest entries.
   *
   * @param entries how many of each case
   * @return the retention
   */
  public static JournalRetention last(int entries) {
    return new JournalRetention(entries, null);
  }

  /**
   * Keeps the entries from a moment on.
   *
   * @param moment the earliest moment of a step whose entry is kept
   * @return the retention
   */
  public static JournalRetention since(Instant moment) {
    return new JournalRetention(Integer.MAX_VALUE, moment);
  }

  /**
   * Up to which version of a case entries are too many.
   *
   * @param version the case's version
   * @return the last version whose entry is not kept; 0 or less when there is none
   */
  public long last(long version) {
    return version - entries;
  }
}
