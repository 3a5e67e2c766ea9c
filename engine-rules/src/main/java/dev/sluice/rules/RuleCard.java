package dev.sluice.rules;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a rule without running it.
 *
 * @param name the rule's name, as becauses give it
 * @param zh its name in Chinese; null without one
 * @param pack the pack it belongs to
 * @param file the file it stands in
 * @param line its first line
 * @param requirements the catalogue rows it serves; may be empty
 * @param priority higher wins where only one decision can stand; 0 is usual
 * @param trigger the event that triggers it, with the name where it asks for one, such as {@code
 *     SignalReceived pricing-page}
 * @param when its conditions as written, without comments
 * @param then its consequence as written, without comments
 */
public record RuleCard(
    String name,
    @Nullable String zh,
    String pack,
    String file,
    int line,
    List<String> requirements,
    int priority,
    String trigger,
    String when,
    String then) {

  /**
   * What people call the rule.
   *
   * @param locale the reader's locale
   * @return its Chinese name for any Chinese locale where it has one, its name for all others
   */
  public String name(Locale locale) {
    return zh != null && locale.getLanguage().equals("zh") ? zh : name;
  }
}
