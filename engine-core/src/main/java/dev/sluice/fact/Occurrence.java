package dev.sluice.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When and by whom an event happened.
 *
 * @param at when it happened in the world; an event that is reported late lies before {@code now}
 * @param now when the engine takes it up
 * @param actor the person or system that reported it; null when nobody was named
 */
public record Occurrence(Instant at, Instant now, @Nullable String actor) {}
