package dev.sluice.event;

import java.time.Instant;

/**
 * A warning time before a deadline has come.
 *
 * @param what {@code stage}
 * @param key the stage
 * @param dueAt the deadline itself
 */
public record DeadlineNear(String what, String key, Instant dueAt) implements EngineEvent {}
