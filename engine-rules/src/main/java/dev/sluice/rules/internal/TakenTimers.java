package dev.sluice.rules.internal;

import dev.sluice.rules.internal.Expressions.Comparison;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which timers rules take up, by what their triggers ask of the name. What cannot be told from the
 * text may be any timer.
 */
final class TakenTimers {

  private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*)\"");

  private final Vocabulary vocabulary;
  private final List<Predicate<String>> rules = new ArrayList<>();

  /**
   * Reads the triggers.
   *
   * @param rules rules on timers
   */
  TakenTimers(List<ParsedRule> rules, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    for (ParsedRule rule : rules) {
      Predicate<String> names = name -> true;
      for (ParsedRule.Constraint constraint : rule.patterns().get(0).constraints()) {
        names = names.and(names(constraint.text()));
      }
      this.rules.add(names);
    }
  }

  boolean contains(String name) {
    return rules.stream().anyMatch(names -> names.test(name));
  }

  private Predicate<String> names(String condition) {
    String code = Expressions.code(condition);
    boolean either = code.contains("||");
    if (either && code.contains("&&")) {
      return name -> true;
    }
    Predicate<String> names = name -> !either;
    for (Comparison comparison : Expressions.comparisons(condition)) {
      names = either ? names.or(names(comparison)) : names.and(names(comparison));
    }
    return names;
  }

  private Predicate<String> names(Comparison comparison) {
    String operator = comparison.operator() == null ? "" : comparison.operator();
    boolean list = operator.matches("(not\\s+)?in");
    boolean not = operator.startsWith("not") || operator.equals("!=");
    if (!comparison.left().equals("name") || !(list || operator.matches("[=!]="))) {
      return name -> true;
    }
    String right = comparison.right();
    Set<String> named = new HashSet<>();
    for (String one :
        list ? Expressions.arguments(right.substring(1, right.length() - 1)) : List.of(right)) {
      String text = text(one);
      if (text == null) {
        return name -> true;
      }
      named.add(text);
    }
    return name -> named.contains(name) != not;
  }

  /** The text that a literal or a parameter stands for; null for anything else. */
  private @Nullable String text(String expression) {
    Matcher literal = LITERAL.matcher(expression);
    if (literal.matches()) {
      return literal.group(1);
    }
    Matcher parameter = NameCheck.PARAM_CALL.matcher(expression);
    Vocabulary.Parameter declared =
        parameter.matches() ? vocabulary.parameters().get(parameter.group(2)) : null;
    return declared != null && declared.value() instanceof String value ? value : null;
  }
}
