package dev.sluice.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something was decided.
 *
 * @param rule the rule's name, or the part of the pipeline that decided
 * @param requirements the catalogue rows the rule serves; may be empty
 * @param definitions the content hash of the definitions that decided
 * @param compared the values the rule compared, in the order the rule names them
 * @param note something a reader should know, for example that a year has no holiday table; null
 *     without one
 */
public record Because(
    String rule,
    List<String> requirements,
    String definitions,
    List<Compared> compared,
    @Nullable String note) {

  /** Copies the lists. */
  public Because {
    requirements = List.copyOf(requirements);
    compared = List.copyOf(compared);
  }

  /**
   * The same reason with a note.
   *
   * @param text the note, or null to leave the reason as it is
   * @return a copy
   */
  public Because noting(@Nullable String text) {
    return text == null ? this : new Because(rule, requirements, definitions, compared, text);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(rule);
    for (Compared value : compared) {
      text.append("; ").append(value);
    }
    return note == null ? text.toString() : text.append(" (").append(note).append(')').toString();
  }
}
