package dev.sluice.event;

import org.jspecify.annotations.Nullable;

/**
 * A case no longer needs its owner: it ended, or went to somebody else; or one of its tasks needs
 * nobody any longer. Sent to the team's case, where it frees a place and takes the search out of
 * the queue.
 *
 * @param caseId the case
 * @param rep who owned it; null when the team was still looking
 * @param task the key of the task; null for the case itself
 */
public record OwnerReleased(String caseId, @Nullable String rep, @Nullable String task) {}
