package dev.sluice.decision;

import dev.sluice.time.Budget;

/**
 * Let a value stand for a while, as if a person had set it. Keyed by the value.
 *
 * @param what the value, as decisions are keyed, for example {@code tier:tier}
 * @param within how long, counted from the moment of the step
 */
public record KeepValue(String what, Budget within) implements Decision {

  @Override
  public String key() {
    return "keep:" + what;
  }
}
