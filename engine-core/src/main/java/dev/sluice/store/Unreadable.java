package dev.sluice.store;

/**
 * Stands for an event between cases that this host cannot read, for example because its record is
 * not registered here. It is set aside as it was written, for a host that can.
 *
 * @param document what is kept
 * @param reason why it cannot be read, and what to do
 */
public record Unreadable(String document, String reason) {}
