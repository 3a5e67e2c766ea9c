package dev.sluice.rules.internal;

import dev.sluice.rules.internal.Expressions.Comparison;
import dev.sluice.rules.internal.ParsedRule.Constraint;
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
    Map<Constraint, List<Condition>> conditions = byConstraint(rule);
    List<Condition> explained = new ArrayList<>();
    for (ParsedRule.Pattern pattern : rule.patterns()) {
      if (pattern.place() == ParsedRule.Place.MATCHED) {
        pattern
            .constraints()
            .forEach(part -> explained.addAll(conditions.getOrDefault(part, List.of())));
      }
    }
    return explained;
  }

  /** What each constraint of a matched or computed fact compares; nothing for a mere variable. */
  Map<Constraint, List<Condition>> byConstraint(ParsedRule rule) {
    Map<Constraint, List<Condition>> conditions = new HashMap<>();
    Bindings.walk(
        rule,
        vocabulary,
        (pattern, constraint, fact, variables) -> {
          if (pattern.place() == ParsedRule.Place.HIDDEN) {
            return;
          }
          List<Condition> compared = new ArrayList<>();
          for (Comparison comparison : Expressions.comparisons(constraint.text())) {
            if (constraint.binding() == null || comparison.operator() != null) {
              Reading left = new PathParser(comparison.left(), fact, variables, vocabulary).parse();
              compared.add(new Condition(text(comparison), left));
            }
          }
          conditions.put(constraint, compared);
        });
    return conditions;
  }

  /** The condition with parameters' values in place of their names. */
  private String text(Comparison comparison) {
    String plain =
        comparison.operator() == null
            ? comparison.left()
            : comparison.left() + " " + comparison.operator() + " " + comparison.right();
    return shown(plain);
  }

  /** A condition on one line, with parameters' values in place of their names. */
  String shown(String condition) {
    Matcher matcher = PARAMETER.matcher(condition.replaceAll("\\s*\\R\\s*", " "));
    return matcher.replaceAll(
        found -> {
          Object value = value(found.group(1));
          return Matcher.quoteReplacement(value == null ? found.group() : value(value));
        });
  }

  private @Nullable Object value(String name) {
    Vocabulary.Parameter parameter = vocabulary.parameters().get(name);
    return parameter == null ? null : parameter.value();
  }

  private static String value(Object value) {
    return value instanceof String text ? '"' + text + '"' : value.toString();
  }
}
