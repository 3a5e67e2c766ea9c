package dev.sluice.time;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A running or paused clock with everything needed to compute it again: where it started, its
 * budget, and its pauses. {@code due} and {@code unknownYears} follow from those and a calendar.
 * Meant to be stored: it goes to JSON and back. Immutable.
 *
 * <p>A pause keeps what was used. What is left of a business budget is working time, so a pause
 * outside working hours costs nothing; what is left of hours, days or months is time on the clock.
 * A pause never makes a deadline earlier.
 *
 * @param budget how long
 * @param calendar the identifier of the calendar it was computed with
 * @param anchor where it started
 * @param pauses in order; only the last may be open
 * @param due when the budget ends; null while paused
 * @param unknownYears the years counted without a holiday table, ascending; normally empty
 */
public record Deadline(
    Budget budget,
    String calendar,
    Instant anchor,
    List<Pause> pauses,
    @Nullable Instant due,
    List<Integer> unknownYears) {

  /**
   * A time in which the clock stands still.
   *
   * @param from when it stopped
   * @param to when it went on; null while it stands
   */
  public record Pause(Instant from, @Nullable Instant to) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException when the pause ends before it starts
     */
    public Pause {
      if (to != null && to.isBefore(from)) {
        throw new IllegalArgumentException(
            "A pause from " + from + " cannot end at " + to + ". Resume at or after its start.");
      }
    }
  }

  /** Keeps copies of the lists. */
  public Deadline {
    pauses = List.copyOf(pauses);
    unknownYears = List.copyOf(unknownYears);
  }

  /**
   * Starts a clock.
   *
   * @param calendar which hours count
   * @param budget how long
   * @param anchor from when
   * @return a running deadline
   * @throws IllegalArgumentException when the anchor is outside the years 1 to 9999
   * @throws IllegalStateException when the end would be after the year 9999
   */
  public static Deadline start(BusinessCalendar calendar, Budget budget, Instant anchor) {
    return compute(calendar, budget, anchor, List.of());
  }

  /**
   * Whether the clock stands still.
   *
   * @return true between {@link #pause} and {@link #resume}
   */
  @JsonIgnore
  public boolean isPaused() {
    return !pauses.isEmpty() && pauses.get(pauses.size() - 1).to() == null;
  }

  /**
   * What a person should know about the due date.
   *
   * @return as {@link DueDate#note}; null when there is nothing to say
   */
  public @Nullable String note() {
    return DueDate.note(unknownYears);
  }

  /**
   * Stops the clock.
   *
   * @param at when; at the due date at the latest
   * @return a paused deadline
   * @throws IllegalStateException when it is paused already, or {@code at} is after the due date
   * @throws IllegalArgumentException when {@code at} is before the clock last started
   */
  public Deadline pause(Instant at) {
    if (due == null) {
      throw new IllegalStateException(
          "The deadline of " + anchor + " is paused already. Resume it before pausing at " + at);
    }
    if (at.isAfter(due)) {
      throw new IllegalStateException(
          "The deadline was over at " + due + ", so it cannot be paused at " + at);
    }
    Instant started = runningSince();
    if (at.isBefore(started)) {
      throw new IllegalArgumentException(
          "The deadline runs since " + started + ". Pause it then or later, not at " + at);
    }
    List<Pause> more = new ArrayList<>(pauses);
    more.add(new Pause(at, null));
    return new Deadline(budget, calendar, anchor, more, null, unknownYears);
  }

  /**
   * Lets the clock go on.
   *
   * @param calendar which hours count; the one it was computed with
   * @param at when; not before the pause
   * @return a running deadline
   * @throws IllegalStateException when it is not paused, or the end would be after the year 9999
   * @throws IllegalArgumentException when {@code at} is before the pause, or the calendar is
   *     another one
   */
  public Deadline resume(BusinessCalendar calendar, Instant at) {
    if (!isPaused()) {
      throw new IllegalStateException(
          "The deadline of " + anchor + " is running, so it cannot be resumed at " + at);
    }
    if (!calendar.id().equals(this.calendar)) {
      throw new IllegalArgumentException(
          "The deadline counts by calendar \""
              + this.calendar
              + "\", not \""
              + calendar.id()
              + "\". Pass that calendar, or recompute the deadline first.");
    }
    int last = pauses.size() - 1;
    List<Pause> closed = new ArrayList<>(pauses);
    closed.set(last, new Pause(pauses.get(last).from(), at));
    return compute(calendar, budget, anchor, closed);
  }

  /**
   * The same clock by another calendar, or by the same one with a new holiday table, as if it had
   * been used from the start. A pause that then lies after the due date has no effect.
   *
   * @param newCalendar which hours count from now on; its identifier is kept
   * @return a deadline that is paused if this one is
   * @throws IllegalStateException when the end would be after the year 9999
   */
  public Deadline recompute(BusinessCalendar newCalendar) {
    return compute(newCalendar, budget, anchor, pauses);
  }

  /**
   * When the clock last started to run.
   *
   * @return the end of the last pause that is over; the anchor before any
   */
  public Instant runningSince() {
    for (int i = pauses.size() - 1; i >= 0; i--) {
      Instant resumed = pauses.get(i).to();
      if (resumed != null) {
        return resumed;
      }
    }
    return anchor;
  }

  private static Deadline compute(
      BusinessCalendar calendar, Budget budget, Instant anchor, List<Pause> pauses) {
    DueDate due = calendar.due(anchor, budget);
    boolean paused = false;
    for (Pause pause : pauses) {
      Instant resumed = pause.to();
      if (resumed == null) {
        paused = true;
      } else if (!pause.from().isAfter(due.at())) {
        due = after(calendar, budget, due, pause.from(), resumed);
      }
    }
    return new Deadline(
        budget, calendar.id(), anchor, pauses, paused ? null : due.at(), due.unknownYears());
  }

  private static DueDate after(
      BusinessCalendar calendar, Budget budget, DueDate due, Instant paused, Instant resumed) {
    if (!budget.unit().business()) {
      Duration left = Duration.between(paused, due.at());
      return BusinessCalendar.plain(resumed.plus(left), resumed, left);
    }
    DueDate moved = calendar.dueAfter(resumed, calendar.elapsed(paused, due.at()));
    TreeSet<Integer> years = new TreeSet<>(due.unknownYears());
    years.addAll(moved.unknownYears());
    // A due date outside working hours keeps its place when the pause took no working time.
    Instant at = moved.at().isAfter(due.at()) ? moved.at() : due.at();
    return new DueDate(at, List.copyOf(years));
  }
}
