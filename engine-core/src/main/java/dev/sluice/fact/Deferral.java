package dev.sluice.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Until when the customer wants to be left alone; the latest wish is kept.
 *
 * @param until the first day on which they want to hear from us, in the calendar's zone; rules ask
 *     {@code Deferral(standsOn($moment.today))}, since {@code until} is a word of theirs
 * @param reason why; null without one
 */
public record Deferral(LocalDate until, @Nullable String reason) implements Fact {

  /**
   * Whether the customer still wants to be left alone.
   *
   * @param day a day in the calendar's zone
   * @return true before the first day on which they want to hear from us
   */
  public boolean standsOn(LocalDate day) {
    return day.isBefore(until);
  }

  @Override
  public String factId() {
    return "deferral";
  }
}
