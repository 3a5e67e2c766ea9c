package dev.sluice.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Until when the customer wants to be left alone; the latest wish is kept.
 *
 * @param until the first day on which they want to hear from us, in the calendar's zone; rules
 *     compare it by {@code Moment(daysUntil(until) > 0)}
 * @param reason why; null without one
 */
public record Deferral(LocalDate until, @Nullable String reason) implements Fact {

  @Override
  public String factId() {
    return "deferral";
  }
}
