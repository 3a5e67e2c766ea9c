package dev.sluice.fact;

import java.time.Instant;

/**
 * Approved leave.
 *
 * @param from the first moment away
 * @param until the first moment back
 */
public record Absence(Instant from, Instant until) {

  /**
   * Whether the leave covers a moment.
   *
   * @param moment the moment asked about
   * @return true from the first moment away, false from the first moment back
   */
  public boolean covers(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }
}
