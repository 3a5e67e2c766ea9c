package dev.sluice.event;

import java.time.Instant;

/**
 * A deadline that counted as missed was met in time after all: the proof came late.
 *
 * @param what {@code stage}, {@code task} or {@code node}
 * @param key the stage, task key or checklist node
 * @param dueAt the deadline
 * @param metAt when it was really met
 */
public record DeadlineMet(String what, String key, Instant dueAt, Instant metAt)
    implements EngineEvent {}
