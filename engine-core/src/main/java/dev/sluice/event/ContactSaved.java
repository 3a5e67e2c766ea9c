package dev.sluice.event;

import dev.sluice.fact.Contact;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;

/**
 * A contact was added or changed.
 *
 * @param contact the contact as it is now
 */
public record ContactSaved(Contact contact) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.with(contact);
  }
}
