package dev.sluice.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long something may take, in the unit the business thinks in. A budget is only a measure; a
 * {@link BusinessCalendar} turns it into an instant.
 *
 * <p>Written as people say it: {@code "24 hours"}, {@code "3 days"}, {@code "2 months"}, {@code "4
 * business hours"}, {@code "3 business days"}, {@code "same time next business day"}, {@code "3
 * months on a working day"}. In JSON it is that text.
 *
 * @param amount how many units; never negative, and 1 for {@link Unit#SAME_TIME_NEXT_BUSINESS_DAY}
 * @param unit what is counted
 * @param onWorkingDay whether an end on a day that is not worked moves to the opening of the next
 *     working day; only for hours, days and months
 */
public record Budget(int amount, Unit unit, boolean onWorkingDay) {

  /** What a budget counts. */
  public enum Unit {
    /** Sixty minutes on the clock, whether anybody works or not. */
    HOURS("hour", false),
    /** Calendar days: the same local time so many days later. */
    DAYS("day", false),
    /** Calendar months: the same local time on the same day of a later month. */
    MONTHS("month", false),
    /** Sixty minutes inside the calendar's working windows. */
    BUSINESS_HOURS("business hour", true),
    /** The close of the n-th working day after today. */
    BUSINESS_DAYS("business day", true),
    /** The same local time on the next working day. */
    SAME_TIME_NEXT_BUSINESS_DAY("same time next business day", true);

    private final String word;

    private final boolean business;

    Unit(String word, boolean business) {
      this.word = word;
      this.business = business;
    }

    /**
     * Whether a clock that runs on this unit counts business time only, so that a pause gives back
     * business time and not nights and holidays.
     *
     * @return true for the three business units
     */
    public boolean business() {
      return business;
    }
  }

  private static final String ON_WORKING_DAY = " on a working day";
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,6}) +((?:business +)?[a-z]+?)s?(" + ON_WORKING_DAY + ")?");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern WORKING = Pattern.compile("^(\\d+) working (hour|day)");
  private static final String SAME_TIME = Unit.SAME_TIME_NEXT_BUSINESS_DAY.word;

  /** Checks the amount. */
  public Budget {
    if (amount < 0) {
      throw new IllegalArgumentException("A budget cannot be negative (" + amount + ")");
    }
    if (unit == Unit.SAME_TIME_NEXT_BUSINESS_DAY && amount != 1) {
      throw new IllegalArgumentException("\"" + SAME_TIME + "\" takes no amount (" + amount + ")");
    }
    if (onWorkingDay && unit.business()) {
      throw new IllegalArgumentException(
          "Business time ends on a working day anyway. Leave out \""
              + ON_WORKING_DAY.strip()
              + '"');
    }
  }

  /**
   * A budget whose end stays where it falls.
   *
   * @param amount how many units
   * @param unit what is counted
   */
  public Budget(int amount, Unit unit) {
    this(amount, unit, false);
  }

  /**
   * The same budget, whose end moves to the opening of the next working day when it falls on a day
   * that is not worked.
   *
   * @return a copy
   * @throws IllegalArgumentException for business time, which ends on working days anyway
   */
  public Budget onAWorkingDay() {
    return new Budget(amount, unit, true);
  }

  /**
   * So many times this budget.
   *
   * @param count 1 or more
   * @return for 3 months, twice, 6 months
   */
  public Budget times(int count) {
    return new Budget(Math.multiplyExact(amount, count), unit, onWorkingDay);
  }

  /**
   * So many hours on the clock.
   *
   * @param amount hours, 0 or more
   * @return the budget
   */
  public static Budget hours(int amount) {
    return new Budget(amount, Unit.HOURS);
  }

  /**
   * So many calendar days.
   *
   * @param amount days, 0 or more
   * @return the budget
   */
  public static Budget days(int amount) {
    return new Budget(amount, Unit.DAYS);
  }

  /**
   * So many calendar months.
   *
   * @param amount months, 0 or more
   * @return the budget
   */
  public static Budget months(int amount) {
    return new Budget(amount, Unit.MONTHS);
  }

  /**
   * So many hours of working time.
   *
   * @param amount business hours, 0 or more
   * @return the budget
   */
  public static Budget businessHours(int amount) {
    return new Budget(amount, Unit.BUSINESS_HOURS);
  }

  /**
   * Until the close of the n-th working day after today; a business day is not 24 business hours.
   *
   * @param amount working days, 0 (today's close) or more
   * @return the budget
   */
  public static Budget businessDays(int amount) {
    return new Budget(amount, Unit.BUSINESS_DAYS);
  }

  /**
   * Until the same local time on the next working day: Friday 17:00 ends Monday 17:00.
   *
   * @return the budget
   */
  public static Budget sameTimeNextBusinessDay() {
    return new Budget(1, Unit.SAME_TIME_NEXT_BUSINESS_DAY);
  }

  /**
   * Reads a budget as people write it.
   *
   * @param text for example {@code "3 business days"}
   * @return the budget
   * @throws IllegalArgumentException when the text is no budget; the message lists the forms
   */
  @JsonCreator
  public static Budget parse(String text) {
    Budget budget = plain(text); // As each case has them; people write more freely.
    if (budget == null) {
      String words = SPACE.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
      budget = plain(WORKING.matcher(words).replaceFirst("$1 business $2"));
    }
    if (budget != null) {
      return budget;
    }
    throw new IllegalArgumentException(
        "\""
            + text
            + "\" is no time budget. Write \"24 hours\", \"3 days\", \"2 months\", \"4 business"
            + " hours\", \"3 business days\", \"same time next business day\" or \"3 months on a"
            + " working day\".");
  }

  /** Reads a budget as {@link #toString} writes it; null for anything else. */
  private static @Nullable Budget plain(String text) {
    if (text.equals(SAME_TIME)) {
      return sameTimeNextBusinessDay();
    }
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      for (Unit unit : Unit.values()) {
        if (unit != Unit.SAME_TIME_NEXT_BUSINESS_DAY && unit.word.equals(matcher.group(2))) {
          return new Budget(Integer.parseInt(matcher.group(1)), unit, matcher.group(3) != null);
        }
      }
    }
    return null;
  }

  /**
   * The budget as people read it.
   *
   * @param locale Chinese for any Chinese locale, for all others as {@link #toString}
   * @return for example {@code 2 business days} or {@code 2 个工作日}
   */
  public String in(Locale locale) {
    if (!locale.getLanguage().equals("zh")) {
      return toString();
    }
    String words =
        switch (unit) {
          case HOURS -> amount + " 小时";
          case DAYS -> amount + " 天";
          case MONTHS -> amount + " 个月";
          case BUSINESS_HOURS -> amount + " 个工作小时";
          case BUSINESS_DAYS -> amount + " 个工作日";
          case SAME_TIME_NEXT_BUSINESS_DAY -> "至下一工作日同一时刻";
        };
    return onWorkingDay ? words + "（遇非工作日顺延）" : words;
  }

  /** Returns the budget as people write it; {@link #parse} reads it back. */
  @JsonValue
  @Override
  public String toString() {
    return unit == Unit.SAME_TIME_NEXT_BUSINESS_DAY
        ? SAME_TIME
        : amount
            + " "
            + unit.word
            + (amount == 1 ? "" : "s")
            + (onWorkingDay ? ON_WORKING_DAY : "");
  }
}
