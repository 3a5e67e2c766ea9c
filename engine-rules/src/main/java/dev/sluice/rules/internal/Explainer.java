package dev.sluice.rules.internal;

import dev.sluice.rules.internal.Expressions.Comparison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Works out for each rule how its becauses are filled in. */
final class Explainer {

  private static final Pattern PARAMETER =
      Pattern.compile("param\\s*\\.\\s*\\w+\\s*\\(\\s*\"([^\"]+)\"\\s*\\)");

  private final Vocabulary vocabulary;

  Explainer(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  List<Condition> explain(ParsedRule rule) {
    List<Condition> conditions = new ArrayList<>();
    Map<String, Reading> variables = new HashMap<>();
    List<ParsedRule.Pattern> matched = rule.matched();
    for (int i = 0; i < matched.size(); i++) {
      ParsedRule.Pattern pattern = matched.get(i);
      if (pattern.place() == ParsedRule.Place.MATCHED && pattern.type() != null) {
        explain(pattern, fact(pattern.type(), i), variables, conditions);
      }
    }
    return conditions;
  }

  private void explain(
      ParsedRule.Pattern pattern,
      Reading fact,
      Map<String, Reading> variables,
      List<Condition> conditions) {
    if (pattern.binding() != null) {
      variables.put(pattern.binding(), fact);
    }
    for (ParsedRule.Constraint constraint : pattern.constraints()) {
      List<Comparison> comparisons = Expressions.comparisons(constraint.text());
      for (Comparison comparison : comparisons) {
        Reading left = new PathParser(comparison.left(), fact, variables, vocabulary).parse();
        if (constraint.binding() != null && left != null && comparisons.size() == 1) {
          variables.put(constraint.binding(), left);
        }
        if (constraint.binding() == null || comparison.operator() != null) {
          conditions.add(new Condition(text(comparison), left));
        }
      }
    }
  }

  private static Reading fact(Class<?> type, int index) {
    return new Reading(type, false, facts -> facts[index]);
  }

  /** The condition with parameters' values in place of their names. */
  private String text(Comparison comparison) {
    String plain =
        comparison.operator() == null
            ? comparison.left()
            : comparison.left() + " " + comparison.operator() + " " + comparison.right();
    Matcher matcher = PARAMETER.matcher(plain.replaceAll("\\s*\\R\\s*", " "));
    return matcher.replaceAll(
        found -> {
          Object value = value(found.group(1));
          return Matcher.quoteReplacement(value == null ? found.group() : shown(value));
        });
  }

  private @Nullable Object value(String name) {
    Vocabulary.Parameter parameter = vocabulary.parameters().get(name);
    return parameter == null ? null : parameter.value();
  }

  private static String shown(Object value) {
    return value instanceof String text ? '"' + text + '"' : value.toString();
  }
}
