package dev.sluice.store;

/**
 * A timer whose step failed. It is kept and tried again.
 *
 * @param timer the timer, and when it is tried next
 * @param reason why its step failed the last time
 */
public record FailingTimer(DueTimer timer, String reason) {}
