package dev.sluice.rules.internal;

import dev.sluice.fault.Fault;
import dev.sluice.rules.internal.Expressions.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns round each condition of a rule file, one at a time. */
public final class Mutations {

  private static final Pattern OPERATOR =
      Pattern.compile(
          ">=|<=|==|!=|>|<|\\bnot\\s+(?=\\w|\\()|\\bexists\\s+(?=\\w|\\()"
              + "|\\b(contains|matches|memberOf|in)\\b(?=\\s*[\"(\\w$])");
  private static final Map<String, String> FLIPPED =
      Map.of(">=", ">", ">", ">=", "<=", "<", "<", "<=", "==", "!=", "!=", "==");

  private final SourceText source;
  private final ParsedRule rule;
  // By place, so that mutants come in the order of the file.
  private final Map<Integer, Mutant> mutants = new TreeMap<>();

  private Mutations(ParsedRule rule) {
    this.source = rule.source();
    this.rule = rule;
  }

  /**
   * All mutants of a file.
   *
   * @param file the file, as a resource
   * @param text its text
   * @return in the order of the file
   */
  public static List<Mutant> of(String file, String text) {
    List<Fault> faults = new ArrayList<>();
    Types types = new Types(List.of(), Mutations.class.getClassLoader());
    List<ParsedRule> rules =
        new RuleReader(new RuleFile(file, text, "mutation", false), types, faults).read();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("Mend the rules first: " + faults);
    }
    List<Mutant> mutants = new ArrayList<>();
    for (ParsedRule rule : rules) {
      Mutations mutations = new Mutations(rule);
      mutations.flip();
      mutations.negate();
      mutants.addAll(mutations.mutants.values());
    }
    return mutants;
  }

  private void flip() {
    int when = rule.patterns().get(0).offset();
    Matcher operator = OPERATOR.matcher(source.code()).region(when, rule.then());
    operator.useTransparentBounds(true);
    boolean negated = false;
    while (operator.find()) {
      String found = operator.group();
      String word = operator.group(1);
      if (word != null) {
        if (!negated) {
          change(operator.start(), word, "not " + word);
        }
      } else if (FLIPPED.containsKey(found)) {
        change(operator.start(), found, FLIPPED.get(found));
      } else if (found.startsWith("not")) {
        change(operator.start(), found, "");
      } else {
        change(operator.start(), found, "not ");
      }
      negated = word == null && found.startsWith("not");
    }
  }

  /** Words that hold or do not hold, such as {@code running} and {@code !takesTier($tier)}. */
  private void negate() {
    for (ParsedRule.Pattern pattern : rule.patterns()) {
      for (ParsedRule.Constraint constraint : pattern.constraints()) {
        for (Comparison comparison : Expressions.comparisons(constraint.text())) {
          String word = comparison.left();
          int at = source.text().indexOf(word, constraint.offset() + comparison.leftOffset());
          if (constraint.binding() == null && comparison.operator() == null && at >= 0) {
            change(at, word.startsWith("!") ? "!" : "", word.startsWith("!") ? "" : "!");
          }
        }
      }
    }
  }

  private void change(int offset, String from, String to) {
    String text = source.text();
    String changed = text.substring(0, offset) + to + text.substring(offset + from.length());
    int line = source.line(offset);
    mutants.put(
        offset,
        new Mutant(
            source.file(),
            line,
            rule.name(),
            rule.requirements(),
            line(text, offset) + " → " + line(changed, offset),
            changed));
  }

  private static String line(String text, int offset) {
    int end = text.indexOf('\n', offset);
    return text.substring(text.lastIndexOf('\n', offset - 1) + 1, end).strip();
  }
}
