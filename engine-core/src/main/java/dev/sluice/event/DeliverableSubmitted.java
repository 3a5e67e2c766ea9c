package dev.sluice.event;

import dev.sluice.fact.Deliverable;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * A result was handed in.
 *
 * @param type which deliverable, as the pipeline names it
 * @param reference where the host keeps it; null when it keeps none
 */
public record DeliverableSubmitted(String type, @Nullable String reference) implements FactChange {

  /**
   * A deliverable without a reference.
   *
   * @param type which deliverable
   */
  public DeliverableSubmitted(String type) {
    this(type, null);
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.with(new Deliverable(type, occurrence.at(), occurrence.actor(), reference));
  }
}
