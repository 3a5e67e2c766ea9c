package dev.sluice.time;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When a budget ends, and how sure that is. Immutable.
 *
 * @param at the first instant at which the budget is used up
 * @param unknownYears the years counted without the holiday table the calendar promises, ascending;
 *     normally empty
 */
public record DueDate(Instant at, List<Integer> unknownYears) {

  /** Keeps a copy of the years. */
  public DueDate {
    unknownYears = List.copyOf(unknownYears);
  }

  /**
   * What a person should know about this date.
   *
   * @return for example {@code "No holiday table for 2027: counted by weekday"}; null when there is
   *     nothing to say
   */
  public @Nullable String note() {
    return note(unknownYears);
  }

  static @Nullable String note(List<Integer> unknownYears) {
    return unknownYears.isEmpty()
        ? null
        : unknownYears.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "No holiday table for ", ": counted by weekday"));
  }
}
