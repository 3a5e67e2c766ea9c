package dev.sluice.rules;

import dev.sluice.rules.internal.Expressions;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text of an expression into its parts. */
final class Cut {

  private Cut() {}

  /** What stands between the first bracket of a call and the one that closes it. */
  static String inside(String call) {
    int open = call.indexOf('(');
    int close = open < 0 ? -1 : Expressions.closing(Expressions.code(call), open);
    return close < 0 ? "" : call.substring(open + 1, close);
  }

  /** The parts of a text between separators that stand in no bracket and no string. */
  static List<String> split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    String code = Expressions.code(text);
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
