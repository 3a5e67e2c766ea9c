package dev.sluice.pipeline;

import dev.sluice.time.Budget;
import java.util.List;

/**
 * How long a case may stay in a stage. Immutable and thread-safe.
 *
 * @param within from entering the stage until the deadline
 * @param warnings from entering the stage until each warning, in file order; may be empty
 * @param escalate the roles told when the deadline passes, in file order; at least one
 */
public record TimeLimit(Budget within, List<Budget> warnings, List<String> escalate) {

  /** Copies the lists. */
  public TimeLimit {
    warnings = List.copyOf(warnings);
    escalate = List.copyOf(escalate);
  }
}
