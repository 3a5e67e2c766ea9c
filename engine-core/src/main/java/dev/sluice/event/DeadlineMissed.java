package dev.sluice.event;

import java.time.Instant;

/**
 * A deadline passed.
 *
 * @param what {@code stage}, {@code task} or {@code node}
 * @param key the stage, task key or checklist node
 * @param dueAt the deadline; never the time somebody looked
 */
public record DeadlineMissed(String what, String key, Instant dueAt) implements EngineEvent {}
