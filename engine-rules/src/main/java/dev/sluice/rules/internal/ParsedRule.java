package dev.sluice.rules.internal;

import dev.sluice.fault.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule as its author wrote it, with the places of its parts.
 *
 * @param source the file
 * @param checksStages whether stage names in it can be checked
 * @param pack the pack the file belongs to
 * @param name the rule's name
 * @param zh its name in Chinese; null without one
 * @param start where the rule begins
 * @param end where it ends
 * @param when where its conditions begin
 * @param then where its consequence begins
 * @param requirements the catalogue rows it serves
 * @param priority higher wins where only one decision can stand
 * @param patterns its patterns in the order written, those under not and exists included
 * @param imports the file's own imports by simple name
 */
record ParsedRule(
    SourceText source,
    boolean checksStages,
    String pack,
    String name,
    @Nullable String zh,
    int start,
    int end,
    int when,
    int then,
    List<String> requirements,
    int priority,
    List<Pattern> patterns,
    Map<String, Class<?>> imports) {

  /** What became of the fact a pattern matches. */
  enum Place {
    /** It is part of the match. */
    MATCHED,
    /** It is part of the match, but was collected or counted from others. */
    COMPUTED,
    /** It is not part of the match: the pattern stands under not, exists, or, forall. */
    HIDDEN
  }

  /**
   * One pattern.
   *
   * @param typeName the type as written
   * @param type the type; null when there is none of that name
   * @param binding the variable for the fact; null without one
   * @param place whether the fact is part of the match
   * @param from whether the fact comes from an expression
   * @param offset where the pattern begins
   * @param constraints its constraints as separated by commas
   */
  record Pattern(
      String typeName,
      @Nullable Class<?> type,
      @Nullable String binding,
      Place place,
      boolean from,
      int offset,
      List<Constraint> constraints) {

    /** Where its type is written. */
    int place(SourceText source) {
      int at = source.code().indexOf(typeName, offset);
      return at < 0 ? offset : at;
    }
  }

  /**
   * One constraint.
   *
   * @param text the text as written, without the variable it binds
   * @param binding the variable for its value; null without one
   * @param offset where the text begins
   */
  record Constraint(String text, @Nullable String binding, int offset) {}

  int line() {
    return source.line(start);
  }

  Fault fault(int offset, String message, String advice) {
    return source.fault(offset, message, advice);
  }

  /** The whole rule as written. */
  String text() {
    return source.text().substring(start, end);
  }

  /** What stands between when and then, without comments. */
  String conditions() {
    return source.uncommented().substring(when, then - "then".length()).strip();
  }

  /** What stands between then and end, without comments. */
  String consequence() {
    return source.uncommented().substring(then, end).strip().replaceFirst("\\s*\\bend$", "");
  }

  /** The event that triggers the rule; null for a rule that was refused. */
  @Nullable Class<?> trigger() {
    return patterns.isEmpty() ? null : patterns.get(0).type();
  }

  /** The name the trigger must have, when one constraint asks for just that; null otherwise. */
  @Nullable String triggerName() {
    for (Constraint constraint : patterns.get(0).constraints()) {
      String name = Expressions.equalsText(constraint.text(), "name");
      if (name != null) {
        return name;
      }
    }
    return null;
  }

  /** The variables of facts. */
  Map<String, Class<?>> variables() {
    Map<String, Class<?>> variables = new LinkedHashMap<>();
    for (Pattern pattern : patterns) {
      if (pattern.binding() != null && pattern.type() != null) {
        variables.put(pattern.binding(), pattern.type());
      }
    }
    return variables;
  }

  /** The patterns whose facts are part of a match, in its order. */
  List<Pattern> matched() {
    List<Pattern> matched = new ArrayList<>(patterns);
    matched.removeIf(pattern -> pattern.place() == Place.HIDDEN);
    return matched;
  }
}
