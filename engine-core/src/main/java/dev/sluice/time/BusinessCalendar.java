package dev.sluice.time;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which hours count: windows for each weekday, holidays, and make-up working days, by the clock on
 * the wall of one time zone.
 *
 * <p>An instant is open when its local date is worked and its local time lies in one of that date's
 * windows. So a local hour that a change of daylight saving repeats counts twice, and one that it
 * skips does not count.
 *
 * <p>Immutable and safe for use by several threads. Every question takes instants of the years 1 to
 * 9999 and answers in a time that does not depend on how many days lie between them, only on how
 * often the zone changes its offset there.
 */
public final class BusinessCalendar {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

  private final String id;
  private final ZoneId zone;
  private final ZoneRules rules;
  private final Timetable table;

  BusinessCalendar(CalendarBuilder builder) {
    id = builder.id;
    zone = builder.zone;
    rules = zone.getRules();
    table = new Timetable(builder);
  }

  /**
   * Mainland China: Asia/Shanghai, Monday to Friday 09:00-12:00 and 13:00-18:00, with the State
   * Council's holidays and make-up days of 2024 to 2026. For other hours, or a later year's table,
   * use {@link #toBuilder}.
   *
   * @return the calendar {@code "mainland-china"}, always the same one
   */
  public static BusinessCalendar mainlandChina() {
    return MainlandChina.CALENDAR;
  }

  /**
   * Monday to Friday 09:00-12:00 and 13:00-18:00 without holidays. No table is promised, so every
   * year is known.
   *
   * @param zone whose clock counts
   * @return the calendar {@code "weekdays"}
   */
  public static BusinessCalendar weekdays(ZoneId zone) {
    return builder("weekdays", zone)
        .weekdays(Window.parse("09:00-12:00"), Window.parse("13:00-18:00"))
        .build();
  }

  /**
   * Reads a calendar from JSON: {@code id}, {@code zone}, {@code week} (windows by weekday), and
   * {@code years} with each year's {@code source}, {@code holidays} ({@code name}, {@code from},
   * {@code to}, both included) and {@code workdays} (Monday's windows apply). With {@code "years":
   * {}} no table is promised.
   *
   * @param json UTF-8; read to its end and closed
   * @return the calendar
   * @throws IllegalArgumentException when the text is no such calendar, or lists a date twice
   * @throws UncheckedIOException when the stream cannot be read
   */
  public static BusinessCalendar read(InputStream json) {
    return CalendarFile.read(json);
  }

  /**
   * Starts a calendar on which nothing is open yet.
   *
   * @param id the name deadlines keep; one line, not blank
   * @param zone whose clock counts
   * @return a builder
   */
  public static CalendarBuilder builder(String id, ZoneId zone) {
    return new CalendarBuilder(id, zone);
  }

  /**
   * Starts from this calendar.
   *
   * @return a builder with everything in this calendar; make-up days follow Monday if they did
   */
  public CalendarBuilder toBuilder() {
    CalendarBuilder builder = new CalendarBuilder(id, zone);
    table.copyTo(builder);
    return builder;
  }

  /**
   * The name deadlines keep.
   *
   * @return the identifier
   */
  public String id() {
    return id;
  }

  /**
   * Whose clock counts.
   *
   * @return the time zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Whether the date has any working window.
   *
   * @param date a local date of this calendar's zone
   * @return false on weekends and holidays, true on make-up days
   */
  public boolean isWorkingDay(LocalDate date) {
    return table.isWorkingDay(date);
  }

  /**
   * Whether this is working time.
   *
   * @param instant when
   * @return true from the first moment of a window to just before its end
   */
  public boolean isOpen(Instant instant) {
    long local = second(instant) + rules.getOffset(instant).getTotalSeconds();
    return table.openBefore(local + 1) > table.openBefore(local);
  }

  /**
   * Whether the holidays of a year are known. A year that is not is counted by weekday.
   *
   * @param year a calendar year
   * @return true when the year has a table, or this calendar promises none
   */
  public boolean knows(int year) {
    return table.knows(year);
  }

  /**
   * Working time between two instants.
   *
   * @param from included
   * @param to excluded
   * @return open time in between, exact to the nanosecond; zero when {@code to} is not after {@code
   *     from}
   * @throws IllegalArgumentException when an instant is outside the years 1 to 9999
   */
  public Duration elapsed(Instant from, Instant to) {
    long first = second(from);
    long last = second(to);
    if (!from.isBefore(to)) {
      return Duration.ZERO;
    }
    long seconds = 0;
    for (long at = first; at < last; ) {
      int offset = offset(at);
      long end = Math.min(last, offsetEnd(at));
      seconds += table.openBefore(end + offset) - table.openBefore(at + offset);
      at = end;
    }
    return Duration.ofSeconds(seconds).plusNanos(openNanos(to)).minusNanos(openNanos(from));
  }

  /**
   * The end of so much working time: the earliest instant {@code t} with {@code elapsed(from, t)}
   * equal to it. Time that runs out exactly at the end of a window ends there, not at the start of
   * the next one.
   *
   * @param from where counting starts, open or not
   * @param businessTime zero or more; zero returns {@code from} itself, even outside working hours
   * @return the instant
   * @throws IllegalArgumentException when the time is negative or {@code from} is outside the years
   *     1 to 9999
   * @throws IllegalStateException when the end would be after the year 9999
   */
  public Instant add(Instant from, Duration businessTime) {
    long at = second(from);
    if (businessTime.isNegative()) {
      throw new IllegalArgumentException(
          "Cannot add negative business time (" + businessTime + "). Add zero or more.");
    }
    if (businessTime.isZero()) {
      return from;
    }
    // Every second is open or closed as a whole, so find the second in which the time runs out.
    Duration fromSecond = businessTime.plusNanos(openNanos(from));
    boolean whole = fromSecond.getNano() == 0;
    long end = endOfOpenSecond(at, fromSecond.getSeconds() + (whole ? 0 : 1), businessTime);
    return whole
        ? Instant.ofEpochSecond(end)
        : Instant.ofEpochSecond(end - 1, fromSecond.getNano());
  }

  private long endOfOpenSecond(long from, long count, Duration asked) {
    long left = count;
    for (long at = from; at < LAST.getEpochSecond(); ) {
      int offset = offset(at);
      long end = Math.min(LAST.getEpochSecond(), offsetEnd(at));
      long before = table.openBefore(at + offset);
      long available = table.openBefore(end + offset) - before;
      if (available >= left) {
        return table.secondReaching(before + left) - offset;
      }
      left -= available;
      at = end;
    }
    throw tooFar(asked + " of business time after " + Instant.ofEpochSecond(from));
  }

  /**
   * When a budget ends.
   *
   * <ul>
   *   <li>Hours are absolute. Days and months end at the same local time of a later date; a local
   *       time that does not exist there moves forward by the gap, one that happens twice keeps the
   *       anchor's offset if it can.
   *   <li>Business hours are {@link #add}.
   *   <li>n business days end when the n-th working day after the anchor's local date closes; none
   *       ends when the anchor's own day closes or, if that day is not worked or is closed already,
   *       when the next working day does.
   *   <li>Same time next business day is the next working day after the anchor's local date, at the
   *       anchor's local time, even if that is outside the windows.
   *   <li>A budget on a working day that ends on another day ends when the next working day opens.
   * </ul>
   *
   * @param anchor where the budget starts
   * @param budget how long
   * @return the end, with the years that had to be counted by weekday; for hours, days and months
   *     no year matters
   * @throws IllegalArgumentException when the anchor is outside the years 1 to 9999
   * @throws IllegalStateException when the end would be after the year 9999
   */
  public DueDate due(Instant anchor, Budget budget) {
    second(anchor);
    DueDate due = counted(anchor, budget);
    LocalDate day = localDate(due.at());
    if (!budget.onWorkingDay() || isWorkingDay(day)) {
      return due;
    }
    Instant opening = nextOpening(due.at());
    return new DueDate(opening, table.unknownYears(day, localDate(opening)));
  }

  /**
   * The first open moment from an instant on.
   *
   * @param instant from when
   * @return the instant itself while open, else when the next window opens
   */
  public Instant nextOpening(Instant instant) {
    return isOpen(instant) ? instant : add(instant, Duration.ofSeconds(1)).minusSeconds(1);
  }

  private DueDate counted(Instant anchor, Budget budget) {
    ZonedDateTime local = anchor.atZone(zone);
    int amount = budget.amount();
    return switch (budget.unit()) {
      case HOURS -> plain(anchor.plus(Duration.ofHours(amount)), anchor, budget);
      case DAYS -> plain(local.plusDays(amount).toInstant(), anchor, budget);
      case MONTHS -> plain(local.plusMonths(amount).toInstant(), anchor, budget);
      case BUSINESS_HOURS -> dueAfter(anchor, Duration.ofHours(amount));
      case BUSINESS_DAYS -> closeOfDay(anchor, local.toLocalDate(), budget);
      case SAME_TIME_NEXT_BUSINESS_DAY -> {
        LocalDate today = local.toLocalDate();
        LocalDate next = workingDayAfter(today, 1, anchor, budget);
        Instant at = local.plusDays(next.toEpochDay() - today.toEpochDay()).toInstant();
        yield new DueDate(at, table.unknownYears(today.plusDays(1), next));
      }
    };
  }

  /** The end of so much working time, with the years walked through. */
  DueDate dueAfter(Instant from, Duration businessTime) {
    Instant at = add(from, businessTime);
    return new DueDate(
        at,
        at.equals(from)
            ? List.of()
            : table.unknownYears(localDate(from), localDate(at.minusNanos(1))));
  }

  /** A date on the clock, for which no calendar matters. */
  static DueDate plain(Instant at, Instant from, Object budget) {
    if (at.isAfter(LAST)) {
      throw tooFar(budget + " after " + from);
    }
    return new DueDate(at, List.of());
  }

  private DueDate closeOfDay(Instant anchor, LocalDate today, Budget budget) {
    if (budget.amount() > 0) {
      LocalDate day = workingDayAfter(today, budget.amount(), anchor, budget);
      return new DueDate(close(day), table.unknownYears(today.plusDays(1), day));
    }
    if (isWorkingDay(today) && close(today).isAfter(anchor)) {
      return new DueDate(close(today), table.unknownYears(today, today));
    }
    LocalDate day = workingDayAfter(today, 1, anchor, budget);
    return new DueDate(close(day), table.unknownYears(today, day));
  }

  private LocalDate workingDayAfter(LocalDate today, int count, Instant anchor, Budget budget) {
    long day = table.dayAfter(today, count);
    // The very last day could end after the last instant.
    if (day >= Tally.LAST_DAY) {
      throw tooFar(budget + " after " + anchor);
    }
    return LocalDate.ofEpochDay(day);
  }

  /** The end of the last open moment of a working day. */
  private Instant close(LocalDate date) {
    List<Window> windows = table.windows(date);
    LocalDateTime midnight = date.atStartOfDay();
    Instant skippedAt = Instant.MIN;
    for (int i = windows.size() - 1; i >= 0; i--) {
      Window window = windows.get(i);
      LocalDateTime last = midnight.plusSeconds(window.end() - 1);
      List<ZoneOffset> offsets = rules.getValidOffsets(last);
      if (!offsets.isEmpty()) {
        return last.toInstant(offsets.get(offsets.size() - 1)).plusSeconds(1);
      }
      ZoneOffsetTransition gap = rules.getTransition(last);
      skippedAt = gap.getInstant();
      if (midnight.plusSeconds(window.start()).isBefore(gap.getDateTimeBefore())) {
        return skippedAt;
      }
    }
    // The clocks jumped over all windows of this day.
    return skippedAt;
  }

  private LocalDate localDate(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  private int openNanos(Instant instant) {
    int nanos = instant.get(ChronoField.NANO_OF_SECOND);
    return nanos > 0 && isOpen(instant) ? nanos : 0;
  }

  private int offset(long epochSecond) {
    return rules.getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
  }

  private long offsetEnd(long epochSecond) {
    ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochSecond(epochSecond));
    return next == null ? Long.MAX_VALUE : next.toEpochSecond();
  }

  private static long second(Instant instant) {
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      throw new IllegalArgumentException(
          instant + " is outside the years 1 to 9999. Check where it comes from.");
    }
    return instant.getEpochSecond();
  }

  private static IllegalStateException tooFar(String what) {
    return new IllegalStateException(what + " is after the year 9999. Use a smaller budget.");
  }

  /**
   * Everything that decides an answer of this calendar, apart from the JDK's time zone data, as
   * text. Equal calendars have equal texts on every machine, so it can be hashed.
   *
   * @return lines of text
   */
  public String canonical() {
    return "calendar " + id + "\nzone " + zone.getId() + "\n" + table.canonical();
  }

  /** Two calendars are equal when their {@link #canonical} texts are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BusinessCalendar calendar && canonical().equals(calendar.canonical());
  }

  @Override
  public int hashCode() {
    return canonical().hashCode();
  }

  /** Returns the identifier and the zone, for people. */
  @Override
  public String toString() {
    return "BusinessCalendar[" + id + ", " + zone + "]";
  }

  private static final class MainlandChina {
    static final BusinessCalendar CALENDAR = load();

    private static BusinessCalendar load() {
      try (InputStream json =
          Objects.requireNonNull(
              BusinessCalendar.class.getResourceAsStream("mainland-china.json"))) {
        return read(json);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
