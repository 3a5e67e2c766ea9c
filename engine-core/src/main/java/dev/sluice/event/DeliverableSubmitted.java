package dev.sluice.event;

import dev.sluice.fact.Deliverable;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A result was handed in. Open tasks that this type of deliverable completes are done by it.
 *
 * @param type which deliverable, as the pipeline names it
 * @param reference where the host keeps it; null when it keeps none
 * @param contents what it says under each heading, an entry for each point made; what the pipeline
 *     or a rule asks of it is checked there
 */
public record DeliverableSubmitted(
    String type, @Nullable String reference, Map<String, List<String>> contents)
    implements FactChange {

  /** Takes missing contents as empty. */
  public DeliverableSubmitted {
    contents =
        contents == null || contents.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new TreeMap<>(contents));
  }

  /**
   * A deliverable of which nothing is said but where it is.
   *
   * @param type which deliverable
   * @param reference where the host keeps it
   */
  public DeliverableSubmitted(String type, @Nullable String reference) {
    this(type, reference, Map.of());
  }

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
    return facts
        .with(new Deliverable(type, occurrence.at(), occurrence.actor(), reference, contents))
        .completing(type, occurrence.at());
  }
}
