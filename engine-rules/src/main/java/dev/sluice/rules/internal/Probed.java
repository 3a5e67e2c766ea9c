package dev.sluice.rules.internal;

import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Situation;
import java.util.List;

/** A policy of rules that can be asked which rules nearly fired. Slow; for specs, not for hosts. */
public interface Probed extends Policy {

  /**
   * Judges a situation again, with each condition of each rule left out in turn.
   *
   * @param situation the event and everything the case knows
   * @return which rules fire, and which would but for one condition
   */
  Verdict judge(Situation situation);

  /**
   * The rules with their conditions.
   *
   * @return in the order of the files
   */
  List<Conditions> conditions();

  /**
   * What rules make of a situation.
   *
   * @param asked the rules on this event
   * @param fired those that fire
   * @param nearMisses those that would fire, or fire once more, but for one condition
   */
  record Verdict(List<String> asked, List<String> fired, List<NearMiss> nearMisses) {}

  /**
   * A rule whose conditions all hold but one.
   *
   * @param rule the rule's name
   * @param condition the condition that fails, as {@link Conditions#conditions} has it
   * @param found what there is instead, such as {@code was 1}
   */
  record NearMiss(String rule, String condition, String found) {

    @Override
    public String toString() {
      return "rule \"" + rule + "\": all but one hold; fails: " + condition + ", " + found;
    }
  }

  /**
   * The conditions of a rule.
   *
   * @param rule the rule's name
   * @param file the file it stands in
   * @param conditions what can keep it from firing once its event has happened; empty for a rule
   *     that always fires then
   */
  record Conditions(String rule, String file, List<String> conditions) {}
}
