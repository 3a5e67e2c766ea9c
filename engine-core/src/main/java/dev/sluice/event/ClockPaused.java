package dev.sluice.event;

/**
 * Every running deadline of the case stops, for example because the customer asked to wait.
 *
 * @param reason why
 */
public record ClockPaused(String reason) {}
