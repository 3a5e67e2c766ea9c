package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Plain;

/**
 * A field the host added was filled in. The pipeline declares the field and its type.
 *
 * @param name the declared attribute
 * @param value its value: text, a number, true or false; a date or an amount of money as its text
 */
public record AttributeChanged(String name, Object value) implements FactChange {

  /** Brings the value to the form JSON keeps. */
  public AttributeChanged {
    value = Plain.value(value);
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.with(facts.salesCase().withAttribute(name, value));
  }
}
