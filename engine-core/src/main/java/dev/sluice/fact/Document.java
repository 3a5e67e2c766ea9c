package dev.sluice.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A compliance document on file, for example the legal review record.
 *
 * @param type which document, as the pipeline names it
 * @param attachedAt when it was filed
 * @param reference where the host keeps it; null when it keeps none
 */
public record Document(String type, Instant attachedAt, @Nullable String reference)
    implements Fact {

  @Override
  public String factId() {
    return type;
  }
}
