package dev.sluice.playbook;

import dev.sluice.decision.Because;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import java.util.List;

/**
 * A decision a policy wants.
 *
 * @param decision what it wants
 * @param because why
 * @param priority higher wins where only one decision can stand; 0 is usual
 * @param matched ids of the facts the rule matched, in the order the rule names them; orders
 *     several decisions of one rule
 */
public record Proposal(Decision decision, Because because, int priority, List<String> matched) {

  /**
   * A proposal of usual priority.
   *
   * @param rule who proposes
   * @param situation what it is about
   * @param decision what is proposed
   * @return the proposal
   */
  public static Proposal of(String rule, Situation situation, Decision decision) {
    return new Proposal(
        decision,
        new Because(rule, List.of(), situation.definitions(), List.of(), null),
        0,
        List.of());
  }

  /**
   * The decision with its reason.
   *
   * @return both
   */
  public Decided decided() {
    return new Decided(decision, because);
  }
}
