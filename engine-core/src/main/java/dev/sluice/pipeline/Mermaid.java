package dev.sluice.pipeline;

import java.util.Locale;
import java.util.Set;

/** Draws a pipeline as a Mermaid state diagram. */
final class Mermaid {

  // Mermaid reads these as keywords where a state's name could stand.
  private static final Set<String> RESERVED =
      Set.of(
          "class",
          "classdef",
          "click",
          "default",
          "direction",
          "end",
          "hide",
          "note",
          "scale",
          "state",
          "style");

  private final Pipeline pipeline;
  private final Locale locale;
  private final boolean chinese;
  private final StringBuilder out = new StringBuilder();

  Mermaid(Pipeline pipeline, Locale locale) {
    this.pipeline = pipeline;
    this.locale = locale;
    this.chinese = locale.getLanguage().equals("zh");
  }

  String draw() {
    out.append("stateDiagram-v2\n");
    for (Stage stage : pipeline.stages()) {
      line(1, "state \"" + escaped(stage.labels().in(locale)) + "\" as " + name(stage.id()));
    }
    line(1, "[*] --> " + name(pipeline.first().id()));
    for (Stage stage : pipeline.stages()) {
      for (String to : stage.moves()) {
        line(1, name(stage.id()) + " --> " + name(to));
      }
      if (stage.isEnd()) {
        line(1, name(stage.id()) + " --> [*]");
      }
    }
    for (Stage stage : pipeline.stages()) {
      TimeLimit limit = stage.limit();
      if (limit != null) {
        line(1, "note right of " + name(stage.id()));
        line(2, note(limit));
        line(1, "end note");
      }
    }
    return out.toString();
  }

  private void line(int depth, String text) {
    out.append("    ".repeat(depth)).append(text).append('\n');
  }

  private String note(TimeLimit limit) {
    return chinese
        ? "限时 " + limit.within().in(locale) + "，逾期通知 " + String.join("、", limit.escalate())
        : "within "
            + limit.within().in(locale)
            + ", or else "
            + String.join(" and ", limit.escalate());
  }

  private static String name(String id) {
    // Ids have no underscores and no capitals, so two ids never share a name.
    return RESERVED.contains(id) ? id + "_STAGE" : id.replace('-', '_');
  }

  private static String escaped(String label) {
    return label.replace("#", "#35;").replace("\"", "#quot;").replaceAll("\\s+", " ");
  }
}
