package dev.sluice.rules.internal;

import dev.sluice.decision.Because;
import dev.sluice.decision.Compared;
import dev.sluice.fact.Facts;
import java.util.List;

/** A rule as it fires: what its decisions say about it. */
final class FiringRule {

  private final ParsedRule rule;
  private final Condition[] conditions;

  FiringRule(ParsedRule rule, List<Condition> conditions) {
    this.rule = rule;
    this.conditions = conditions.toArray(Condition[]::new);
  }

  String name() {
    return rule.name();
  }

  /** The rule's file and line. */
  String place() {
    return rule.source().file() + ":" + rule.line();
  }

  int priority() {
    return rule.priority();
  }

  /** Why the rule decided, given the facts of its match in the order of its patterns. */
  Because because(Object[] facts, String definitions) {
    Compared[] compared = new Compared[conditions.length];
    for (int i = 0; i < conditions.length; i++) {
      compared[i] = conditions[i].compare(facts);
    }
    return new Because(rule.name(), rule.requirements(), definitions, List.of(compared), null);
  }

  static List<String> ids(Object[] facts) {
    String[] ids = new String[facts.length];
    for (int i = 0; i < facts.length; i++) {
      ids[i] = Facts.idOf(facts[i]);
    }
    return List.of(ids);
  }
}
