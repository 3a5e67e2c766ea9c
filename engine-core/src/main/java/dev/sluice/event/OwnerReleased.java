package dev.sluice.event;

/**
 * A case no longer needs its owner: it ended, or went to somebody else. Sent to the team's case,
 * where it frees a place.
 *
 * @param caseId the case
 * @param rep who owned it
 */
public record OwnerReleased(String caseId, String rep) {}
