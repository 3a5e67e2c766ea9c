package dev.sluice.decision;

/**
 * End a running journey: its timers stop and its messages that still wait are not sent. Keyed by
 * journey.
 *
 * @param journey the journey
 * @param outcome how it ended, for example {@code goal} or {@code exit}
 */
public record EndJourney(String journey, String outcome) implements Decision {

  @Override
  public String key() {
    return "journey:" + journey;
  }
}
