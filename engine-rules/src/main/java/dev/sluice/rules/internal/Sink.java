package dev.sluice.rules.internal;

import dev.sluice.decision.Decision;
import java.util.List;
import java.util.function.Supplier;

/** Where the rule that is firing puts what it wants. */
public interface Sink {

  /**
   * Takes a decision.
   *
   * @param decision what the rule wants
   */
  void add(Decision decision);

  /**
   * Takes a decision that the rule goes on describing until it ends.
   *
   * @param draft gives the decision when the rule has ended
   */
  void draft(Supplier<Decision> draft);

  /**
   * What completes a task.
   *
   * @param taskType a task type
   * @return activity types
   */
  List<String> completedBy(String taskType);
}
