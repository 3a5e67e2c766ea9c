package dev.sluice.event;

import dev.sluice.fact.Contact;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Occurrence;
import java.util.List;

/**
 * Somebody showed interest. Opens a case about a lead; on a running case it brings what is known of
 * the lead up to date.
 *
 * @param lead the lead
 * @param contacts people known so far; may be empty
 */
public record LeadCaptured(Lead lead, List<Contact> contacts) implements LeadReported {

  /** Takes a missing list as empty. */
  public LeadCaptured {
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
  }

  /**
   * A lead without a known contact.
   *
   * @param lead the lead
   */
  public LeadCaptured(Lead lead) {
    this(lead, List.of());
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    Facts next = facts.withSubject(lead);
    for (Contact contact : contacts) {
      next = next.with(contact);
    }
    return next;
  }
}
