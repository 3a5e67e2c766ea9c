package dev.sluice.decision;

/**
 * Stop a timer that was started, whatever it is about. Keyed by timer.
 *
 * @param name the timer
 */
public record CancelTimer(String name) implements Decision {

  @Override
  public String key() {
    return "timer:" + name;
  }
}
