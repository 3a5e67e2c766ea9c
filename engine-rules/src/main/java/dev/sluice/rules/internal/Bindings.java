package dev.sluice.rules.internal;

import dev.sluice.rules.internal.Expressions.Comparison;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the variables of a rule stand for, as far as that can be told without running it. */
final class Bindings {

  private Bindings() {}

  /** Hands over each constraint with the variables that are known before it. */
  static void walk(ParsedRule rule, Vocabulary vocabulary, Visitor visitor) {
    Map<String, Reading> variables = new HashMap<>();
    int index = 0;
    for (ParsedRule.Pattern pattern : rule.patterns()) {
      Class<?> type = pattern.type() == null ? Object.class : pattern.type();
      int position = index;
      Reading fact = new Reading(type, false, facts -> facts[position]);
      if (pattern.place() != ParsedRule.Place.HIDDEN) {
        index++;
      }
      if (pattern.binding() != null) {
        variables.put(pattern.binding(), fact);
      }
      for (ParsedRule.Constraint constraint : pattern.constraints()) {
        List<Comparison> comparisons = Expressions.comparisons(constraint.text());
        if (constraint.binding() != null && comparisons.size() == 1) {
          String left = comparisons.get(0).left();
          Reading value = new PathParser(left, fact, variables, vocabulary).parse();
          if (value != null) {
            variables.put(constraint.binding(), value);
          }
        }
        visitor.visit(pattern, constraint, fact, variables);
      }
    }
  }

  /** Looks at one constraint. */
  @FunctionalInterface
  interface Visitor {
    void visit(
        ParsedRule.Pattern pattern,
        ParsedRule.Constraint constraint,
        Reading fact,
        Map<String, Reading> variables);
  }
}
