package dev.sluice.rules.internal;

import dev.sluice.fault.Fault;
import java.util.Arrays;

/** The text of a rule file with places in it, and the same text without what is no code. */
final class SourceText {

  private final String file;
  private final String text;
  private final String code;
  private final String uncommented;
  private final int[] lineStarts;

  SourceText(String file, String text) {
    this.file = file;
    this.text = text;
    char[] code = text.toCharArray();
    char[] uncommented = text.toCharArray();
    blank(code, uncommented);
    this.code = new String(code);
    this.uncommented = new String(uncommented);
    this.lineStarts = lineStarts(text);
  }

  String file() {
    return file;
  }

  String text() {
    return text;
  }

  /** The text with blanks for comments and for what strings hold; the quotes stay. */
  String code() {
    return code;
  }

  /** The text with blanks for comments. */
  String uncommented() {
    return uncommented;
  }

  /** The 1-based line of a place. */
  int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  int startOfLine(int line) {
    return lineStarts[Math.min(Math.max(line, 1), lineStarts.length) - 1];
  }

  int endOfLine(int line) {
    return line < lineStarts.length ? lineStarts[line] : text.length();
  }

  /** The first place from here on that holds more than blanks. */
  int skipBlanks(int offset) {
    int at = offset;
    while (at < code.length() && Character.isWhitespace(code.charAt(at))) {
      at++;
    }
    return at;
  }

  Fault fault(int offset, String message, String advice) {
    int line = line(offset);
    return at(line, offset - lineStarts[line - 1] + 1, message, advice);
  }

  Fault at(int line, int column, String message, String advice) {
    return Fault.at(file, text, line, column, message, advice);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[(int) text.chars().filter(c -> c == '\n').count() + 1];
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        starts[line++] = i + 1;
      }
    }
    return starts;
  }

  private static void blank(char[] code, char[] uncommented) {
    int at = 0;
    while (at < code.length) {
      int end = at + 1;
      if (starts(code, at, "//")) {
        end = indexOf(code, at, "\n");
        clear(code, at, end);
        clear(uncommented, at, end);
      } else if (starts(code, at, "/*")) {
        end = Math.min(code.length, indexOf(code, at + 2, "*/") + 2);
        clear(code, at, end);
        clear(uncommented, at, end);
      } else if (starts(code, at, "\"\"\"")) {
        end = Math.min(code.length, indexOf(code, at + 3, "\"\"\"") + 3);
        clear(code, at + 3, end - 3);
      } else if (code[at] == '"' || code[at] == '\'') {
        end = endOfString(code, at);
        clear(code, at + 1, end - 1);
      }
      at = end;
    }
  }

  private static int endOfString(char[] code, int start) {
    int at = start + 1;
    while (at < code.length && code[at] != code[start] && code[at] != '\n') {
      at += code[at] == '\\' ? 2 : 1;
    }
    return Math.min(code.length, at + 1);
  }

  private static boolean starts(char[] code, int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= code.length || code[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int indexOf(char[] code, int from, String word) {
    int at = from;
    while (at < code.length && !starts(code, at, word)) {
      at++;
    }
    return at;
  }

  private static void clear(char[] code, int from, int to) {
    for (int i = from; i < to; i++) {
      if (code[i] != '\n' && code[i] != '\r') {
        code[i] = ' ';
      }
    }
  }
}
