package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.OngoingActivity;

/**
 * Somebody on our side began to do something with the customer. While it lasts it counts as being
 * done; {@link ActivityLogged} of the same type ends it.
 *
 * @param type for example {@code call}
 */
public record ActivityStarted(String type) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.keeping(new OngoingActivity(type, occurrence.at(), occurrence.actor()));
  }
}
