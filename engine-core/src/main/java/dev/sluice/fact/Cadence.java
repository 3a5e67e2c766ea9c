package dev.sluice.fact;

import dev.sluice.time.Budget;
import java.time.Instant;

/**
 * Something that comes round again and again, for example a visit each quarter.
 *
 * @param name the cadence, as declared in the playbook
 * @param every how often; the n-th time is n times this after the anchor, so that no drift adds up
 * @param anchor from when it is counted
 * @param number how often it has come round
 */
public record Cadence(String name, Budget every, Instant anchor, int number) implements Fact {

  @Override
  public String factId() {
    return name;
  }
}
