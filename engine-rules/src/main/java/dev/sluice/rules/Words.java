package dev.sluice.rules;

import dev.sluice.rules.internal.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What rules may name, from what manifests declare. */
final class Words {

  private Words() {}

  static Vocabulary of(
      Declarations declarations,
      Map<String, Object> values,
      Set<String> stages,
      List<Class<? extends Record>> facts) {
    Map<String, Vocabulary.Parameter> parameters = new LinkedHashMap<>();
    declarations.parameters.forEach(
        (name, declared) ->
            parameters.put(
                name,
                new Vocabulary.Parameter(
                    declared.type(), values.getOrDefault(name, declared.preset()))));
    Map<String, List<String>> taskTypes = new LinkedHashMap<>();
    declarations.taskTypes.forEach((name, type) -> taskTypes.put(name, type.completedBy()));
    Map<String, Vocabulary.Template> templates = new LinkedHashMap<>();
    declarations.templates.forEach(
        (name, template) ->
            templates.put(
                name,
                new Vocabulary.Template(
                    template.channel(), template.purpose(), template.digest())));
    Map<String, Vocabulary.Journey> journeys = new LinkedHashMap<>();
    declarations.journeys.forEach(
        (name, journey) ->
            journeys.put(
                name,
                new Vocabulary.Journey(journey.timers(), journey.templates(), journey.again())));
    return new Vocabulary(
        parameters,
        templates,
        taskTypes,
        declarations.signals,
        declarations.timers.keySet(),
        declarations.cadences.keySet(),
        journeys,
        stages,
        facts);
  }
}
