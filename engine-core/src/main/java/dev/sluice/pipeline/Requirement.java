package dev.sluice.pipeline;

/**
 * One thing that must be there before a stage is entered. Immutable and thread-safe.
 *
 * @param id what events call it, such as {@code needs-report}
 * @param labels what people read; for a requirement written as a bare id, its words in both
 *     languages
 */
public record Requirement(String id, Labels labels) {}
