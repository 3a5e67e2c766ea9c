package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.StandingOverride;

/**
 * A person leaves a value to the rules again.
 *
 * @param what the value that was overridden, for example {@code risk}
 */
public record OverrideLifted(String what) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.forgetting(StandingOverride.class, what);
  }
}
