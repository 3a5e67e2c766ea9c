package dev.sluice.decision;

import dev.sluice.time.Budget;
import org.jspecify.annotations.Nullable;

/**
 * Let a value stand for a while, as if a person had set it. What a person set stands already, and
 * goes on as the person wanted. Keyed by the value; exclusive with {@link ReleaseValue}.
 *
 * @param what the value, as decisions are keyed, for example {@code tier:tier}
 * @param within how long, counted from the moment of the step; null until it is released
 */
public record KeepValue(String what, @Nullable Budget within) implements Decision {

  @Override
  public String key() {
    return "keep:" + what;
  }
}
