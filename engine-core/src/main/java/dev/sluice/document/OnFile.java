package dev.sluice.document;

import dev.sluice.pipeline.Labels;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deliverable or document that the case has.
 *
 * @param type which, as the pipeline names it
 * @param labels what people call it
 * @param at when it was handed in or filed
 * @param reference where the host keeps it; null when it keeps none
 */
public record OnFile(String type, Labels labels, Instant at, @Nullable String reference) {}
