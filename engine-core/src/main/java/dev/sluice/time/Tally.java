package dev.sluice.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToLongFunction;

/**
 * Running total of something each day is worth: a weekly pattern plus the days that differ from it.
 * Totals are taken from one arbitrary day, so only differences mean anything. Immutable.
 */
final class Tally {

  /** Seconds in a day of the local clock. */
  static final int DAY = 86_400;

  static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  private static final long SOME_MONDAY = LocalDate.of(1970, 1, 5).toEpochDay();

  private final long[] weekBefore = new long[8];
  private final long[] oddDays;
  private final long[] oddBefore;

  Tally(
      Map<DayOfWeek, List<Window>> week,
      SortedMap<LocalDate, List<Window>> exceptions,
      ToLongFunction<List<Window>> worth) {
    for (DayOfWeek day : DayOfWeek.values()) {
      int i = day.getValue();
      weekBefore[i] = weekBefore[i - 1] + worth.applyAsLong(week.getOrDefault(day, List.of()));
    }
    oddDays = new long[exceptions.size()];
    oddBefore = new long[exceptions.size() + 1];
    int i = 0;
    for (Map.Entry<LocalDate, List<Window>> entry : exceptions.entrySet()) {
      LocalDate date = entry.getKey();
      long usual = worth.applyAsLong(week.getOrDefault(date.getDayOfWeek(), List.of()));
      oddDays[i] = date.toEpochDay();
      oddBefore[i + 1] = oddBefore[i] + worth.applyAsLong(entry.getValue()) - usual;
      i++;
    }
  }

  /** The total of all days before this one. */
  long before(long epochDay) {
    long days = epochDay - SOME_MONDAY;
    int odd = Arrays.binarySearch(oddDays, epochDay);
    return Math.floorDiv(days, 7) * weekBefore[7]
        + weekBefore[Math.floorMod(days, 7)]
        + oddBefore[odd < 0 ? -odd - 1 : odd];
  }

  /** The first day at whose end the total is reached; the day after the last if it never is. */
  long dayReaching(long total) {
    long low = FIRST_DAY;
    long high = LAST_DAY + 1;
    while (low < high) {
      long middle = Math.floorDiv(low + high, 2L);
      if (before(middle + 1) >= total) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
