package dev.sluice.rules.internal;

import dev.sluice.playbook.SignalRetention;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that rules of one playbook may use, and what they mean. Maps and sets keep the order of
 * the files.
 *
 * @param parameters parameters with their effective values
 * @param templates message templates
 * @param taskTypes task types with the activities that complete them
 * @param signals signals that are kept
 * @param timers timers
 * @param stages the pipeline's stages
 * @param hostTypes the host's own records
 */
public record Vocabulary(
    Map<String, Parameter> parameters,
    Set<String> templates,
    Map<String, List<String>> taskTypes,
    Map<String, SignalRetention> signals,
    Set<String> timers,
    Set<String> stages,
    List<Class<? extends Record>> hostTypes) {

  /**
   * A parameter as rules see it.
   *
   * @param type what it measures
   * @param value its effective value, of the type's Java type
   */
  public record Parameter(ParameterType type, Object value) {}
}
