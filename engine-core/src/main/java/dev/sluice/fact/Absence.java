package dev.sluice.fact;

import java.time.Instant;

/**
 * Approved leave.
 *
 * @param starts the first moment away
 * @param ends the first moment back
 */
public record Absence(Instant starts, Instant ends) {

  /**
   * Whether the leave covers a moment.
   *
   * @param moment the moment asked about
   * @return true from the first moment away, false from the first moment back
   */
  public boolean covers(Instant moment) {
    return !moment.isBefore(starts) && moment.isBefore(ends);
  }
}
