package dev.sluice.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A target that was set.
 *
 * @param id names it in its case
 * @param statement what is to be reached; null when it does not say
 * @param about of whom or where; null when it does not say
 * @param figure the figure that measures it; null when none does
 * @param value the value the figure is to reach; null when it does not say
 * @param owner who answers for it; null when nobody does
 * @param due the last day, in the calendar's zone; null without one
 */
public record Target(
    String id,
    @Nullable String statement,
    @Nullable String about,
    @Nullable String figure,
    @Nullable BigDecimal value,
    @Nullable String owner,
    @Nullable LocalDate due)
    implements Fact {

  @Override
  public String factId() {
    return id;
  }
}
