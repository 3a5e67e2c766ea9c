package dev.sluice.store;

/**
 * Names an event: what is submitted under it again is the same event.
 *
 * @param caseId the case it was submitted to
 * @param id the id within the case
 */
public record EventId(String caseId, String id) {}
