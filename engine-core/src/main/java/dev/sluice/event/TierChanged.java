package dev.sluice.event;

import org.jspecify.annotations.Nullable;

/**
 * The grade under a scheme changed.
 *
 * @param scheme for example {@code tier}
 * @param from the grade before; null when there was none
 * @param to the grade now
 */
public record TierChanged(String scheme, @Nullable String from, String to) implements EngineEvent {}
