package dev.sluice.event;

/**
 * Something keeps a colleague from going on with a case, and somebody else must clear it.
 *
 * @param what what it is, for a person to read
 */
public record BlockerReported(String what) {}
