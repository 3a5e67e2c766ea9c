package dev.sluice.event;

import org.jspecify.annotations.Nullable;

/**
 * A case no longer needs its owner: it ended, or went to somebody else. Sent to the team's case,
 * where it frees a place and takes the case out of the queue.
 *
 * @param caseId the case
 * @param rep who owned it; null when the team was still looking
 */
public record OwnerReleased(String caseId, @Nullable String rep) {}
