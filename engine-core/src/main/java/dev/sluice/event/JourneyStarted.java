package dev.sluice.event;

/**
 * The customer was enrolled in a journey.
 *
 * @param name the journey
 * @param number 1 for the first enrolment, 2 for the second …
 */
public record JourneyStarted(String name, int number) implements EngineEvent {}
