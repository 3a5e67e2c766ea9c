package dev.sluice.rules;

import dev.sluice.rules.internal.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a rule decides, in words. */
final class Consequence {

  private static final Pattern HEADER = Pattern.compile("(for|if|while)\\s*\\(");
  private static final Pattern EACH =
      Pattern.compile("(?:final\\s+)?[\\w.<>?]+\\s+(\\w+)\\s*:(.+)");
  private static final Pattern LOCAL =
      Pattern.compile("(?:final\\s+)?[\\w.<>?\\[\\]]+\\s+(\\w+)\\s*=(?!=)(.+)", Pattern.DOTALL);

  /** A call of {@code decide}, with the calls on what it returns; arguments as written. */
  record Chain(String condition, List<Call> calls) {}

  /** One call. */
  record Call(String method, List<String> arguments) {}

  private final Glossary glossary;
  private final Phrases phrases;
  private final List<Chain> chains = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  Consequence(Glossary glossary, Phrases phrases, String text) {
    this.glossary = glossary;
    this.phrases = phrases;
    block(text, "");
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  List<Chain> chains() {
    return List.copyOf(chains);
  }

  private void block(String text, String condition) {
    String rest = text.strip();
    String last = "";
    while (!rest.isEmpty()) {
      Matcher header = HEADER.matcher(rest);
      int end;
      if (header.lookingAt()) {
        int close = Expressions.closing(Expressions.code(rest), header.end() - 1);
        last = header(header.group(1), rest.substring(header.end(), Math.max(close, header.end())));
        end = body(rest, close + 1, condition + last);
      } else if (rest.matches("(?s)else\\b.*")) {
        last = spaced(glossary.word("otherwise"));
        end = body(rest, "else".length(), condition + last);
      } else if (rest.startsWith("{")) {
        end = body(rest, 0, condition);
      } else {
        end = statement(rest, condition);
      }
      rest = rest.substring(end).strip();
    }
  }

  private String header(String word, String inside) {
    Matcher each = EACH.matcher(inside.strip());
    if (word.equals("for") && each.matches()) {
      String items = phrases.term(each.group(2));
      phrases.bind(each.group(1), glossary.term("field", each.group(1)));
      return spaced(glossary.word("each").replace("{0}", items));
    }
    return spaced(glossary.word("if").replace("{0}", phrases.condition(inside)));
  }

  private String spaced(String words) {
    return glossary.chinese() ? words : words + " ";
  }

  /** Reads the block or the single statement that begins there, and says where it ends. */
  private int body(String text, int from, String condition) {
    int start = from;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    if (start < text.length() && text.charAt(start) == '{') {
      int close = Expressions.closing(Expressions.code(text), start);
      int end = close < 0 ? text.length() : close;
      block(text.substring(start + 1, end), condition);
      return Math.min(text.length(), end + 1);
    }
    if (text.substring(start).matches("(?s)(if|for|while)\\s*\\(.*")) {
      block(text.substring(start), condition);
      return text.length();
    }
    return start + statement(text.substring(start), condition);
  }

  private int statement(String text, String condition) {
    String statement = Cut.split(text, ";").get(0);
    String plain = statement.strip();
    Matcher local = LOCAL.matcher(plain);
    if (plain.startsWith("decide")) {
      decided(plain, condition);
    } else if (local.matches()) {
      phrases.bind(local.group(1), phrases.term(local.group(2).replaceAll("\\s+", " ")));
    }
    return Math.min(text.length(), statement.length() + 1);
  }

  private void decided(String statement, String condition) {
    List<Call> calls = new ArrayList<>();
    List<String> segments = Cut.split(statement, ".");
    for (String segment : segments.subList(1, segments.size())) {
      String call = segment.strip();
      int open = call.indexOf('(');
      if (open > 0) {
        calls.add(
            new Call(call.substring(0, open).strip(), Expressions.arguments(Cut.inside(call))));
      }
    }
    if (!calls.isEmpty()) {
      chains.add(new Chain(condition, List.copyOf(calls)));
      lines.add(condition + words(calls));
    }
  }

  private String words(List<Call> calls) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      String said = words(calls.get(i), i == 0 ? "decide" : "with");
      if (!said.isEmpty()) {
        words.add(said);
      }
    }
    return String.join(glossary.chinese() ? "，" : ", ", words);
  }

  private String words(Call call, String kind) {
    List<String> arguments = call.arguments();
    int count = arguments.size();
    boolean about = count > 0 && !arguments.get(count - 1).equals("null");
    String key = kind + "." + call.method() + "." + count + (about || count == 0 ? "" : "-null");
    String pattern = glossary.find(key);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Matcher place = place(i).matcher(pattern == null ? "{" + i + "}" : pattern);
      words.add(place.find() ? thing(place.group(1), arguments.get(i)) : "");
    }
    return pattern == null
        ? glossary.unsaid(key, call.method()) + " (" + glossary.joined(words) + ")"
        : Phrases.fill(pattern.replaceAll("\\{[a-z]+ (\\d)}", "{$1}"), words);
  }

  /** A place in a pattern that says what stands there, such as {@code {timer 0}}. */
  private static Pattern place(int number) {
    return Pattern.compile("\\{(?:([a-z]+) )?" + number + "}");
  }

  private String thing(@Nullable String kind, String argument) {
    if (kind == null) {
      return phrases.term(argument);
    }
    return kind.equals("role") ? phrases.common(argument) : phrases.thing(kind, argument);
  }
}
