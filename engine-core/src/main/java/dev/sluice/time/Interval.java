package dev.sluice.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.sluice.time.Budget.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long notices to one person are gathered before they go out together.
 *
 * <p>Written as people say it, and so in JSON: {@code "1 hour"} or {@code "2 days"} from the first
 * notice on, or until work begins when none of that is working time; {@code "18:00"}, the next such
 * time on a working day; {@code "opening"}, at once in working time, else when work begins again.
 *
 * @param length hours or days, 1 or more; null when it ends at a time of day or at the opening
 * @param until a time of day on the calendar's clock; null when it has a length or ends at the
 *     opening
 */
public record Interval(@Nullable Budget length, @Nullable LocalTime until) {

  private static final String OPENING = "opening";
  private static final Pattern TIME_OF_DAY = Pattern.compile("\\d\\d:\\d\\d");

  /** Checks that it has one end. */
  public Interval {
    if (length != null
        && (until != null
            || length.amount() == 0
            || length.onWorkingDay()
            || (length.unit() != Unit.HOURS && length.unit() != Unit.DAYS))) {
      throw none(length.toString(), null);
    }
  }

  /**
   * Reads an interval as people write it.
   *
   * @param text for example {@code "18:00"}
   * @return the interval
   * @throws IllegalArgumentException when the text is none; the message lists the forms
   */
  @JsonCreator
  public static Interval parse(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    if (plain.equals(OPENING)) {
      return new Interval(null, null);
    }
    try {
      return TIME_OF_DAY.matcher(plain).matches()
          ? new Interval(null, LocalTime.parse(plain))
          : new Interval(Budget.parse(plain), null);
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw none(text, e);
    }
  }

  private static IllegalArgumentException none(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "\"" + text + "\" is no interval. Write \"1 hour\", \"2 days\", \"18:00\" or \"opening\".",
        cause);
  }

  /**
   * When notices that are gathered from a moment on go out.
   *
   * @param calendar whose zone and working days count
   * @param from when the first notice was decided
   * @return the end; never before {@code from}, and {@code from} itself only at the opening
   * @throws IllegalStateException when the calendar never opens again
   */
  public Instant end(BusinessCalendar calendar, Instant from) {
    if (length != null) {
      Instant end = calendar.due(from, length).at();
      // A list that nobody is there to read waits for the morning.
      return calendar.elapsed(from, end).isZero() ? calendar.nextOpening(end) : end;
    }
    if (until == null) {
      return calendar.nextOpening(from);
    }
    ZonedDateTime local = from.atZone(calendar.zone());
    LocalDate day = local.toLocalDate();
    if (!at(day, calendar).isAfter(from)) {
      day = day.plusDays(1);
    }
    if (!calendar.isWorkingDay(day)) {
      Instant midnight = day.atStartOfDay(calendar.zone()).toInstant();
      day = calendar.nextOpening(midnight).atZone(calendar.zone()).toLocalDate();
    }
    return at(day, calendar);
  }

  private Instant at(LocalDate day, BusinessCalendar calendar) {
    return day.atTime(java.util.Objects.requireNonNull(until)).atZone(calendar.zone()).toInstant();
  }

  /** Returns the interval as people write it; {@link #parse} reads it back. */
  @JsonValue
  @Override
  public String toString() {
    if (length != null) {
      return length.toString();
    }
    return until == null ? OPENING : until.toString();
  }
}
