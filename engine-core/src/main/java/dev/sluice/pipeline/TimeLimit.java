package dev.sluice.pipeline;

import dev.sluice.time.Budget;
import dev.sluice.time.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a case may stay in a stage. Immutable and thread-safe.
 *
 * @param within from entering the stage until the deadline
 * @param warnings from entering the stage until each warning, in file order; may be empty
 * @param escalate the roles told when the deadline passes, in file order; at least one
 * @param digest how long what they are told is gathered; null for at once
 */
public record TimeLimit(
    Budget within, List<Budget> warnings, List<String> escalate, @Nullable Interval digest) {

  /** Copies the lists. */
  public TimeLimit {
    warnings = List.copyOf(warnings);
    escalate = List.copyOf(escalate);
  }
}
