package dev.sluice.step;

import dev.sluice.fact.Facts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is stored of one case. Immutable.
 *
 * @param facts what the case knows
 * @param timers what is due when, by id
 * @param version how many steps it took; the first step makes version 1
 * @param now the moment of the last step; time never runs backwards for a case
 */
public record CaseState(Facts facts, List<Timer> timers, long version, Instant now) {

  /** Copies the timers. */
  public CaseState {
    timers = List.copyOf(timers);
  }

  /**
   * The case's id.
   *
   * @return the id
   */
  public String caseId() {
    return facts.salesCase().id();
  }

  /**
   * The timer under an id.
   *
   * @param id the id
   * @return the timer, or null
   */
  public @Nullable Timer timer(String id) {
    for (Timer timer : timers) {
      if (timer.id().equals(id)) {
        return timer;
      }
    }
    return null;
  }
}
