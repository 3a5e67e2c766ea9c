package dev.sluice.rules.internal;

import dev.sluice.decision.Compared;
import org.jspecify.annotations.Nullable;

/** One condition of a rule, and how to find out again what it compared. */
final class Condition {

  private static final String NOT_READ = "(not read)";

  private final String text;
  private final @Nullable Reading reading;

  /**
   * A condition.
   *
   * @param text the condition with its parameters' values
   * @param reading how to read the left side; null when that cannot be told
   */
  Condition(String text, @Nullable Reading reading) {
    this.text = text;
    this.reading = reading;
  }

  Compared compare(Object[] facts) {
    return new Compared(text, reading == null ? NOT_READ : reading.shown(facts));
  }

  @Override
  public String toString() {
    return text;
  }
}
