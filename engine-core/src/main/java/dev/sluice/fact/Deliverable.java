package dev.sluice.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A result handed in for the case, for example the tailored proposal.
 *
 * @param type which deliverable, as the pipeline names it
 * @param submittedAt when it was handed in
 * @param by who handed it in; null when nobody was named
 * @param reference where the host keeps it; null when it keeps none
 */
public record Deliverable(
    String type, Instant submittedAt, @Nullable String by, @Nullable String reference)
    implements Fact {

  @Override
  public String factId() {
    return type;
  }
}
