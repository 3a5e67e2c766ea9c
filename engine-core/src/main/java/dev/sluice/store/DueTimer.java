package dev.sluice.store;

import java.time.Instant;
import java.util.Comparator;

/**
 * A timer that is to be looked at.
 *
 * @param at when: its due time, or later when firing it failed before
 * @param caseId the case
 * @param timerId the timer's id in its case
 */
public record DueTimer(Instant at, String caseId, String timerId) implements Comparable<DueTimer> {

  private static final Comparator<DueTimer> ORDER =
      Comparator.comparing(DueTimer::at)
          .thenComparing(DueTimer::caseId)
          .thenComparing(DueTimer::timerId);

  @Override
  public int compareTo(DueTimer other) {
    return ORDER.compare(this, other);
  }
}
