package dev.sluice.privacy;

import dev.sluice.fact.Keys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Replaces what somebody is known by where it stands in other texts. */
final class Words {

  /** Lower case without blanks names a stage, a template, a rep: no place for a person's name. */
  private static final Pattern IDENTIFIER = Pattern.compile("[\\p{Ll}\\d:._-]+");

  private static final char FIRST_WIDE = '\uff01';
  private static final char LAST_WIDE = '\uff5e';
  private static final char WIDE_BLANK = '\u3000';
  private static final char NO_BREAK = '\u00a0';

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final Pattern SHORT_WORD = Pattern.compile("\\p{L}{1,3}");

  /** What may stand between digits. */
  private static final String APART = "[ ()/.-]*";

  /** As many digits as a country's code has at the most. */
  private static final int LONGEST_CODE = 3;

  /** A number without its country's code that is not just any number. */
  private static final int SHORTEST_NUMBER = 8;

  private final List<Pattern> addresses = new ArrayList<>();
  private final List<Pattern> texts = new ArrayList<>();
  private final String replacement;
  private final String caseId;

  Words(Collection<String> marks, Collection<String> texts, String replacement, String caseId) {
    this.replacement = replacement;
    this.caseId = caseId;
    for (String mark : marks) {
      String address = mark.substring(mark.indexOf(':') + 1);
      if (mark.startsWith("email:")) {
        addresses.add(whole(narrow(address)));
      } else if (!Keys.address(address).isEmpty()) {
        addresses.add(number(address)); // A shorter one may be any number.
      }
    }
    texts.stream()
        .filter(text -> text.codePointCount(0, text.length()) > 1)
        // A full name goes before the surname it holds.
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(text -> text))
        .map(text -> whole(narrow(text)))
        .forEach(this.texts::add);
  }

  /** The text as words of their own: Li is not found in Linking. */
  private static Pattern whole(String text) {
    String before = latin(text.codePointAt(0)) ? "(?<![\\p{IsLatin}\\d])" : "";
    String after = latin(text.codePointBefore(text.length())) ? "(?![\\p{IsLatin}\\d])" : "";
    // An is a name, and an is none.
    int anyCase =
        SHORT_WORD.matcher(text).matches() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    String words =
        BLANKS.splitAsStream(text).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    return Pattern.compile(before + words + after, anyCase);
  }

  /** The text with full-width letters, digits and blanks as plain ones, each in its place. */
  private static String narrow(String text) {
    char[] letters = text.toCharArray();
    for (int i = 0; i < letters.length; i++) {
      if (letters[i] >= FIRST_WIDE && letters[i] <= LAST_WIDE) {
        letters[i] -= (char) (FIRST_WIDE - '!');
      } else if (letters[i] == WIDE_BLANK || letters[i] == NO_BREAK) {
        letters[i] = ' ';
      }
    }
    return new String(letters);
  }

  private static boolean latin(int c) {
    return Character.isDigit(c) || Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }

  /** A number however its digits are set apart, with a country's code or without. */
  private static Pattern number(String digits) {
    int code = Math.max(0, Math.min(LONGEST_CODE, digits.length() - SHORTEST_NUMBER));
    StringBuilder number = new StringBuilder("(?<!\\d)");
    number.append("(?:(?:\\+|00)" + APART + "\\d{0,3}" + APART + "|0" + APART + ")?");
    // Of the digits that may be a country's code, all stand there or only the last of them.
    number.append("(?:".repeat(code));
    for (int i = 0; i < digits.length(); i++) {
      number.append(digits.charAt(i)).append(i < digits.length() - 1 ? APART : "(?!\\d)");
      number.append(i < code ? ")?" : "");
    }
    return Pattern.compile(number.toString());
  }

  /** A case's id names the case and stays, whatever it is made of. */
  String without(String text) {
    int at = text.indexOf(caseId);
    if (at < 0) {
      return replaced(text);
    }
    String rest = text.substring(at + caseId.length());
    return replaced(text.substring(0, at)) + caseId + without(rest);
  }

  private String replaced(String text) {
    String plain = text;
    for (Pattern address : addresses) {
      plain = replaced(plain, address);
    }
    if (!IDENTIFIER.matcher(plain).matches()) {
      for (Pattern words : texts) {
        plain = replaced(plain, words);
      }
    }
    return plain;
  }

  private String replaced(String text, Pattern words) {
    Matcher found = words.matcher(narrow(text));
    StringBuilder plain = new StringBuilder();
    int from = 0;
    while (found.find()) {
      plain.append(text, from, found.start()).append(replacement);
      from = found.end();
    }
    return from == 0 ? text : plain.append(text, from, text.length()).toString();
  }
}
