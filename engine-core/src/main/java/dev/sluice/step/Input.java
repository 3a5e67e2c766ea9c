package dev.sluice.step;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a step is taken on.
 *
 * @param caseId the case
 * @param event what happened
 * @param eventId names the event within its case; null lets the step name it {@code case:version}
 * @param occurredAt when it happened; never after {@code now}
 * @param actor who reported it; null when nobody was named
 * @param hops how many cases it already passed through; 0 at the door
 */
public record Input(
    String caseId,
    Record event,
    @Nullable String eventId,
    Instant occurredAt,
    @Nullable String actor,
    int hops) {}
