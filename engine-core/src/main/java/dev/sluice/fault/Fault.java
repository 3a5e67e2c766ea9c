package dev.sluice.fault;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong in a definition file: what, where, and what to do. Immutable and thread-safe.
 *
 * @param file the file as its reader knows it, for people; never resolved
 * @param line 1-based line, 0 when unknown
 * @param column 1-based column in Java characters, 0 when unknown
 * @param sourceLine the line's text without its line break, null when it is not at hand
 * @param message what is wrong, without a full stop
 * @param advice what to do about it, as sentences
 */
public record Fault(
    String file, int line, int column, @Nullable String sourceLine, String message, String advice)
    implements Serializable {

  // A minified file is one long line; this much of it on either side of the caret is enough.
  private static final int REACH = 70;

  /** Checks the place. */
  public Fault {
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException(
          "Line and column count from 1, 0 means unknown (" + line + ":" + column + ")");
    }
  }

  /**
   * A fault that quotes its line.
   *
   * @param file the file's name
   * @param text the whole text of the file
   * @param line 1-based line, 0 when unknown
   * @param column 1-based column, 0 when unknown
   * @param message what is wrong
   * @param advice what to do about it
   * @return the fault; without a source line when the text has no such line
   */
  public static Fault at(
      String file, String text, int line, int column, String message, String advice) {
    String sourceLine = line < 1 ? null : text.lines().skip(line - 1L).findFirst().orElse(null);
    return new Fault(file, line, column, sourceLine, message, advice);
  }

  /**
   * Returns the fault as compilers print it: {@code file:line:column: message}, the source line, a
   * caret under the column, and the advice behind an arrow. Unknown parts are left out.
   */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(file);
    if (line > 0) {
      out.append(':').append(line);
      if (column > 0) {
        out.append(':').append(column);
      }
    }
    out.append(": ").append(message).append('\n');
    if (sourceLine != null) {
      quote(sourceLine, out);
    }
    return out.append("  → ").append(advice).toString();
  }

  private void quote(String source, StringBuilder out) {
    // The caret may stand one past the end: that is where the missing thing belongs.
    int caret = Math.min(Math.max(column - 1, 0), source.length());
    int from = caret > REACH ? caret - REACH : 0;
    int to = Math.min(source.length(), caret + REACH);
    String before = (from > 0 ? "…" : "") + source.substring(from, caret);
    out.append(before).append(source, caret, to).append(to < source.length() ? "…" : "");
    out.append('\n');
    if (column > 0) {
      before.codePoints().map(Fault::blank).forEach(out::appendCodePoint);
      out.append("^\n");
    }
  }

  /** A blank as wide as the character: a tab is a tab, and Chinese takes two columns. */
  private static int blank(int character) {
    if (character == '\t') {
      return '\t';
    }
    boolean wide =
        Character.isIdeographic(character)
            || (character >= 0x3000 && character <= 0x303F)
            || (character >= 0xFF01 && character <= 0xFF60);
    return wide ? 0x3000 : ' ';
  }
}
