package dev.sluice.event;

import java.time.Instant;

/**
 * A timer that a rule started is due.
 *
 * @param name the timer
 * @param dueAt when it was due; never the time somebody looked
 */
public record TimerFired(String name, Instant dueAt) implements EngineEvent {}
