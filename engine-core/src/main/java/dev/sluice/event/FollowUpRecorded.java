package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A communication was written down. It completes tasks that the activity {@link #ACTIVITY}
 * completes.
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
    @Nullable LocalDate nextStepOn)
    implements FactChange {

  /** Writing down counts as an activity of this type, so that it can complete tasks. */
  public static final String ACTIVITY = "follow-up-record";

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

  /**
   * What was promised for a day.
   *
   * @return the promises with a date, in the order given
   */
  public List<Promise> datedPromises() {
    return promises.stream().filter(promise -> promise.due() != null).toList();
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return new ActivityLogged(ACTIVITY).applyTo(facts, occurrence);
  }
}
