package dev.sluice.event;

/**
 * The case is won or lost.
 *
 * @param stage the end it reached
 * @param won won or lost
 */
public record CaseClosed(String stage, boolean won) implements EngineEvent {}
