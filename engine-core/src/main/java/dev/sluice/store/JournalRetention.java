package dev.sluice.store;

/**
 * How much journal the store in memory keeps.
 *
 * @param entries how many of the latest entries of each case
 */
public record JournalRetention(int entries) {

  /** Keeps every entry. */
  public static final JournalRetention ALL = new JournalRetention(Integer.MAX_VALUE);

  /** Keeps no entry; event ids are remembered all the same. */
  public static final JournalRetention NONE = new JournalRetention(0);

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
    return new JournalRetention(entries);
  }
}
