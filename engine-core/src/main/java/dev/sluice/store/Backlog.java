package dev.sluice.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a store.
 *
 * @param nextTimer when the first timer is or was due, one that failed since included; null when
 *     none runs
 * @param oldestEffect when the effect that waits longest was decided, or when the interval of a
 *     gathered notice ended or ends; null when none waits
 * @param effects how many effects wait
 * @param events how many events wait for another case
 * @param failingTimers how many timers failed and are tried again
 * @param deadLetters how many effects were given up
 * @param parked how many events for other cases were set aside
 */
public record Backlog(
    @Nullable Instant nextTimer,
    @Nullable Instant oldestEffect,
    long effects,
    long events,
    long failingTimers,
    long deadLetters,
    long parked) {}
