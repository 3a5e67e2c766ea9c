package dev.sluice.rules.internal;

import dev.sluice.rules.internal.Expressions.Comparison;
import java.util.ArrayList;
import java.util.List;
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
    Bindings.walk(
        rule,
        vocabulary,
        (pattern, constraint, fact, variables) -> {
          if (pattern.place() != ParsedRule.Place.MATCHED) {
            return;
          }
          for (Comparison comparison : Expressions.comparisons(constraint.text())) {
            if (constraint.binding() == null || comparison.operator() != null) {
              Reading left = new PathParser(comparison.left(), fact, variables, vocabulary).parse();
              conditions.add(new Condition(text(comparison), left));
            }
          }
        });
    return conditions;
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
