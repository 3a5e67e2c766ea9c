package dev.sluice.event;

import dev.sluice.fact.Money;

/**
 * The customer ordered.
 *
 * @param order the order's id in the host's system
 * @param amount what was ordered
 */
public record OrderPlaced(String order, Money amount) {}
