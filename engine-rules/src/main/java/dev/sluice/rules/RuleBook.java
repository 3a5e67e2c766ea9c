package dev.sluice.rules;

import dev.sluice.pipeline.Labels;
import dev.sluice.time.Budget;
import dev.sluice.time.Interval;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a playbook of rules says about itself. Everything keeps the order of the files.
 *
 * @param rules all rules
 * @param parameters parameters by name
 * @param templates message templates by name
 * @param taskTypes task types by name
 * @param timers timers by name
 * @param cadences what comes round again and again, by name
 * @param journeys journeys by name
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
    Map<String, Labels> cadences,
    Map<String, Journey> journeys,
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
   * @param purpose what it is for, such as {@code promotion}; {@code service} unless stated
   * @param digest how long notices made of it are gathered before they go out together; null for at
   *     once. Messages to customers are not gathered
   * @param text what it says
   */
  public record Template(String channel, String purpose, @Nullable Interval digest, Labels text) {}

  /**
   * A journey.
   *
   * @param labels what people call it
   * @param timers the timers that belong to it and stop with it
   * @param templates the messages that belong to it and are not sent after it
   * @param again how long after its end it may begin again; null for never
   */
  public record Journey(
      Labels labels, List<String> timers, List<String> templates, @Nullable Budget again) {}

  /**
   * A task type.
   *
   * @param labels what people call it
   * @param completedBy types of activities, deliverables and documents that complete it
   */
  public record TaskType(Labels labels, List<String> completedBy) {}
}
