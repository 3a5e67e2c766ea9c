package dev.sluice.playbook;

import dev.sluice.pipeline.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do about an event. A policy reads and proposes; it changes nothing, reads no clock and
 * does no I/O, so the same situation always gives the same proposals. Implementations are
 * thread-safe.
 *
 * <p>The rules module makes policies from {@code .drl} files; a lambda is a valid policy in a test.
 */
@FunctionalInterface
public interface Policy {

  /**
   * Proposes decisions.
   *
   * @param situation the event and everything the case knows
   * @return proposals in any order, only those of one match in the order of its calls; the step
   *     orders and merges them
   * @throws PolicyException when a rule fails; the step keeps nothing
   */
  List<Proposal> propose(Situation situation);

  /**
   * The content of this policy as a short text, part of the definitions hash. Two policies that may
   * decide differently must differ here.
   *
   * @return for rules, the hash of their text and parameters
   */
  default String fingerprint() {
    return "code";
  }

  /**
   * The text of this policy, for whoever asks later by what a case was decided.
   *
   * @return for rules, their files and parameters; empty when it is code
   */
  default String source() {
    return "";
  }

  /**
   * What people call a type of task that this policy gives.
   *
   * @param type the type, as tasks name it
   * @return the labels; null when the policy declares none
   */
  default @Nullable Labels taskType(String type) {
    return null;
  }

  /**
   * Whether anything here is asked when a timer of a rule is due. A timer that nothing takes up
   * stays, and is reported, until a playbook that does is loaded.
   *
   * @param name the timer's name, as {@link dev.sluice.event.TimerFired} has it
   * @return true when its {@code TimerFired} may lead to something, and always for code that does
   *     not say; for rules, whether one of them is on a timer of that name
   */
  default boolean takesUpTimer(String name) {
    return true;
  }

  /**
   * A policy that decides nothing.
   *
   * @return the policy
   */
  static Policy none() {
    return new NoPolicy();
  }
}
