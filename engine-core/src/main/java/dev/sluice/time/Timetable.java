package dev.sluice.time;

import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which seconds of the local clock are worked: a week, and the dates that differ from it. It knows
 * no time zone; each of its days has 24 hours. Immutable.
 */
final class Timetable {

  private static final int LONGEST_CLOSURE_DAYS = 3653;

  private final Map<DayOfWeek, List<Window>> week;
  private final SortedMap<LocalDate, List<Window>> exceptions;
  private final SortedSet<LocalDate> likeMonday;
  private final SortedSet<Integer> tables;
  private final Tally openSeconds;
  private final Tally workingDays;

  Timetable(CalendarBuilder builder) {
    week = Collections.unmodifiableMap(new EnumMap<>(builder.week));
    likeMonday = Collections.unmodifiableSortedSet(new TreeSet<>(builder.likeMonday));
    tables = Collections.unmodifiableSortedSet(new TreeSet<>(builder.tables));
    TreeMap<LocalDate, List<Window>> resolved = new TreeMap<>(builder.exceptions);
    likeMonday.forEach(date -> resolved.put(date, usual(DayOfWeek.MONDAY)));
    exceptions = Collections.unmodifiableSortedMap(resolved);
    openSeconds =
        new Tally(week, exceptions, windows -> windows.stream().mapToLong(Window::seconds).sum());
    workingDays = new Tally(week, exceptions, windows -> windows.isEmpty() ? 0 : 1);
    checkExceptions(builder.id);
  }

  private void checkExceptions(String id) {
    for (LocalDate date : exceptions.keySet()) {
      if (date.getYear() < 1 || date.getYear() > 9999) {
        throw new IllegalArgumentException(
            "Calendar \"" + id + "\" lists " + date + ". Keep to the years 1 to 9999.");
      }
      // A due date ten years off would pass for an answer; it is a slip in the dates.
      if (dayAfter(date.minusDays(1), 1) - date.toEpochDay() > LONGEST_CLOSURE_DAYS) {
        throw new IllegalArgumentException(
            "Calendar \""
                + id
                + "\" has no working day for ten years from "
                + date
                + ". Open one.");
      }
    }
  }

  /** Sets up a builder with all of this. */
  void copyTo(CalendarBuilder builder) {
    builder.week.putAll(week);
    builder.exceptions.putAll(exceptions);
    builder.likeMonday.addAll(likeMonday);
    builder.tables.addAll(tables);
  }

  private List<Window> usual(DayOfWeek day) {
    return week.getOrDefault(day, List.of());
  }

  /** When a date is worked, in order; empty when it is off. */
  List<Window> windows(LocalDate date) {
    List<Window> odd = exceptions.get(date);
    return odd == null ? usual(date.getDayOfWeek()) : odd;
  }

  boolean isWorkingDay(LocalDate date) {
    return !windows(date).isEmpty();
  }

  /** Whether the holidays of a year are known. */
  boolean knows(int year) {
    return tables.isEmpty() || tables.contains(year);
  }

  /** The years of these dates whose holidays are not known. */
  List<Integer> unknownYears(LocalDate first, LocalDate last) {
    return IntStream.rangeClosed(first.getYear(), last.getYear())
        .filter(year -> !knows(year))
        .boxed()
        .toList();
  }

  /** The n-th working day after a date, as an epoch day; past the last day when there is none. */
  long dayAfter(LocalDate date, int count) {
    return workingDays.dayReaching(workingDays.before(date.toEpochDay() + 1) + count);
  }

  /** Open seconds before this second of the local clock. Only differences mean anything. */
  long openBefore(long localSecond) {
    long day = Math.floorDiv(localSecond, Tally.DAY);
    int second = Math.floorMod(localSecond, Tally.DAY);
    long open = openSeconds.before(day);
    if (second > 0) {
      for (Window window : windows(LocalDate.ofEpochDay(day))) {
        open += Math.max(0, Math.min(second, window.end()) - window.start());
      }
    }
    return open;
  }

  /** The first second of the local clock before which so many are open. */
  long secondReaching(long total) {
    long day = openSeconds.dayReaching(total);
    long left = total - openSeconds.before(day);
    for (Window window : windows(LocalDate.ofEpochDay(day))) {
      if (left <= window.seconds()) {
        return day * Tally.DAY + window.start() + left;
      }
      left -= window.seconds();
    }
    throw new AssertionError("Day " + day + " lacks " + left + " s");
  }

  /** Everything here, as lines of text; equal timetables have equal ones. */
  String canonical() {
    StringBuilder text = new StringBuilder();
    week.forEach((day, windows) -> text.append(line(day, windows)));
    for (int year : tables) {
      text.append("table ").append(year).append('\n');
    }
    exceptions.forEach((date, windows) -> text.append(line(date, windows)));
    return text.toString();
  }

  private static String line(Object day, List<Window> windows) {
    return day
        + " "
        + (windows.isEmpty()
            ? "closed"
            : windows.stream().map(Window::toString).collect(joining(" ")))
        + "\n";
  }
}
