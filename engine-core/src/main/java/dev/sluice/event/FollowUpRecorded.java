package dev.sluice.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A communication was written down.
 *
 * @param need the core need; null when unchanged
 * @param objection what speaks against us; null without one
 * @param promises what we promised; may be empty
 * @param solution what we offered; null without one
 * @param nextStep what comes next; null when open
 * @param nextStepOn when, in the calendar's zone; null when open
 */
public record FollowUpRecorded(
    @Nullable String need,
    @Nullable String objection,
    List<Promise> promises,
    @Nullable String solution,
    @Nullable String nextStep,
    @Nullable LocalDate nextStepOn) {

  /**
   * Something promised to the customer.
   *
   * @param what the promise
   * @param due the day it is due, in the calendar's zone; null without a date
   */
  public record Promise(String what, @Nullable LocalDate due) {}

  /** Takes a missing list as empty. */
  public FollowUpRecorded {
    promises = promises == null ? List.of() : List.copyOf(promises);
  }
}
