package dev.sluice.fact;

import java.time.Instant;

/**
 * Something the customer ordered.
 *
 * @param id the order's id in the host's system
 * @param amount what was ordered
 * @param at when
 */
public record Order(String id, Money amount, Instant at) implements Fact {

  @Override
  public String factId() {
    return id;
  }
}
