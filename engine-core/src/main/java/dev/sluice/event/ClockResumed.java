package dev.sluice.event;

/** Every stopped deadline of the case runs again with what was left. */
public record ClockResumed() {}
