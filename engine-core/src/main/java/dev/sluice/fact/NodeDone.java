package dev.sluice.fact;

import java.time.Instant;

/**
 * A node of the checklist that is done; kept, because doing its activity once more later does not
 * move its completion.
 *
 * @param node the node's id
 * @param at when it was actually completed
 */
public record NodeDone(String node, Instant at) implements Fact {

  @Override
  public String factId() {
    return node;
  }
}
