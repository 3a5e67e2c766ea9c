package dev.sluice.event;

import org.jspecify.annotations.Nullable;

/**
 * Another person decides at the customer than before: somebody new does while a decision maker was
 * known, or the last one known does no longer.
 *
 * @param contact who decides now, by contact id; null while nobody is known to
 */
public record DecisionMakerChanged(@Nullable String contact) implements EngineEvent {}
