package dev.sluice.rules.internal;

import dev.sluice.playbook.PolicyException;
import dev.sluice.playbook.Situation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.ConsequenceException;

/** Says which rule failed, where it stands and why. */
final class Failure {

  private Failure() {}

  static PolicyException of(
      Partition partition, String running, Situation situation, Throwable failure) {
    boolean firing = failure instanceof ConsequenceException;
    Throwable cause = root(failure);
    ParsedRule rule = firing ? named(partition.rules(), running) : culprit(partition, situation);
    String what =
        rule == null
            ? "One of the rules on " + situation.event().getClass().getSimpleName()
            : "Rule \"" + rule.name() + "\" (" + rule.source().file() + ":" + rule.line() + ")";
    String words =
        cause.getMessage() == null
            ? cause.getClass().getSimpleName()
            : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    return new PolicyException(
        situation.caseId(),
        rule == null ? "" : rule.name(),
        what
            + " failed "
            + (firing ? "in its consequence" : "in a condition")
            + ": "
            + words
            + ". Nothing of this step is kept; mend the rule, or test for a missing value before"
            + " it is used, for example annualRevenue != null",
        cause);
  }

  /** Drools and MVEL wrap what happened; the innermost is what the author can act on. */
  private static Throwable root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static @Nullable ParsedRule named(List<ParsedRule> rules, String name) {
    for (ParsedRule rule : rules) {
      if (rule.name().equals(name)) {
        return rule;
      }
    }
    return null;
  }

  /** The first rule that fails alone. Conditions fail without saying whose they are. */
  private static @Nullable ParsedRule culprit(Partition partition, Situation situation) {
    if (partition.rules().size() == 1) {
      return partition.rules().get(0);
    }
    for (ParsedRule rule : partition.rules()) {
      try {
        Partition alone = new Partition(partition.engine(), List.of(rule));
        new Evaluation(alone).propose(situation, null);
      } catch (Throwable failsAlone) {
        return rule;
      }
    }
    return null;
  }
}
