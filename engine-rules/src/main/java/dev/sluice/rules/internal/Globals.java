package dev.sluice.rules.internal;

import java.util.function.Function;

/**
 * What rules see beside facts.
 *
 * @param decideType the type of {@code decide}
 * @param decide makes a {@code decide} that puts decisions into a sink
 * @param param the one {@code param}
 */
public record Globals(Class<?> decideType, Function<Sink, Object> decide, Object param) {}
