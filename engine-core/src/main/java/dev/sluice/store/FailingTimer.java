package dev.sluice.store;

import java.time.Instant;

/**
 * A timer whose step failed. It is kept and tried again.
 *
 * @param timer the timer, and when it is tried next
 * @param due when it was due
 * @param reason why its step failed the last time
 */
public record FailingTimer(DueTimer timer, Instant due, String reason) {}
