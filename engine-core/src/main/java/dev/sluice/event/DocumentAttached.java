package dev.sluice.event;

import dev.sluice.fact.Document;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * A compliance document was filed. Open tasks that this type of document completes are done by it.
 *
 * @param type which document, as the pipeline names it
 * @param reference where the host keeps it; null when it keeps none
 */
public record DocumentAttached(String type, @Nullable String reference) implements FactChange {

  /**
   * A document without a reference.
   *
   * @param type which document
   */
  public DocumentAttached(String type) {
    this(type, null);
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts
        .with(new Document(type, occurrence.at(), reference))
        .completing(type, occurrence.at());
  }
}
