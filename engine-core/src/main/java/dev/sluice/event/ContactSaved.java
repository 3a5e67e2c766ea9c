package dev.sluice.event;

import dev.sluice.fact.Contact;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;

/**
 * A contact was added or changed. What the person refused earlier stays refused.
 *
 * @param contact the contact as it is now
 */
public record ContactSaved(Contact contact) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    Contact next = contact;
    for (Contact known : facts.contacts()) {
      if (known.id().equals(contact.id())) {
        for (String refusal : known.refusals()) {
          next = next.refusing(refusal);
        }
      }
    }
    return facts.with(next);
  }
}
