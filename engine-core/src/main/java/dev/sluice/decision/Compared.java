package dev.sluice.decision;

import dev.sluice.fact.Plain;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a rule and what it found.
 *
 * @param condition the condition as the rule's author wrote it, parameters included
 * @param actual the value found: text, a number, a truth value or a time; {@code "(personal)"} for
 *     a personal value; {@code "(not read)"} when the left side cannot be read by itself; null when
 *     there was none
 */
public record Compared(String condition, @Nullable Object actual) {

  /** Brings the value to the form JSON keeps. */
  public Compared {
    actual = actual == null ? null : Plain.value(actual);
  }

  @Override
  public String toString() {
    return condition + " (was " + actual + ")";
  }
}
