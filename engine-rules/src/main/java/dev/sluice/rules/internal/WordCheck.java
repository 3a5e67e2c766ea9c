package dev.sluice.rules.internal;

import dev.sluice.fault.Fault;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what no rule may do: change facts, read a clock, reach into the machine. */
final class WordCheck {

  private static final String CHANGES =
      "A rule changes nothing; say what you want with decide, and chain by events.";
  private static final String CLOCK =
      "The same event must always decide the same: match on Occurrence($now : now), or start a"
          + " timer.";
  private static final String MACHINE =
      "Rules do no I/O and know no machine: let the host put what they need into an event.";

  private static final Map<Pattern, String> FORBIDDEN =
      new TreeMap<>(Comparator.comparing(Pattern::pattern));

  static {
    // A method of that name on some object is none of them.
    forbid(
        "(?<!\\.)(?:insert|insertLogical|update|modify|delete|retract)", "\\s*(?=[({])", CHANGES);
    forbid("drools|kcontext", "\\b", CHANGES);
    forbid("eval", "\\s*(?=\\()", "Write the condition itself; it is checked and explained then.");
    forbid("str", "\\s*(?=\\[)", "Write name.startsWith(\"…\") or name matches \"…\".");
    forbid(
        "(?:Instant|LocalDate|LocalDateTime|LocalTime|ZonedDateTime|OffsetDateTime|Year|YearMonth)"
            + "\\s*\\.\\s*now|Clock\\s*\\.\\s*\\w+",
        "\\b",
        CLOCK);
    forbid(
        "System\\s*\\.\\s*(?:currentTimeMillis|nanoTime)|new\\s+(?:java\\.util\\.)?Date|Calendar\\s*\\.\\s*getInstance",
        "\\b",
        CLOCK);
    forbid(
        "Math\\s*\\.\\s*random|new\\s+(?:java\\.\\w+\\.)?(?:Secure|Splittable)?Random"
            + "|UUID\\s*\\.\\s*randomUUID|Collections\\s*\\.\\s*shuffle",
        "\\b",
        CLOCK);
    forbid("java\\s*\\.\\s*(?:io|nio|net|sql|lang\\s*\\.\\s*reflect)", "\\b", MACHINE);
    forbid("System\\s*\\.(?!\\s*(?:currentTimeMillis|nanoTime))", "", MACHINE);
    forbid("Thread|ThreadLocalRandom|Runtime|ProcessBuilder", "\\b", MACHINE);
  }

  private final ParsedRule rule;
  private final List<Fault> faults;

  WordCheck(ParsedRule rule, List<Fault> faults) {
    this.rule = rule;
    this.faults = faults;
  }

  void check() {
    String code = rule.source().code();
    FORBIDDEN.forEach(
        (pattern, advice) -> {
          Matcher matcher = pattern.matcher(code).region(rule.start(), rule.end());
          matcher.useTransparentBounds(true);
          while (matcher.find()) {
            String word = matcher.group().strip();
            report(matcher.start(), "\"" + word + "\" is not for rules", advice);
          }
        });
    Matcher reflection =
        Pattern.compile("\\b(getClass|forName)\\b").matcher(code).region(rule.start(), rule.end());
    while (reflection.find()) {
      report(reflection.start(), "\"" + reflection.group() + "\" is not for rules", MACHINE);
    }
    brackets(code);
  }

  /** A consequence that closes more than it opens would end the method it is compiled into. */
  private void brackets(String code) {
    int depth = 0;
    for (int i = rule.then(); i < rule.end(); i++) {
      char c = code.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth < 0) {
        report(i, "This bracket closes nothing", "Delete it, or open it before.");
        return;
      }
    }
  }

  private void report(int at, String message, String advice) {
    faults.add(rule.fault(at, message, advice));
  }

  private static void forbid(String words, String follows, String advice) {
    FORBIDDEN.put(Pattern.compile("(?<![\\w$])(?:" + words + ")" + follows), advice);
  }
}
