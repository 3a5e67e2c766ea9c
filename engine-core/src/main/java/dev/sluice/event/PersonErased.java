package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import java.util.List;

/**
 * A person's data was erased in this case: the contacts are forgotten, messages that waited for
 * them are dropped, and what the journal said of the person before is struck out. It says nothing
 * about the person itself.
 *
 * @param contacts which contacts it was, by id; empty when the person was none. An id that was
 *     personal stands here as it was replaced
 */
public record PersonErased(List<String> contacts) implements EngineEvent, FactChange {

  /** Takes a missing list as empty. */
  public PersonErased {
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.withoutContacts(contacts);
  }
}
