package dev.sluice.rules;

import dev.sluice.rules.internal.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One rule in words: its conditions and what it decides. */
final class RuleProse {

  private static final Pattern BINDING = Pattern.compile("(\\$?[A-Za-z_]\\w*)\\s*:(?!:)\\s*");
  private static final Pattern LINK = Pattern.compile("(not|exists|forall|and|or)\\b\\s*");
  private static final Pattern TYPE = Pattern.compile("[A-Z][\\w.]*\\s*\\(");
  private static final Pattern NAMING =
      Pattern.compile("(?:\\$\\w+\\s*:\\s*)?(name|key|type)\\s*==\\s*\"([^\"]*)\"");

  /** What is there anyway, once: nobody needs to be told that there is one. */
  private static final Set<String> GIVEN =
      Set.of("SalesCase", "Moment", "Occurrence", "History", "Figures", "Purchases");

  private static final Pattern FROM = Pattern.compile("\\s*from\\s+([^\\n]*)");

  private final Glossary glossary;
  private final Phrases phrases;
  private final List<String> conditions = new ArrayList<>();
  private final Consequence consequence;

  RuleProse(RuleCard card, Glossary glossary) {
    this.glossary = glossary;
    this.phrases = new Phrases(glossary);
    clauses(card.when());
    this.consequence = new Consequence(glossary, phrases, card.then());
  }

  /** The trigger first, then what must be so. */
  List<String> conditions() {
    return List.copyOf(conditions);
  }

  /** What is decided, a line each. */
  List<String> decisions() {
    return consequence.lines();
  }

  /** The calls it decides by. */
  List<Consequence.Chain> chains() {
    return consequence.chains();
  }

  /** An expression of its consequence in words. */
  String words(String expression) {
    return phrases.term(expression);
  }

  /** A role of its consequence in words. */
  String role(String expression) {
    return phrases.common(expression);
  }

  private void clauses(String text) {
    String rest = text.strip();
    String link = "";
    while (!rest.isEmpty()) {
      Matcher word = LINK.matcher(rest);
      if (word.lookingAt()) {
        link = word.group(1);
        rest = rest.substring(word.end());
        continue;
      }
      int end = rest.startsWith("(") ? group(rest, link) : pattern(rest, link);
      if (end < 0) {
        conditions.add(rest.replaceAll("\\s+", " "));
        return;
      }
      link = "";
      rest = rest.substring(end).strip();
    }
  }

  /** Clauses in brackets, read as one condition; -1 when the bracket does not close. */
  private int group(String text, String link) {
    int close = Expressions.closing(Expressions.code(text), 0);
    if (close < 0) {
      return -1;
    }
    int known = conditions.size();
    clauses(text.substring(1, close));
    List<String> inside = conditions.subList(known, conditions.size());
    String all = String.join(glossary.chinese() ? "；" : "; ", inside);
    inside.clear();
    add(link, all);
    return close + 1;
  }

  /** One fact and what it must be; -1 when it is written in another way. */
  private int pattern(String text, String link) {
    Matcher bound = BINDING.matcher(text);
    int start = bound.lookingAt() ? bound.end() : 0;
    Matcher type = TYPE.matcher(text).region(start, text.length());
    if (!type.lookingAt()) {
      return -1;
    }
    int close = Expressions.closing(Expressions.code(text), type.end() - 1);
    if (close < 0) {
      return -1;
    }
    String name = text.substring(start, type.end() - 1).strip();
    String what = glossary.term("type", name);
    boolean first = conditions.isEmpty();
    boolean given = GIVEN.contains(name) && !first;
    boolean nameless = given && !name.equals("SalesCase");
    if (start > 0) {
      phrases.bind(bound.group(1), nameless ? "" : what);
    }
    phrases.of(name);
    List<String> wanted = new ArrayList<>();
    for (String constraint : Expressions.arguments(text.substring(type.end(), close))) {
      Matcher naming = NAMING.matcher(constraint);
      if (naming.matches()) {
        what += spaced(glossary.quoted(phrases.named(naming.group(1), naming.group(2))));
      } else {
        constraint(constraint, wanted);
      }
    }
    int end = close + 1;
    Matcher from = FROM.matcher(text).region(end, text.length());
    if (from.lookingAt()) {
      what = glossary.word("from").replace("{0}", what).replace("{1}", phrases.term(from.group(1)));
      end = from.end();
    }
    if (wanted.isEmpty() && given && link.isEmpty()) {
      return end;
    }
    String all = String.join(comma(), wanted);
    boolean named = what.contains("“") || end > close + 1;
    add(
        link.isEmpty() && !first && wanted.isEmpty() && !named ? "exists" : link,
        wanted.isEmpty() ? what : nameless && link.isEmpty() ? all : what + glossary.colon() + all);
    return end;
  }

  private void constraint(String constraint, List<String> into) {
    Matcher bound = BINDING.matcher(constraint);
    String asked = constraint;
    if (bound.lookingAt()) {
      asked = constraint.substring(bound.end());
      phrases.bind(bound.group(1), phrases.term(Expressions.comparisons(asked).get(0).left()));
      if (Expressions.comparisons(asked).get(0).operator() == null) {
        return;
      }
    }
    into.add(phrases.condition(asked));
  }

  private String spaced(String words) {
    return glossary.chinese() ? words : " " + words;
  }

  private String comma() {
    return glossary.chinese() ? "，" : ", ";
  }

  private void add(String link, String text) {
    String pattern = link.isEmpty() ? null : glossary.find("link." + link);
    String filled = pattern == null ? text : pattern.replace("{0}", text);
    conditions.add(glossary.chinese() ? filled : filled.replaceFirst("\\ba (?=[aeio])", "an "));
  }
}
