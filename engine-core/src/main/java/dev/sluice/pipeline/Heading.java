package dev.sluice.pipeline;

/**
 * One heading a deliverable must have filled in. Immutable and thread-safe.
 *
 * @param id what events call it, such as {@code core-pains}
 * @param labels what people read; for a heading written as a bare id, its words in both languages
 * @param points how many points must be made under it at the least; 1 or more
 */
public record Heading(String id, Labels labels, int points) {}
