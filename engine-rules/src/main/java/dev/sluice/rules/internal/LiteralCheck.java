package dev.sluice.rules.internal;

import dev.sluice.fault.Fault;
import dev.sluice.rules.internal.Expressions.Comparison;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds comparisons that compile and never hold, or fail on the first event: an enum with text, a
 * text with a number.
 */
final class LiteralCheck {

  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  private static final Pattern TEXTS = Pattern.compile("\\(\\s*\"[^\"]*\".*\\)", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d_]*(\\.\\d+)?[BbDdFfIiLl]?");

  private final ParsedRule rule;
  private final Vocabulary vocabulary;
  private final List<Fault> faults;

  LiteralCheck(ParsedRule rule, Vocabulary vocabulary, List<Fault> faults) {
    this.rule = rule;
    this.vocabulary = vocabulary;
    this.faults = faults;
  }

  void check(ParsedRule.Constraint constraint, Reading fact, Map<String, Reading> variables) {
    for (Comparison comparison : Expressions.comparisons(constraint.text())) {
      String operator = comparison.operator();
      if (operator != null && compares(operator)) {
        int at = constraint.offset() + comparison.leftOffset();
        judge(comparison.left(), comparison.right(), at, fact, variables);
        judge(comparison.right(), comparison.left(), at, fact, variables);
      }
    }
  }

  private static boolean compares(String operator) {
    return !Character.isLetter(operator.charAt(0))
        || operator.equals("in")
        || operator.matches("not\\s+in");
  }

  private void judge(
      String path, String literal, int at, Reading fact, Map<String, Reading> variables) {
    String kind = kind(literal);
    if (kind == null || kind(path) != null) {
      return;
    }
    Reading reading = new PathParser(path, fact, variables, vocabulary).parse();
    if (reading == null || reading.type() == Object.class) {
      return;
    }
    Class<?> type = MethodType.methodType(reading.type()).wrap().returnType();
    if (type.isEnum() && !kind.equals("a truth value")) {
      faults.add(
          rule.fault(
              at,
              "\"" + path + "\" is one of " + type.getSimpleName() + " and never equals " + kind,
              "Write the constant, for example "
                  + constant(type)
                  + ", or use a word for it, such as pending or running."));
    } else if (!fits(type, kind)) {
      faults.add(
          rule.fault(
              at,
              "\"" + path + "\" is of type " + type.getSimpleName() + " and never equals " + kind,
              advice(type, kind)));
    }
  }

  private static String advice(Class<?> type, String kind) {
    if (type == String.class) {
      return "Write the text in double quotes.";
    }
    if (Number.class.isAssignableFrom(type)) {
      return "Write the number without quotes.";
    }
    if (type == Boolean.class) {
      return "Write the name alone, or ! before it.";
    }
    return "Compare it by a method of "
        + type.getSimpleName()
        + ", or with a parameter or field of the same type, not with "
        + kind
        + ".";
  }

  private static String constant(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    Object[] constants = type.getEnumConstants();
    String first = constants == null || constants.length == 0 ? "" : "." + constants[0];
    return (outer == null ? "" : outer.getSimpleName() + ".") + type.getSimpleName() + first;
  }

  private static boolean fits(Class<?> type, String kind) {
    return switch (kind) {
      case "text" -> type.isAssignableFrom(String.class) || type == Character.class;
      case "a number" -> Number.class.isAssignableFrom(type);
      default -> type == Boolean.class;
    };
  }

  private static @Nullable String kind(String text) {
    String plain = text.strip();
    if (TEXT.matcher(plain).matches() || TEXTS.matcher(plain).matches()) {
      return "text";
    }
    if (NUMBER.matcher(plain).matches()) {
      return "a number";
    }
    return plain.equals("true") || plain.equals("false") ? "a truth value" : null;
  }
}
