package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Money;
import dev.sluice.fact.Occurrence;

/**
 * The value of the deal became known or changed.
 *
 * @param value what the deal is worth
 */
public record DealValued(Money value) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.with(facts.salesCase().withValue(value));
  }
}
