package dev.sluice.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A figure of one period, as it was reported.
 *
 * @param name what was measured
 * @param about of whom or what; null for the whole
 * @param from the first day of the period, in the calendar's zone
 * @param until the last day of the period, in the calendar's zone
 * @param value the figure; 30 for 30 %
 * @param cases how many cases it rests on
 */
public record Figure(
    String name,
    @Nullable String about,
    LocalDate from,
    LocalDate until,
    BigDecimal value,
    int cases)
    implements Fact {

  @Override
  public String factId() {
    return name + ":" + (about == null ? "" : about) + ":" + from;
  }
}
