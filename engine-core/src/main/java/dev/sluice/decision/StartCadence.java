package dev.sluice.decision;

import dev.sluice.time.Budget;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/**
 * Let something come round again and again. Keyed by cadence; one that runs at this rhythm goes on.
 *
 * @param cadence the cadence, as declared in the playbook
 * @param every how often, counted from the moment of the step
 * @param on the day of the week of its first time, at the opening of that day; null to count from
 *     now
 */
public record StartCadence(String cadence, Budget every, @Nullable DayOfWeek on)
    implements Decision {

  @Override
  public String key() {
    return "cadence:" + cadence;
  }
}
