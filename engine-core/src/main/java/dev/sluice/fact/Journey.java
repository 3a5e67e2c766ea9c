package dev.sluice.fact;

import dev.sluice.time.Budget;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series of touches the customer is taken through; the latest enrolment of each name is kept.
 *
 * @param name the journey, as declared in the playbook
 * @param number 1 for the first enrolment, 2 for the second …
 * @param enrolledAt when it began
 * @param endedAt when it ended; null while it runs
 * @param outcome how it ended, for example {@code goal} or {@code exit}; null while it runs
 * @param timers the timers that belong to it and stop with it; sorted
 * @param templates the messages that belong to it and are not sent after it; sorted
 * @param again how long after its end the customer may be enrolled again; null for never
 */
public record Journey(
    String name,
    int number,
    Instant enrolledAt,
    @Nullable Instant endedAt,
    @Nullable String outcome,
    List<String> timers,
    List<String> templates,
    @Nullable Budget again)
    implements Fact {

  /** Sorts what belongs to it. */
  public Journey {
    timers = Ordered.set(timers);
    templates = Ordered.set(templates);
  }

  /**
   * Whether the customer is under way.
   *
   * @return true until it ended
   */
  public boolean running() {
    return endedAt == null;
  }

  /**
   * Whether the customer is under way and was so at a moment: what happened before the enrolment
   * says nothing about the journey.
   *
   * @param moment the moment
   * @return true while it runs, from its enrolment on
   */
  public boolean underWayAt(Instant moment) {
    return running() && !moment.isBefore(enrolledAt);
  }

  /**
   * The same journey, over.
   *
   * @param how how it ended
   * @param at when
   * @return a copy
   */
  public Journey ended(String how, Instant at) {
    return new Journey(name, number, enrolledAt, at, how, timers, templates, again);
  }

  @Override
  public String factId() {
    return name;
  }
}
