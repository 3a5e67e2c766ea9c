package dev.sluice.rules.spec;

import dev.sluice.step.CaseState;
import dev.sluice.step.Timer;
import org.jspecify.annotations.Nullable;

/** A timer of the case looked at runs. Immutable. */
public final class TimerExpectation implements Expectation {

  private final Timer.Purpose purpose;
  private final String key;
  private final @Nullable String due;

  TimerExpectation(Timer.Purpose purpose, String key, @Nullable String due) {
    this.purpose = purpose;
    this.key = key;
    this.due = due;
  }

  /**
   * Says when it is due.
   *
   * @param localTime in the calendar's zone, for example {@code 2026-03-09T17:00}
   * @return a copy
   */
  public TimerExpectation due(String localTime) {
    return new TimerExpectation(purpose, key, localTime);
  }

  @Override
  public String words() {
    return "timer \"" + key + "\"" + (due == null ? "" : " due " + due);
  }

  @Override
  public boolean metBy(Seen seen) {
    CaseState state = seen.state();
    boolean met =
        state != null
            && state.timers().stream()
                .filter(timer -> timer.purpose() == purpose && timer.key().equals(key))
                .anyMatch(timer -> due == null || seen.at(timer.due(), due));
    if (!met && purpose == Timer.Purpose.RULE) {
      seen.checkName(NamedExpectation.TIMER, key.split(" ", 2)[0]);
    } else if (!met && purpose == Timer.Purpose.CADENCE) {
      seen.checkName(NamedExpectation.CADENCE, key);
    }
    return met;
  }
}
