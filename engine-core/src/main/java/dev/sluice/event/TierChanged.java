package dev.sluice.event;

import org.jspecify.annotations.Nullable;

/**
 * The grade under a scheme changed.
 *
 * @param scheme for example {@code tier}
 * @param previous the grade before; null when there was none
 * @param grade the grade now
 */
public record TierChanged(String scheme, @Nullable String previous, String grade)
    implements EngineEvent {}
