package dev.sluice.decision;

/**
 * Two rules of equal priority wanted different things under one key. The first by rule name was
 * taken; give one of the two a higher {@code @priority} to settle it.
 *
 * @param key what both were about
 * @param taken what was done
 * @param dropped what was not
 */
public record Conflict(String key, Decided taken, Decided dropped) {}
