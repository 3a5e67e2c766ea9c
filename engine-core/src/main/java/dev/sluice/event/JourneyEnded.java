package dev.sluice.event;

/**
 * A journey is over.
 *
 * @param name the journey
 * @param outcome how it ended, for example {@code goal} or {@code exit}; {@code closed} when the
 *     case ended
 */
public record JourneyEnded(String name, String outcome) implements EngineEvent {}
