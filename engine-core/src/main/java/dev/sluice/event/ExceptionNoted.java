package dev.sluice.event;

import dev.sluice.fact.ExceptionNote;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;

/**
 * Somebody noted why a checklist node or a task is not going as planned. Its deadline goes on:
 * pause the clock for that.
 *
 * @param about the node's id or the task's key
 * @param note what is out of the ordinary, for a person to read
 */
public record ExceptionNoted(String about, String note) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.keeping(new ExceptionNote(about, note, occurrence.at(), occurrence.actor()));
  }
}
