package dev.sluice.decision;

import dev.sluice.time.Budget;

/**
 * Start a timer, or start a running one again. Keyed by timer.
 *
 * @param name the timer, as declared in the playbook
 * @param after when it is due, counted from the moment of the step
 */
public record StartTimer(String name, Budget after) implements Decision {

  @Override
  public String key() {
    return "timer:" + name;
  }
}
