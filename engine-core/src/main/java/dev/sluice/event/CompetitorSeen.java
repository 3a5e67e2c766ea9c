package dev.sluice.event;

import dev.sluice.fact.Competitor;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * Somebody noticed a competitor in the deal. It may be noticed, and reported, more than once.
 *
 * @param competitor who
 * @param feature what they offer that matters here; null when unknown
 */
public record CompetitorSeen(String competitor, @Nullable String feature) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    Competitor known = facts.kept(Competitor.class, competitor);
    return facts.keeping(
        known == null
            ? new Competitor(competitor, feature, occurrence.at(), 1)
            : known.seenAgain(feature));
  }
}
