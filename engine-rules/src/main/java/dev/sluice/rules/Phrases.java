package dev.sluice.rules;

import dev.sluice.rules.internal.Expressions;
import dev.sluice.rules.internal.Expressions.Comparison;
import dev.sluice.time.Budget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The expressions of one rule in words; what it does not know stays as it is written. */
final class Phrases {

  private static final String TEXT = "\"[^\"]*\"";
  private static final Pattern PREFIX = Pattern.compile("([a-z][\\w-]*):(?=[(（])");
  private static final Pattern LOOKED = Pattern.compile("\\w+\\[\"([^\"]*)\"]");
  private static final Pattern NEW = Pattern.compile("new\\s+(\\w+)\\s*(?=\\()");
  private static final Pattern NAME = Pattern.compile("[\\w$]+");
  private static final Pattern NUMBER = Pattern.compile("(-?\\d[\\d_]*(\\.\\d+)?)[BbIiLlDdFf]?");

  private static final Map<String, String> SIGNS =
      Map.of("==", "eq", "!=", "ne", ">=", "ge", "<=", "le", ">", "gt", "<", "lt");

  /** What the ids in a field of an event or fact stand for. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("TimerFired.name", "timer"),
          Map.entry("CadenceDue.name", "cadence"),
          Map.entry("Cadence.name", "cadence"),
          Map.entry("JourneyStarted.name", "journey"),
          Map.entry("JourneyEnded.name", "journey"),
          Map.entry("Journey.name", "journey"),
          Map.entry("SignalReceived.name", "signal"),
          Map.entry("Signal.name", "signal"),
          Map.entry("Task.key", "task"),
          Map.entry("Task.type", "task"),
          Map.entry("TaskCompleted.key", "task"),
          Map.entry("DeadlineMissed.key", "task"),
          Map.entry("MessageDue.template", "message"));

  private final Glossary glossary;
  private final Map<String, String> variables = new HashMap<>();
  private String type = "";

  Phrases(Glossary glossary) {
    this.glossary = glossary;
  }

  void bind(String variable, String words) {
    variables.put(variable, words);
  }

  /** From here on, names are those of an event or fact of this type. */
  void of(String type) {
    this.type = type;
  }

  /** What an id stands for that a field of the present type holds. */
  String named(String field, String id) {
    return glossary.literal(KINDS.getOrDefault(type + "." + field, ""), id);
  }

  /** A condition, with its ands and ors. */
  String condition(String text) {
    String plain = text.strip();
    for (String[] connector : new String[][] {{"||", "or"}, {"&&", "and"}}) {
      List<String> parts = Cut.split(plain, connector[0]);
      if (parts.size() > 1) {
        String word = glossary.word(connector[1]);
        return String.join(
            glossary.chinese() ? word : " " + word + " ",
            parts.stream().map(this::condition).toList());
      }
    }
    if (plain.startsWith("(")
        && Expressions.closing(Expressions.code(plain), 0) == plain.length() - 1) {
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
    String value = value(comparison.left(), right);
    String key = SIGNS.getOrDefault(operator, operator).replaceAll("\\s+", "-");
    String same = left.equals(variables.get(right)) ? "-same" : "";
    String suffix = right.equals("null") ? "-null" : same;
    String pattern = glossary.find("operator." + key + suffix + "." + comparison.left());
    if (pattern == null) {
      pattern = glossary.find("operator." + key + suffix);
    }
    return pattern == null
        ? left + " " + operator + " " + value
        : pattern.replace("{0}", left).replace("{1}", value);
  }

  /** What a field is compared with: an id, several in brackets, or any other value. */
  private String value(String field, String text) {
    if (text.matches(TEXT)) {
      return named(field, unquoted(text));
    }
    if (!text.matches("\\(\\s*" + TEXT + "\\s*,.*\\)")) {
      return term(text);
    }
    List<String> items = Expressions.arguments(Cut.inside(text));
    return glossary.joined(items.stream().map(item -> value(field, item)).toList());
  }

  /** A value. */
  String term(String text) {
    String plain = text.strip();
    String code = Expressions.code(plain);
    if (plain.startsWith("!")) {
      return denied(plain.substring(1).strip());
    }
    List<String> sum = Cut.split(plain, "+");
    if (sum.size() > 1) {
      return sum(sum.stream().map(String::strip).toList());
    }
    if (plain.startsWith("(") && Expressions.closing(code, 0) == plain.length() - 1) {
      return term(plain.substring(1, plain.length() - 1));
    }
    if (plain.matches(TEXT)) {
      return glossary.literal(unquoted(plain));
    }
    Matcher number = NUMBER.matcher(plain);
    if (number.matches()) {
      return number.group(1).replace("_", "");
    }
    Matcher made = NEW.matcher(plain);
    if (made.lookingAt()) {
      return made(made.group(1), Expressions.arguments(Cut.inside(plain)));
    }
    List<String> segments = Cut.split(plain, ".");
    return segments.stream().allMatch(Phrases::plainSegment) ? path(segments) : plain;
  }

  /** That something is not so: in words of its own where the glossary has them. */
  private String denied(String text) {
    List<String> segments = Cut.split(text, ".");
    String last = segments.get(segments.size() - 1).strip();
    int open = last.indexOf('(');
    List<String> arguments = open < 0 ? List.of() : Expressions.arguments(Cut.inside(last));
    String name = open < 0 ? last : last.substring(0, open);
    String key = "not." + name + (arguments.isEmpty() ? "" : "." + arguments.size());
    String pattern = glossary.find(key);
    if (pattern == null) {
      return glossary.word("not").replace("{0}", term(text));
    }
    String receiver = segments.size() > 1 ? path(segments.subList(0, segments.size() - 1)) : "";
    return placed(pattern, words(arguments), receiver);
  }

  /** An event that a rule makes, with what it says. */
  private String made(String type, List<String> arguments) {
    List<String> said = arguments.stream().filter(each -> !each.equals("null")).toList();
    String what = glossary.term("type", type);
    return said.isEmpty() ? what : what + " (" + glossary.joined(words(said)) + ")";
  }

  /**
   * Numbers are added; of what is glued together, texts are read and the rest stands in brackets.
   */
  private String sum(List<String> parts) {
    List<String> terms = words(parts);
    if (terms.stream().allMatch(term -> term.matches("\\d{1,9}"))) {
      return String.valueOf(terms.stream().mapToLong(Long::parseLong).sum());
    }
    List<String> pieces = parts.stream().filter(part -> !part.equals("\"\"")).toList();
    if (pieces.size() == 1) {
      return term(pieces.get(0));
    }
    StringBuilder glued = new StringBuilder();
    for (String part : pieces) {
      boolean said = part.matches(TEXT);
      String words = said ? unquoted(part) : term(part);
      glued.append(said || part.startsWith("param.") ? words : glossary.bracketed(words));
    }
    String text = glossary.half(glued.toString());
    Matcher prefix = PREFIX.matcher(text);
    return prefix.lookingAt()
        ? glossary.literal(prefix.group(1)) + prefix.replaceFirst(glossary.chinese() ? "：" : ": ")
        : glossary.quoted(text);
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1);
  }

  private List<String> words(List<String> expressions) {
    return expressions.stream().map(this::term).toList();
  }

  private static boolean plainSegment(String segment) {
    String plain = segment.strip();
    Matcher name = NAME.matcher(plain);
    return LOOKED.matcher(plain).matches()
        || (name.lookingAt()
            && (name.end() == plain.length()
                || (plain.charAt(name.end()) == '('
                    && Expressions.closing(Expressions.code(plain), name.end())
                        == plain.length() - 1)));
  }

  /** A role or a channel. */
  String common(String text) {
    String plain = text.strip();
    return plain.matches(TEXT) ? glossary.common(unquoted(plain)) : term(plain);
  }

  /** What a thing of a kind is called, such as a timer. */
  String thing(String kind, String text) {
    String plain = text.strip();
    return plain.matches(TEXT) ? glossary.literal(kind, unquoted(plain)) : term(plain);
  }

  private String path(List<String> segments) {
    String first = segments.get(0).strip();
    if (first.equals("param") && segments.size() == 2) {
      return glossary.parameter(Cut.inside(segments.get(1)).replace("\"", ""));
    } else if (first.equals("true") || first.equals("false")) {
      return glossary.common(first);
    }
    boolean isStatic = segments.size() > 1 && first.matches("[A-Z]\\w*");
    String words = null;
    for (String segment : isStatic ? segments.subList(1, segments.size()) : segments) {
      words = segment(segment.strip(), words);
    }
    return words == null ? "" : words;
  }

  private String segment(String segment, @Nullable String receiver) {
    Matcher looked = LOOKED.matcher(segment);
    if (looked.matches()) {
      return of(glossary.literal(looked.group(1)), receiver);
    }
    int open = segment.indexOf('(');
    if (open < 0) {
      String known = receiver == null ? variables.get(segment) : null;
      return known != null ? known : placed(field(segment, receiver), List.of(), receiver);
    }
    String name = segment.substring(0, open);
    List<String> arguments = Expressions.arguments(Cut.inside(segment));
    String budget = receiver == null ? budget(name, arguments) : null;
    if (budget != null) {
      return budget;
    }
    if (arguments.isEmpty()) {
      return placed(field(name, receiver), List.of(), receiver);
    }
    List<String> words = words(arguments);
    String key = "call." + name + "." + arguments.size();
    String pattern = glossary.find(key);
    return pattern == null
        ? of(glossary.unsaid(key, name) + " (" + glossary.joined(words) + ")", receiver)
        : placed(pattern, words, receiver);
  }

  /** A field: as the present type calls it, or as all do. */
  private String field(String name, @Nullable String receiver) {
    String known = receiver == null ? glossary.find("field." + type + "." + name) : null;
    return known == null ? glossary.term("field", name) : known;
  }

  private String placed(String pattern, List<String> words, @Nullable String receiver) {
    boolean placed = pattern.contains("{@}");
    String filled = fill(pattern, words).replace("{@}", receiver == null ? "" : receiver).strip();
    return placed ? filled : of(filled, receiver);
  }

  /** What belongs to something; what belongs to the case's surroundings is only itself. */
  private String of(String words, @Nullable String receiver) {
    return receiver == null || receiver.isEmpty()
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
}
