package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sluice.fact.Contact;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A case about any subject begins: an account, a campaign, or the host's own record.
 *
 * @param subject what the case is about, of a registered type
 * @param contacts people known so far; may be empty
 * @param related ids of other cases by role, for example {@code account}; may be empty
 */
public record CaseOpened(
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        Record subject,
    List<Contact> contacts,
    Map<String, String> related)
    implements FactChange {

  /** Takes missing collections as empty. */
  public CaseOpened {
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
    related = related == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(related));
  }

  /**
   * A subject alone.
   *
   * @param subject what the case is about
   */
  public CaseOpened(Record subject) {
    this(subject, List.of(), Map.of());
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    Facts next = facts.withSubject(subject);
    for (Contact contact : contacts) {
      next = next.with(contact);
    }
    for (Map.Entry<String, String> entry : related.entrySet()) {
      next = next.with(next.salesCase().withRelated(entry.getKey(), entry.getValue()));
    }
    return next;
  }
}
