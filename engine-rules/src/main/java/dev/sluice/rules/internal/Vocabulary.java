package dev.sluice.rules.internal;

import dev.sluice.playbook.SignalRetention;
import dev.sluice.time.Budget;
import dev.sluice.time.Interval;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that rules of one playbook may use, and what they mean. Maps and sets keep the order of
 * the files.
 *
 * @param parameters parameters with their effective values
 * @param templates message templates
 * @param taskTypes task types with the activities that complete them
 * @param signals signals that are kept
 * @param timers timers
 * @param cadences what comes round again and again
 * @param journeys journeys
 * @param stages the pipeline's stages
 * @param hostTypes the host's own records
 */
public record Vocabulary(
    Map<String, Parameter> parameters,
    Map<String, Template> templates,
    Map<String, List<String>> taskTypes,
    Map<String, SignalRetention> signals,
    Set<String> timers,
    Set<String> cadences,
    Map<String, Journey> journeys,
    Set<String> stages,
    List<Class<? extends Record>> hostTypes) {

  /**
   * A parameter as rules see it.
   *
   * @param type what it measures
   * @param value its effective value, of the type's Java type
   */
  public record Parameter(ParameterType type, Object value) {}

  /**
   * A template.
   *
   * @param channel how it is sent
   * @param purpose what it is for
   * @param digest how long notices made of it are gathered; null for at once
   */
  public record Template(String channel, String purpose, @Nullable Interval digest) {}

  /**
   * A journey.
   *
   * @param timers the timers that belong to it
   * @param templates the messages that belong to it
   * @param again how long after its end it may begin again; null for never
   */
  public record Journey(List<String> timers, List<String> templates, @Nullable Budget again) {}
}
