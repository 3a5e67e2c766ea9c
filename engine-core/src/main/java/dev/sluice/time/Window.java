package dev.sluice.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Working time within one day, in whole minutes of the local clock: from {@code from} up to, not
 * including, {@code to}. Written {@code "09:00-12:00"}, in JSON too. Immutable.
 *
 * @param from the first minute worked
 * @param to the first minute not worked any more; {@code 00:00} is the end of the day, written
 *     {@code "24:00"}
 */
public record Window(LocalTime from, LocalTime to) {

  private static final String END_OF_DAY = "24:00";

  /**
   * Checks the times.
   *
   * @throws IllegalArgumentException when a time has seconds, or the window ends before it starts
   */
  public Window {
    if (!wholeMinute(from) || !wholeMinute(to)) {
      throw new IllegalArgumentException(
          "The window " + from + "-" + to + " has seconds. Use whole minutes.");
    }
    if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "The window "
              + from
              + "-"
              + to
              + " ends before it starts. Split a night in two: up to 24:00, and from 00:00 on the"
              + " next day.");
    }
  }

  /**
   * Reads a window as people write it.
   *
   * @param text for example {@code "09:00-12:00"} or {@code "18:00-24:00"}
   * @return the window
   * @throws IllegalArgumentException when the text is no window
   */
  @JsonCreator
  public static Window parse(String text) {
    int dash = text.indexOf('-');
    if (dash >= 0) {
      String to = text.substring(dash + 1);
      try {
        return new Window(
            LocalTime.parse(text.substring(0, dash)),
            to.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(to));
      } catch (DateTimeException e) {
        throw notAWindow(text, e);
      }
    }
    throw notAWindow(text, null);
  }

  private static boolean wholeMinute(LocalTime time) {
    return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
  }

  private static IllegalArgumentException notAWindow(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "\"" + text + "\" is no window. Write \"09:00-12:00\" or \"18:00-24:00\".", cause);
  }

  /** First second of the local day inside. */
  int start() {
    return from.toSecondOfDay();
  }

  /** First second of the local day no longer inside; 86400 at the end of the day. */
  int end() {
    return to.equals(LocalTime.MIDNIGHT) ? Tally.DAY : to.toSecondOfDay();
  }

  int seconds() {
    return end() - start();
  }

  /** Returns the window as people write it; {@link #parse} reads it back. */
  @JsonValue
  @Override
  public String toString() {
    return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : to);
  }
}
