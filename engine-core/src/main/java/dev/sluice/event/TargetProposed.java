package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody proposed a target. What is left out is null; rules say whether a target may be so. One
 * that is proposed again under its id replaces the one before.
 *
 * @param id names the target in its case
 * @param statement what is to be reached, for example {@code more new customers}
 * @param about of whom or where, for example a region or an industry
 * @param figure the figure that measures it, as {@link FigureReported#name} calls it
 * @param value the value the figure is to reach; 30 for 30 %
 * @param owner who answers for it: a rep's id or a role
 * @param due the last day, in the calendar's zone
 */
public record TargetProposed(
    String id,
    @Nullable String statement,
    @Nullable String about,
    @Nullable String figure,
    @Nullable BigDecimal value,
    @Nullable String owner,
    @Nullable LocalDate due)
    implements FactChange {

  /**
   * Whether it says what is to be reached, and of whom or where.
   *
   * @return true when both are there
   */
  public boolean specific() {
    return filled(statement) && filled(about);
  }

  /**
   * Whether it says which figure measures it, and at which value it is reached.
   *
   * @return true when both are there
   */
  public boolean measurable() {
    return filled(figure) && value != null;
  }

  /**
   * Whether somebody answers for it.
   *
   * @return true when an owner is named
   */
  public boolean assigned() {
    return filled(owner);
  }

  private static boolean filled(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.keeping(new Target(id, statement, about, figure, value, owner, due));
  }
}
