package dev.sluice.pipeline;

import java.util.Locale;

/**
 * A field of the host's own that cases carry. Immutable and thread-safe.
 *
 * @param id its name in events and rules, such as {@code expected-close}
 * @param type what its values are
 * @param labels what people read
 */
public record Attribute(String id, Type type, Labels labels) {

  /** What an attribute's values are. In JSON: the name in lower case. */
  public enum Type {
    /** Any text. */
    TEXT,
    /** A decimal number. */
    NUMBER,
    /** A calendar date. */
    DATE,
    /** Yes or no. */
    FLAG,
    /** An amount with its currency. */
    MONEY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
