package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;

/**
 * The case was tied to another.
 *
 * @param role what the other is to this one, for example {@code account}
 * @param other the other case's id
 */
public record CaseLinked(String role, String other) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.with(facts.salesCase().withRelated(role, other));
  }
}
