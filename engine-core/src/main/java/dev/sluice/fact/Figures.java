package dev.sluice.fact;

import dev.sluice.time.Budget;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The figures that were reported to the case, in words rules can ask in. A figure counts as judged
 * only when it rests on enough cases; the others are passed over.
 *
 * @param all every figure kept, in the order of its period
 */
public record Figures(List<Figure> all) {

  /** How many periods of one figure are kept: a quarter of weeks. */
  public static final int KEPT = 13;

  /** Brings the figures into the order of their periods. */
  public Figures {
    all = all.stream().sorted(Comparator.comparing(Figure::from)).toList();
  }

  /**
   * Whether the latest judged figures are all below a limit.
   *
   * @param name the figure
   * @param about of whom or what; null for the whole
   * @param limit the limit; a figure exactly at it is not below
   * @param cases how many cases a figure rests on at the least to be judged
   * @param inARow how many of the latest judged figures; 1 or more
   * @return false while there are fewer judged figures
   */
  public boolean below(
      String name, @Nullable String about, BigDecimal limit, int cases, int inARow) {
    return last(name, about, cases, inARow, figure -> figure.value().compareTo(limit) < 0);
  }

  /**
   * Whether the latest judged figures are all above a limit.
   *
   * @param name the figure
   * @param about of whom or what; null for the whole
   * @param limit the limit; a figure exactly at it is not above
   * @param cases how many cases a figure rests on at the least to be judged
   * @param inARow how many of the latest judged figures; 1 or more
   * @return false while there are fewer judged figures
   */
  public boolean above(
      String name, @Nullable String about, BigDecimal limit, int cases, int inARow) {
    return last(name, about, cases, inARow, figure -> figure.value().compareTo(limit) > 0);
  }

  /**
   * Whether the latest judged figure is at a limit or below.
   *
   * @param name the figure
   * @param about of whom or what; null for the whole
   * @param limit the limit; a figure exactly at it counts
   * @param cases how many cases the figure rests on at the least to be judged
   * @return false while there is no judged figure
   */
  public boolean atMost(String name, @Nullable String about, BigDecimal limit, int cases) {
    return last(name, about, cases, 1, figure -> figure.value().compareTo(limit) <= 0);
  }

  /**
   * Whether the latest judged figure, counted in days, is more than a number of days.
   *
   * @param name the figure
   * @param about of whom or what; null for the whole
   * @param days the limit, in days; a figure exactly at it is not longer
   * @param cases how many cases the figure rests on at the least to be judged
   * @return false while there is no judged figure
   */
  public boolean longer(String name, @Nullable String about, Budget days, int cases) {
    if (days.unit() != Budget.Unit.DAYS) {
      throw new IllegalArgumentException(
          "Figure " + name + " counts days, and cannot be compared with " + days);
    }
    return above(name, about, BigDecimal.valueOf(days.amount()), cases, 1);
  }

  /**
   * Whether the latest judged figure, an average number of things, is below a number.
   *
   * @param name the figure
   * @param about of whom or what; null for the whole
   * @param things the limit; a figure exactly at it is not fewer
   * @param cases how many cases the figure rests on at the least to be judged
   * @return false while there is no judged figure
   */
  public boolean fewer(String name, @Nullable String about, int things, int cases) {
    return below(name, about, BigDecimal.valueOf(things), cases, 1);
  }

  /**
   * The value of the latest period.
   *
   * @param name the figure
   * @param about of whom or what; null for the whole
   * @return the value, or null when none was reported
   */
  public @Nullable BigDecimal latest(String name, @Nullable String about) {
    List<Figure> same = of(name, about);
    return same.isEmpty() ? null : same.get(same.size() - 1).value();
  }

  /**
   * Whether a value grows out of the latest period by no more than can be hoped for.
   *
   * @param name the figure
   * @param about of whom or what; null for the whole
   * @param value the value to be reached; null for none
   * @param percent the most it may grow, 30 for 30 %; exactly as much is within reach
   * @return false without a value and without a figure to grow from
   */
  public boolean withinReach(
      String name, @Nullable String about, @Nullable BigDecimal value, BigDecimal percent) {
    BigDecimal latest = latest(name, about);
    if (value == null || latest == null) {
      return false;
    }
    BigDecimal most = latest.multiply(percent.movePointLeft(2).add(BigDecimal.ONE));
    return value.compareTo(most) <= 0;
  }

  /**
   * The targets of a campaign, shared among reps by what they converted lately.
   *
   * @param campaign the campaign
   * @param since periods that ended before this day do not count
   * @return the shares
   */
  public Breakdown breakdown(Campaign campaign, LocalDate since) {
    return Breakdown.of(campaign, all, since);
  }

  /**
   * Whether anything is known from which targets of a campaign can be shared.
   *
   * @param campaign the campaign
   * @param since periods that ended before this day do not count
   * @return false without figures of its kind
   */
  public boolean know(Campaign campaign, LocalDate since) {
    return !breakdown(campaign, since).shares().isEmpty();
  }

  /**
   * Whether a campaign's target for orders follows from what reps converted lately.
   *
   * @param campaign the campaign
   * @param since periods that ended before this day do not count
   * @return true when as many orders follow, or more
   */
  public boolean support(Campaign campaign, LocalDate since) {
    return breakdown(campaign, since).supports(campaign.target("orders"));
  }

  private boolean last(
      String name, @Nullable String about, int cases, int inARow, Predicate<Figure> test) {
    List<Figure> judged =
        of(name, about).stream().filter(figure -> figure.cases() >= cases).toList();
    return judged.size() >= inARow
        && judged.subList(judged.size() - inARow, judged.size()).stream().allMatch(test);
  }

  private List<Figure> of(String name, @Nullable String about) {
    return all.stream()
        .filter(figure -> figure.name().equals(name) && Objects.equals(figure.about(), about))
        .toList();
  }
}
