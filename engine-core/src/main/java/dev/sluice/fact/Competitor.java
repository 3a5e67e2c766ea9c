package dev.sluice.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A competitor in the deal.
 *
 * @param name who
 * @param feature what they offer that matters here; null when unknown
 * @param since when they were first noticed
 * @param reports how often they were reported; 1 when it is news
 */
public record Competitor(String name, @Nullable String feature, Instant since, int reports)
    implements Fact {

  /**
   * The same competitor, reported once more.
   *
   * @param more what was reported; null keeps what is known
   * @return a copy
   */
  public Competitor seenAgain(@Nullable String more) {
    return new Competitor(name, more == null ? feature : more, since, reports + 1);
  }

  @Override
  public String factId() {
    return name;
  }
}
