package dev.sluice.event;

import java.time.Instant;

/**
 * Something that comes round again and again is due.
 *
 * @param name the cadence
 * @param number how often it has come round, this time included
 * @param dueAt when it was due; never the time somebody looked
 */
public record CadenceDue(String name, int number, Instant dueAt) implements EngineEvent {}
