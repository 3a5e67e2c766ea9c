package dev.sluice.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A timer that a rule started is due.
 *
 * @param name the timer
 * @param about which of several under one name, for example an order; null for the only one
 * @param dueAt when it was due; never the time somebody looked
 */
public record TimerFired(String name, @Nullable String about, Instant dueAt)
    implements EngineEvent {

  /**
   * The only timer of a name.
   *
   * @param name the timer
   * @param dueAt when it was due
   */
  public TimerFired(String name, Instant dueAt) {
    this(name, null, dueAt);
  }
}
