package dev.sluice.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects a calendar. For a date the last call wins, so a copy can be changed. Not for use by
 * several threads.
 */
public final class CalendarBuilder {

  String id;
  final ZoneId zone;
  final Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
  final SortedMap<LocalDate, List<Window>> exceptions = new TreeMap<>();
  final SortedSet<LocalDate> likeMonday = new TreeSet<>();
  final SortedSet<Integer> tables = new TreeSet<>();

  CalendarBuilder(String id, ZoneId zone) {
    this.id = id;
    this.zone = zone;
  }

  /**
   * Renames the calendar.
   *
   * @param id the name deadlines keep; one line, not blank
   * @return this
   */
  public CalendarBuilder id(String id) {
    this.id = id;
    return this;
  }

  /**
   * Sets when a weekday is worked, in place of what was set for it.
   *
   * @param day the weekday
   * @param windows in any order; none means the day is off
   * @return this
   * @throws IllegalArgumentException when two windows overlap
   */
  public CalendarBuilder windows(DayOfWeek day, Window... windows) {
    List<Window> sorted = sorted(day, windows);
    if (sorted.isEmpty()) {
      week.remove(day);
    } else {
      week.put(day, sorted);
    }
    return this;
  }

  /**
   * Sets the same windows from Monday to Friday.
   *
   * @param windows in any order
   * @return this
   * @throws IllegalArgumentException when two windows overlap
   */
  public CalendarBuilder weekdays(Window... windows) {
    for (int i = 1; i <= 5; i++) {
      windows(DayOfWeek.of(i), windows);
    }
    return this;
  }

  /**
   * Closes a date.
   *
   * @param date a local date
   * @return this
   */
  public CalendarBuilder holiday(LocalDate date) {
    likeMonday.remove(date);
    exceptions.put(date, List.of());
    return this;
  }

  /**
   * Closes a range of dates.
   *
   * @param first included
   * @param last included
   * @return this
   * @throws IllegalArgumentException when {@code last} is before {@code first}
   */
  public CalendarBuilder holidays(LocalDate first, LocalDate last) {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "The holiday from " + first + " ends before it starts (" + last + "). Swap the dates.");
    }
    first.datesUntil(last.plusDays(1)).forEach(this::holiday);
    return this;
  }

  /**
   * Opens a date, such as the Saturday that makes up for a holiday.
   *
   * @param date a local date
   * @param windows in any order; none means Monday's
   * @return this
   * @throws IllegalArgumentException when two windows overlap
   */
  public CalendarBuilder workday(LocalDate date, Window... windows) {
    exceptions.remove(date);
    likeMonday.remove(date);
    if (windows.length == 0) {
      likeMonday.add(date);
    } else {
      exceptions.put(date, sorted(date, windows));
    }
    return this;
  }

  /**
   * States that all holidays of a year are in this calendar. From the first such statement on,
   * years without one count as unknown.
   *
   * @param year a calendar year
   * @return this
   */
  public CalendarBuilder table(int year) {
    tables.add(year);
    return this;
  }

  /**
   * Builds the calendar; the builder can be used further.
   *
   * @return the calendar
   * @throws IllegalArgumentException when the identifier is blank or longer than a line, no weekday
   *     is worked, a make-up day follows a Monday that is off, a date is outside the years 1 to
   *     9999, or no day is worked for more than ten years
   */
  public BusinessCalendar build() {
    if (id.isBlank() || id.lines().count() > 1) {
      throw new IllegalArgumentException(
          "\"" + id + "\" is no calendar id. Give it a name of one line.");
    }
    if (week.isEmpty()) {
      throw new IllegalArgumentException(
          "Calendar \"" + id + "\" is never open. Give at least one weekday a window.");
    }
    if (!likeMonday.isEmpty() && !week.containsKey(DayOfWeek.MONDAY)) {
      throw new IllegalArgumentException(
          "Calendar \""
              + id
              + "\" works "
              + likeMonday.first()
              + " like a Monday, but Mondays are off. Give that date its windows.");
    }
    return new BusinessCalendar(this);
  }

  private static List<Window> sorted(Object day, Window... windows) {
    List<Window> sorted = new ArrayList<>(Arrays.asList(windows));
    sorted.sort(Comparator.comparing(Window::from));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).start() < sorted.get(i - 1).end()) {
        throw new IllegalArgumentException(
            "The windows "
                + sorted.get(i - 1)
                + " and "
                + sorted.get(i)
                + " of "
                + day
                + " overlap. Join them.");
      }
    }
    return List.copyOf(sorted);
  }
}
