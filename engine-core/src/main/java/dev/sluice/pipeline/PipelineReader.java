package dev.sluice.pipeline;

import dev.sluice.fault.DefinitionException;
import dev.sluice.fault.DidYouMean;
import dev.sluice.fault.Fault;
import dev.sluice.fault.JsonCursor;
import dev.sluice.fault.LocatedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads one pipeline file, once. */
final class PipelineReader {

  private static final int FEWEST_STAGES = 5;
  private static final int MOST_STAGES = 7;
  private static final String MERGE = "merge";
  private static final List<String> DUPLICATES = List.of("keep-apart", MERGE);

  private final String source;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Fault> warnings = new ArrayList<>();
  private final LocatedJson json;

  PipelineReader(String file, String source) {
    this.source = source;
    this.json = LocatedJson.parse(file, source);
  }

  Pipeline read() {
    JsonCursor root =
        json.read(faults)
            .only(
                "id",
                "version",
                "subject",
                "labels",
                "opens",
                "duplicates",
                "attributes",
                "stages",
                "checklist");
    String id = Words.id(root.required("id"));
    String version = version(root.required("version"));
    String subject = Words.id(root.required("subject"));
    Labels labels = Words.labels(root);
    List<String> opens = opens(root.required("opens"));
    boolean mergesDuplicates = mergesDuplicates(root.optional("duplicates"));
    List<Attribute> attributes = attributes(root.optional("attributes"));
    List<Stage> stages = new StagesReader(root.required("stages")).read();
    List<ChecklistNode> checklist = new ChecklistReader(root.optional("checklist")).read();
    if (!faults.isEmpty()) {
      throw new DefinitionException(faults);
    }
    long open = stages.stream().filter(stage -> !stage.moves().isEmpty()).count();
    if (open < FEWEST_STAGES || open > MOST_STAGES) {
      warnings.add(
          json.fault(
              "/stages",
              "The pipeline has " + open + (open == 1 ? " stage" : " stages") + " with a way on",
              "Between 5 and 7 are easiest to work with, last ones not counted. Split or join"
                  + " some."));
    }
    return new Pipeline(
        id,
        version,
        labels,
        subject,
        opens,
        mergesDuplicates,
        attributes,
        stages,
        checklist,
        source,
        warnings);
  }

  private static String version(JsonCursor node) {
    return node.json().isIntegralNumber() ? node.json().asText() : node.text();
  }

  private static List<String> opens(JsonCursor node) {
    List<JsonCursor> events = node.items();
    if (events.isEmpty() && node.json().isArray()) {
      node.fault("No event opens a case", "Name at least one event, such as \"lead-captured\".");
    }
    return Words.distinctIds(events, "Event");
  }

  private static boolean mergesDuplicates(JsonCursor node) {
    String word = node.text();
    if (!word.isEmpty() && !DUPLICATES.contains(word)) {
      node.fault(
          "Unknown way with duplicates \"" + word + "\"", DidYouMean.advice(word, DUPLICATES));
    }
    return word.equals(MERGE);
  }

  private static List<Attribute> attributes(JsonCursor node) {
    List<Attribute> attributes = new ArrayList<>();
    for (Map.Entry<String, JsonCursor> member : node.members().entrySet()) {
      JsonCursor attribute = member.getValue().only("type", "labels");
      Words.check(member.getKey(), attribute);
      attributes.add(
          new Attribute(
              member.getKey(), type(attribute.required("type")), Words.labels(attribute)));
    }
    return attributes;
  }

  private static Attribute.Type type(JsonCursor node) {
    String word = node.text();
    for (Attribute.Type type : Attribute.Type.values()) {
      if (type.word().equals(word)) {
        return type;
      }
    }
    if (!word.isEmpty()) {
      node.fault(
          "Unknown attribute type \"" + word + "\"",
          DidYouMean.advice(
              word, Stream.of(Attribute.Type.values()).map(Attribute.Type::word).toList()));
    }
    return Attribute.Type.TEXT;
  }
}
