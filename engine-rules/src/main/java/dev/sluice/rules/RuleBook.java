package dev.sluice.rules;

import dev.sluice.pipeline.Labels;
import java.util.List;
import java.util.Map;

/**
 * What a playbook of rules says about itself. Everything keeps the order of the files.
 *
 * @param rules all rules
 * @param parameters parameters by name
 * @param templates message templates by name
 * @param taskTypes task types by name
 * @param timers timers by name
 * @param packs what people call the packs, by name
 * @param roles what people call the roles, by id; only those that a manifest names
 * @param signals what people call the signals, by name
 */
public record RuleBook(
    List<RuleCard> rules,
    Map<String, Parameter> parameters,
    Map<String, Template> templates,
    Map<String, TaskType> taskTypes,
    Map<String, Labels> timers,
    Map<String, Labels> packs,
    Map<String, Labels> roles,
    Map<String, Labels> signals) {

  /**
   * A parameter.
   *
   * @param type what it measures, as the manifest writes it
   * @param value its effective value
   * @param preset its value unless somebody overrides it
   * @param meaning what it means
   */
  public record Parameter(String type, Object value, Object preset, Labels meaning) {}

  /**
   * A message template.
   *
   * @param channel how it is sent, such as {@code email}
   * @param text what it says
   */
  public record Template(String channel, Labels text) {}

  /**
   * A task type.
   *
   * @param labels what people call it
   * @param completedBy activity types that complete it
   */
  public record TaskType(Labels labels, List<String> completedBy) {}
}
