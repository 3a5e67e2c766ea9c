package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;

/**
 * A field the host added was filled in. The pipeline declares the field and its type.
 *
 * @param name the declared attribute
 * @param value its value: text, a number, true or false, or a date as text
 */
public record AttributeChanged(String name, Object value) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.with(facts.salesCase().withAttribute(name, value));
  }
}
