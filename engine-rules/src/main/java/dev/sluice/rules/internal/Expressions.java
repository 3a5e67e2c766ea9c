package dev.sluice.rules.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Taking conditions apart, as text. */
public final class Expressions {

  private static final Pattern OPERATOR =
      Pattern.compile(
          "==|!=|>=|<=|>|<|\\b(?:not\\s+)?(?:contains|memberOf|matches|in|soundslike)\\b"
              + "|\\bexcludes\\b");

  private Expressions() {}

  /**
   * A comparison.
   *
   * @param left its left side
   * @param leftOffset where that begins
   * @param operator null when there is only the left side
   * @param right its right side; empty without an operator
   */
  public record Comparison(String left, int leftOffset, @Nullable String operator, String right) {}

  /** The text a condition asks a property to be equal to, when it asks for nothing else. */
  static @Nullable String equalsText(String condition, String property) {
    Matcher matcher =
        Pattern.compile("\\s*" + property + "\\s*==\\s*\"([^\"\\\\]*)\"\\s*").matcher(condition);
    return matcher.matches() ? matcher.group(1) : null;
  }

  /**
   * The same text with blanks for what its strings hold.
   *
   * @param text any code
   * @return text of the same length
   */
  public static String code(String text) {
    return new SourceText("", text).code();
  }

  /**
   * The comparisons of a condition, which may be joined by and and or.
   *
   * @param condition a condition
   * @return in the order written
   */
  public static List<Comparison> comparisons(String condition) {
    List<Comparison> comparisons = new ArrayList<>();
    split(condition, 0, comparisons);
    return comparisons;
  }

  private static void split(String condition, int offset, List<Comparison> into) {
    String code = code(condition);
    List<int[]> parts = parts(code);
    if (parts.size() > 1 && parts.stream().allMatch(part -> standsAlone(code, part))) {
      for (int[] part : parts) {
        split(condition.substring(part[0], part[1]), offset + part[0], into);
      }
      return;
    }
    int start = leading(condition);
    String text = condition.strip();
    if (text.startsWith("(") && closing(code(text), 0) == text.length() - 1) {
      split(text.substring(1, text.length() - 1), offset + start + 1, into);
    } else if (!text.isEmpty()) {
      into.add(comparison(text, offset + start));
    }
  }

  private static Comparison comparison(String text, int offset) {
    String code = code(text);
    Matcher matcher = OPERATOR.matcher(code);
    int from = 0;
    while (matcher.find(from)) {
      if (depth(code, matcher.start()) == 0) {
        return new Comparison(
            text.substring(0, matcher.start()).strip(),
            offset,
            matcher.group(),
            text.substring(matcher.end()).strip());
      }
      from = matcher.end();
    }
    return new Comparison(text, offset, null, "");
  }

  /** Where the parts between top-level and and or begin and end. */
  private static List<int[]> parts(String code) {
    List<int[]> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      } else if (depth == 0 && (code.startsWith("&&", i) || code.startsWith("||", i))) {
        parts.add(new int[] {start, i});
        start = i + 2;
        i++;
      }
    }
    parts.add(new int[] {start, code.length()});
    return parts;
  }

  /** Whether a part has a left side of its own: {@code > 1 && < 10} has one left side only. */
  private static boolean standsAlone(String code, int[] part) {
    String text = code.substring(part[0], part[1]).strip();
    return !text.isEmpty() && !OPERATOR.matcher(text).lookingAt();
  }

  /**
   * Where the bracket that opens at a place closes.
   *
   * @param code the code, with blanks for what its strings hold
   * @param open the place
   * @return the place; -1 when it does not close
   */
  public static int closing(String code, int open) {
    int depth = 0;
    for (int i = open; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    return -1;
  }

  private static int depth(String code, int end) {
    int depth = 0;
    for (int i = 0; i < end; i++) {
      char c = code.charAt(i);
      if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      }
    }
    return depth;
  }

  static int leading(String text) {
    int at = 0;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /**
   * The arguments of a call, as text.
   *
   * @param text what stands between its brackets
   * @return one text an argument
   */
  public static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    String code = code(text);
    int start = 0;
    for (int i = 0; i < code.length(); i++) {
      if (code.charAt(i) == ',' && depth(code, i) == 0) {
        arguments.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    if (!text.isBlank()) {
      arguments.add(text.substring(start).strip());
    }
    return arguments;
  }
}
