package dev.sluice.rules;

import java.util.List;

/**
 * What is known of a rule without running it.
 *
 * @param name the rule's name, as becauses give it
 * @param file the file it stands in
 * @param line its first line
 * @param requirements the catalogue rows it serves; may be empty
 * @param priority higher wins where only one decision can stand; 0 is usual
 * @param trigger the event that triggers it, with the name where it asks for one, such as {@code
 *     SignalReceived pricing-page}
 */
public record RuleCard(
    String name, String file, int line, List<String> requirements, int priority, String trigger) {}
