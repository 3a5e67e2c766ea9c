package dev.sluice.pipeline;

import dev.sluice.time.Budget;
import org.jspecify.annotations.Nullable;

/**
 * One line of the node checklist: who does what by when. At least one of activity and deliverable
 * is there, and the node is done when all that is there is. Immutable and thread-safe.
 *
 * @param id its name, such as {@code S01}
 * @param labels what people read
 * @param after the node whose actual completion starts the time, null for the opening of the case
 * @param activity what must be done, null when handing in the deliverable is enough
 * @param deliverable what must be handed in, null when doing the activity is enough
 * @param owner the role that answers for it
 * @param within how long it may take
 */
public record ChecklistNode(
    String id,
    Labels labels,
    @Nullable String after,
    @Nullable String activity,
    @Nullable String deliverable,
    String owner,
    Budget within) {}
