package dev.sluice.fact;

import dev.sluice.time.Budget;
import dev.sluice.time.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the step happens, in words rules can ask in: there is no other clock for them. Days are
 * those of the calendar's zone.
 *
 * @param occurrence when the event occurred, when it is taken up, and who reported it
 * @param calendar the playbook's calendar
 */
public record Moment(Occurrence occurrence, BusinessCalendar calendar) {

  /**
   * The day of the step.
   *
   * @return the local date
   */
  public LocalDate today() {
    return day(occurrence.now());
  }

  /**
   * The moment of the step.
   *
   * @return now
   */
  public Instant now() {
    return occurrence.now();
  }

  /**
   * Whether the event was reported in time after it occurred.
   *
   * @param budget how long reporting may take
   * @return true up to the end of the budget, the boundary included
   */
  public boolean reportedWithin(Budget budget) {
    return !calendar.due(occurrence.at(), budget).at().isBefore(occurrence.now());
  }

  /**
   * Whether somebody works now.
   *
   * @return true inside working time
   */
  public boolean workingTime() {
    return calendar.isOpen(occurrence.now());
  }

  /**
   * Whether today is a day of the week.
   *
   * @param name in English, for example {@code "Monday"}; case does not matter
   * @return true on that day
   */
  public boolean weekday(String name) {
    return today().getDayOfWeek() == DayOfWeek.valueOf(name.toUpperCase(java.util.Locale.ROOT));
  }

  /**
   * The day of the week after today's, as cadences name it.
   *
   * @return for example {@code TUESDAY} on a Monday
   */
  public String tomorrow() {
    return today().getDayOfWeek().plus(1).name();
  }

  /**
   * Whether the event occurred on a day of the week. What a timer brings occurs when it was due,
   * however late the engine looked.
   *
   * @param name in English, for example {@code "Monday"}; case does not matter
   * @return true on that day
   */
  public boolean occurredOn(String name) {
    return day(occurrence.at()).getDayOfWeek()
        == DayOfWeek.valueOf(name.toUpperCase(java.util.Locale.ROOT));
  }

  /**
   * How many calendar days lie ahead.
   *
   * @param day the day; null for none
   * @return 0 for today, negative when it has passed, a very large number without a day
   */
  public long daysUntil(@Nullable LocalDate day) {
    return day == null ? Integer.MAX_VALUE : ChronoUnit.DAYS.between(today(), day);
  }

  /**
   * How many full months have passed since a day.
   *
   * @param day the day; null for none
   * @return 24 from the second anniversary on, and 23 the day before; -1 without a day
   */
  public long monthsSince(@Nullable LocalDate day) {
    return day == null ? -1 : ChronoUnit.MONTHS.between(day, today());
  }

  /**
   * When a budget that is counted from a moment ends.
   *
   * @param since the moment
   * @param budget how long
   * @return its end; it may have passed
   */
  public Instant after(Instant since, Budget budget) {
    return calendar.due(since, budget).at();
  }

  /**
   * How many calendar days have passed since a moment.
   *
   * @param since the moment; null for never
   * @return 0 for today, 1 for yesterday, a very large number for never
   */
  public long daysSince(@Nullable Instant since) {
    return since == null ? Integer.MAX_VALUE : ChronoUnit.DAYS.between(day(since), today());
  }

  /**
   * The first day of a window that ends today.
   *
   * @param window days or months
   * @return the day
   */
  public LocalDate backTo(Budget window) {
    return day(new History(List.of(), occurrence.now(), calendar.zone()).startOf(window));
  }

  /**
   * How long it is until a day.
   *
   * @param day the day
   * @return a budget from now to the same time on that day; none left when it has passed
   */
  public Budget until(LocalDate day) {
    return Budget.days((int) Math.max(0, daysUntil(day)));
  }

  /**
   * How many working days lie between today and a day.
   *
   * @param day the day
   * @return working days after today up to the day included; negative, and counted the other way
   *     round, when it has passed
   */
  public int workingDaysUntil(LocalDate day) {
    return day.isBefore(today()) ? -workingDays(day, today()) : workingDays(today(), day);
  }

  /**
   * How many working days have passed since a day.
   *
   * @param day the day
   * @return working days after it up to today included; 0 on the day itself, negative before it
   */
  public int workingDaysSince(LocalDate day) {
    return -workingDaysUntil(day);
  }

  /**
   * How long it is until the close of a working day that is counted from a day.
   *
   * @param day the day from which it is counted
   * @param after so many business days after it; none for its own close
   * @return a budget from now; none left when that close has passed
   */
  public Budget untilCloseOf(LocalDate day, Budget after) {
    if (after.unit() != Budget.Unit.BUSINESS_DAYS) {
      throw new IllegalArgumentException("A day is followed by business days, and not by " + after);
    }
    return Budget.businessDays(Math.max(0, workingDaysUntil(day) + after.amount()));
  }

  private int workingDays(LocalDate after, LocalDate until) {
    return (int)
        after.plusDays(1).datesUntil(until.plusDays(1)).filter(calendar::isWorkingDay).count();
  }

  /**
   * Whether a moment lies so far back that a budget counted from it is over.
   *
   * @param since the moment; null for never
   * @param budget how long
   * @return true from the end of the budget on; true without a moment
   */
  public boolean over(@Nullable Instant since, Budget budget) {
    return since == null || !occurrence.now().isBefore(calendar.due(since, budget).at());
  }

  /**
   * Whether a moment lies within a budget before now.
   *
   * @param since the moment; null for never
   * @param budget how long
   * @return true until the budget counted from the moment is over; false without a moment
   */
  public boolean within(@Nullable Instant since, Budget budget) {
    return !over(since, budget);
  }

  /**
   * The day on which a budget ends that began earlier.
   *
   * @param since when it began
   * @param budget how long
   * @return the local date of its end
   */
  public LocalDate lastDay(Instant since, Budget budget) {
    return day(calendar.due(since, budget).at());
  }

  private LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, calendar.zone());
  }
}
