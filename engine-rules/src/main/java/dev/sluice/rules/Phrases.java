package dev.sluice.rules;

import dev.sluice.rules.internal.Expressions;
import dev.sluice.rules.internal.Expressions.Comparison;
import dev.sluice.time.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The expressions of one rule in words; what it does not know stays as it is written. */
final class Phrases {

  private static final Pattern NAME = Pattern.compile("[\\w$]+");
  private static final Pattern NUMBER = Pattern.compile("(-?\\d[\\d_]*(\\.\\d+)?)[BbIiLlDdFf]?");

  private static final Map<String, String> SIGNS =
      Map.of("==", "eq", "!=", "ne", ">=", "ge", "<=", "le", ">", "gt", "<", "lt");

  private final Glossary glossary;
  private final Map<String, String> variables = new HashMap<>();

  Phrases(Glossary glossary) {
    this.glossary = glossary;
  }

  void bind(String variable, String words) {
    variables.put(variable, words);
  }

  /** A condition, with its ands and ors. */
  String condition(String text) {
    String plain = text.strip();
    for (String[] connector : new String[][] {{"||", "or"}, {"&&", "and"}}) {
      List<String> parts = split(plain, connector[0]);
      if (parts.size() > 1) {
        String word = glossary.word(connector[1]);
        return String.join(
            glossary.chinese() ? word : " " + word + " ",
            parts.stream().map(this::condition).toList());
      }
    }
    if (plain.startsWith("(") && Expressions.closing(code(plain), 0) == plain.length() - 1) {
      return "(" + condition(plain.substring(1, plain.length() - 1)) + ")";
    }
    List<Comparison> comparisons = Expressions.comparisons(plain);
    return comparisons.size() == 1 ? comparison(comparisons.get(0)) : term(plain);
  }

  private String comparison(Comparison comparison) {
    String operator = comparison.operator();
    String left = term(comparison.left());
    if (operator == null) {
      return left;
    }
    String right = comparison.right();
    String sign = SIGNS.getOrDefault(operator, operator);
    String key = sign.replaceAll("\\s+", "-") + (right.equals("null") ? "-null" : "");
    String pattern = glossary.find("operator." + key);
    return pattern == null
        ? left + " " + operator + " " + term(right)
        : pattern.replace("{0}", left).replace("{1}", term(right));
  }

  /** A value. */
  String term(String text) {
    String plain = text.strip();
    String code = code(plain);
    if (plain.startsWith("!")) {
      return glossary.word("not").replace("{0}", term(plain.substring(1)));
    }
    List<String> sum = split(plain, "+");
    if (sum.size() > 1) {
      return String.join(" ", sum.stream().map(this::addend).toList());
    }
    if (plain.startsWith("(") && Expressions.closing(code, 0) == plain.length() - 1) {
      return term(plain.substring(1, plain.length() - 1));
    }
    if (plain.matches("\"[^\"]*\"")) {
      return glossary.literal(plain.substring(1, plain.length() - 1));
    }
    Matcher number = NUMBER.matcher(plain);
    if (number.matches()) {
      return number.group(1).replace("_", "");
    }
    List<String> segments = split(plain, ".");
    return segments.stream().allMatch(Phrases::plainSegment) ? path(segments) : plain;
  }

  /** Of what is glued together, literals are read as text and the rest is named in brackets. */
  private String addend(String part) {
    String plain = part.strip();
    return plain.matches("\"[^\"]*\"")
        ? plain.substring(1, plain.length() - 1).strip()
        : "(" + term(plain) + ")";
  }

  private static boolean plainSegment(String segment) {
    String plain = segment.strip();
    Matcher name = NAME.matcher(plain);
    return name.lookingAt()
        && (name.end() == plain.length()
            || (plain.charAt(name.end()) == '('
                && Expressions.closing(code(plain), name.end()) == plain.length() - 1));
  }

  /** A role or a channel. */
  String common(String text) {
    String plain = text.strip();
    return plain.matches("\"[^\"]*\"")
        ? glossary.common(plain.substring(1, plain.length() - 1))
        : term(plain);
  }

  private String path(List<String> segments) {
    String first = segments.get(0).strip();
    if (first.equals("param") && segments.size() == 2) {
      return glossary.parameter(inside(segments.get(1)).replace("\"", ""));
    }
    String words = null;
    for (String segment : segments) {
      words = segment(segment.strip(), words);
    }
    return words == null ? "" : words;
  }

  private String segment(String segment, @Nullable String receiver) {
    int open = segment.indexOf('(');
    if (open < 0) {
      String known = receiver == null ? variables.get(segment) : null;
      return known != null ? known : of(glossary.term("field", segment), receiver);
    }
    String name = segment.substring(0, open);
    List<String> arguments = Expressions.arguments(inside(segment));
    String budget = receiver == null ? budget(name, arguments) : null;
    if (budget != null) {
      return budget;
    }
    if (arguments.isEmpty()) {
      return of(glossary.term("field", name), receiver);
    }
    List<String> words = new ArrayList<>();
    arguments.forEach(argument -> words.add(term(argument)));
    String pattern = glossary.find("call." + name + "." + arguments.size());
    if (pattern == null) {
      return of(Glossary.spelled(name) + " (" + glossary.joined(words) + ")", receiver);
    }
    boolean placed = pattern.contains("{@}");
    String filled = fill(pattern, words).replace("{@}", receiver == null ? "" : receiver).strip();
    return placed ? filled : of(filled, receiver);
  }

  private String of(String words, @Nullable String receiver) {
    return receiver == null
        ? words
        : glossary.word("of").replace("{0}", words).replace("{1}", receiver);
  }

  private @Nullable String budget(String name, List<String> arguments) {
    if (name.equals("sameTimeNextBusinessDay")) {
      return new Budget(1, Budget.Unit.SAME_TIME_NEXT_BUSINESS_DAY).in(glossary.locale());
    }
    if (arguments.size() != 1 || !arguments.get(0).matches("\\d{1,6}")) {
      return null;
    }
    int amount = Integer.parseInt(arguments.get(0));
    Budget budget =
        switch (name) {
          case "hours" -> Budget.hours(amount);
          case "days" -> Budget.days(amount);
          case "months" -> Budget.months(amount);
          case "businessHours" -> Budget.businessHours(amount);
          case "businessDays" -> Budget.businessDays(amount);
          default -> null;
        };
    return budget == null ? null : budget.in(glossary.locale());
  }

  static String fill(String pattern, List<String> words) {
    String filled = pattern;
    for (int i = 0; i < words.size(); i++) {
      filled = filled.replace("{" + i + "}", words.get(i));
    }
    return filled;
  }

  /** What stands between the first bracket of a call and the one that closes it. */
  static String inside(String call) {
    int open = call.indexOf('(');
    int close = open < 0 ? -1 : Expressions.closing(code(call), open);
    return close < 0 ? "" : call.substring(open + 1, close);
  }

  static String code(String text) {
    return Expressions.code(text);
  }

  /** The parts of a text between separators that stand in no bracket and no string. */
  static List<String> split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    String code = code(text);
    int depth = 0;
    int start = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      } else if (depth == 0 && code.startsWith(separator, i) && !inNumber(code, i, separator)) {
        parts.add(text.substring(start, i));
        start = i + separator.length();
        i = start - 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static boolean inNumber(String code, int at, String separator) {
    return separator.equals(".")
        && at > 0
        && Character.isDigit(code.charAt(at - 1))
        && at + 1 < code.length()
        && Character.isDigit(code.charAt(at + 1));
  }
}
