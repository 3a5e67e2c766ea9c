package dev.sluice.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Until when the customer wants to be left alone; the latest wish is kept.
 *
 * @param until the first day on which they want to hear from us, in the calendar's zone
 * @param reason why; null without one
 */
public record Deferral(LocalDate until, @Nullable String reason) implements Fact {

  /**
   * Whether the customer still wants to be left alone on a day. (A word of its own: rules cannot
   * compare a field called {@code until}.)
   *
   * @param day the day, in the calendar's zone
   * @return true before the first day on which they want to hear from us
   */
  public boolean lasts(LocalDate day) {
    return day.isBefore(until);
  }

  @Override
  public String factId() {
    return "deferral";
  }
}
