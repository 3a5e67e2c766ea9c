package dev.sluice.decision;

import dev.sluice.time.Budget;
import org.jspecify.annotations.Nullable;

/**
 * Start a timer, or start a running one again. Keyed by timer and what it is about.
 *
 * @param name the timer, as declared in the playbook
 * @param about which of several under one name, for example an order; null for the only one
 * @param after when it is due, counted from the moment of the step
 */
public record StartTimer(String name, @Nullable String about, Budget after) implements Decision {

  /**
   * The only timer of a name.
   *
   * @param name the timer
   * @param after when it is due
   */
  public StartTimer(String name, Budget after) {
    this(name, null, after);
  }

  @Override
  public String key() {
    return "timer:" + name + (about == null ? "" : " " + about);
  }
}
