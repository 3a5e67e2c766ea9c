package dev.sluice.playbook;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of the day in which nobody wants to be written to, in the contact's own time zone.
 * Immutable and thread-safe.
 *
 * @param from the first quiet moment of the day
 * @param until the first moment that is not quiet; before {@code from} when the night is meant
 */
public record QuietHours(LocalTime from, LocalTime until) {

  private static final Pattern TEXT = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

  /** Refuses hours that never end. */
  public QuietHours {
    if (from.equals(until)) {
      throw new IllegalArgumentException("Quiet hours end at another time than they begin");
    }
  }

  /**
   * Reads quiet hours.
   *
   * @param text for example {@code 21:00-08:00}
   * @return the hours
   * @throws IllegalArgumentException when it is none; the message says how to write them
   */
  public static QuietHours parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" are no quiet hours. Write \"21:00-08:00\"");
    }
    try {
      return new QuietHours(LocalTime.parse(matcher.group(1)), LocalTime.parse(matcher.group(2)));
    } catch (java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" are no quiet hours. Write \"21:00-08:00\"", e);
    }
  }

  /**
   * When it is no longer quiet.
   *
   * @param now the moment asked about
   * @param zone where the contact is
   * @return the end of the quiet hours; null when it is not quiet now
   */
  public @Nullable Instant endAfter(Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    LocalTime time = local.toLocalTime();
    boolean overnight = until.isBefore(from);
    boolean late = !time.isBefore(from);
    boolean early = time.isBefore(until);
    if (overnight ? !late && !early : !late || !early) {
      return null;
    }
    LocalDate day = overnight && late ? local.toLocalDate().plusDays(1) : local.toLocalDate();
    return day.atTime(until).atZone(zone).toInstant();
  }

  @Override
  public String toString() {
    return from + "-" + until;
  }
}
