package dev.sluice.event;

import org.jspecify.annotations.Nullable;

/**
 * The case is in a stage. The first stage is entered when the case opens.
 *
 * @param stage the stage entered
 * @param previous the stage left; null when the case opens
 */
public record StageEntered(String stage, @Nullable String previous) implements EngineEvent {}
