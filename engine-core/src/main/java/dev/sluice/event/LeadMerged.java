package dev.sluice.event;

import dev.sluice.fact.Contact;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Lead;
import dev.sluice.fact.MergedLead;
import dev.sluice.fact.Occurrence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead was captured that this case already is about. The engine makes it of a {@link
 * LeadCaptured} that would have opened a second case.
 *
 * <p>What the case knows stands; what it did not know is filled in. A person known already, by id,
 * e-mail address or phone number, stays one contact under the id known, with the consents of both.
 * A case keeps its primary contact.
 *
 * @param id the case id the lead was captured under
 * @param lead the lead as captured
 * @param contacts people named with it; may be empty
 */
public record LeadMerged(String id, Lead lead, List<Contact> contacts) implements LeadReported {

  /** Takes a missing list as empty. */
  public LeadMerged {
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    Facts next =
        facts.subject() instanceof Lead known ? facts.withSubject(known.filledFrom(lead)) : facts;
    for (Contact contact : contacts) {
      next = next.with(merged(next.contacts(), contact));
    }
    List<String> ids = contacts.stream().map(Contact::id).toList();
    return next.keeping(new MergedLead(id, occurrence.at(), lead, ids));
  }

  private static Contact merged(List<Contact> known, Contact contact) {
    boolean vacant = known.stream().noneMatch(Contact::primary);
    Contact same = same(known, contact);
    if (same == null) {
      return contact.asPrimary(contact.primary() && vacant);
    }
    return same.filledFrom(contact).asPrimary(same.primary() || (contact.primary() && vacant));
  }

  private static @Nullable Contact same(List<Contact> known, Contact contact) {
    for (Contact candidate : known) {
      if (candidate.id().equals(contact.id())) {
        return candidate;
      }
    }
    for (Contact candidate : known) {
      if (candidate.samePersonAs(contact)) {
        return candidate;
      }
    }
    return null;
  }
}
