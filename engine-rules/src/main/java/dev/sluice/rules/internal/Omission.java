package dev.sluice.rules.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a rule that can be left out.
 *
 * @param rule the rule
 * @param element which of the rule's top elements it is, or is in
 * @param constraint which constraint of the element; -1 for the whole element
 * @param kind what is left out
 * @param words the condition with its parameters' values
 * @param readings how to read what it compared
 * @param alone whether it is a condition of its own, and not one with others in it
 */
record Omission(
    ParsedRule rule,
    int element,
    int constraint,
    Kind kind,
    String words,
    List<Condition> readings,
    boolean alone) {

  /** What can be left out. */
  enum Kind {
    /** One of the constraints of a pattern. */
    CONSTRAINT,
    /** There must be no such fact. */
    NOT,
    /** There must be such a fact. */
    FACT
  }

  /** What was found instead of what is wanted, in a match of the rule without this condition. */
  String found(@Nullable Object[] facts) {
    return switch (kind) {
      case NOT -> "there is one";
      case FACT -> "there is none";
      case CONSTRAINT ->
          "was "
              + String.join(
                  " and ",
                  readings.stream()
                      .map(reading -> String.valueOf(reading.compare(facts).actual()))
                      .toList());
    };
  }
}
