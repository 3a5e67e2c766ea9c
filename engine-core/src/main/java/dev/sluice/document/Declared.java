package dev.sluice.document;

import dev.sluice.pipeline.Labels;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Requirement;
import dev.sluice.pipeline.Requirements;
import dev.sluice.pipeline.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people call the things a pipeline names. */
final class Declared {

  private static final Map<String, Labels> COMMON =
      Map.of(
          "call", new Labels("call", "电话沟通"),
          "visit", new Labels("visit", "拜访"),
          "meeting", new Labels("meeting", "会议"),
          "demo", new Labels("demo", "演示"),
          "email", new Labels("e-mail", "邮件"));

  private final Pipeline pipeline;
  private final Map<String, Labels> required = new HashMap<>();

  Declared(Pipeline pipeline) {
    this.pipeline = pipeline;
    for (Stage stage : pipeline.stages()) {
      Requirements wanted = stage.requires();
      for (List<Requirement> kind :
          List.of(
              wanted.activities(), wanted.deliverables(), wanted.documents(), wanted.approvals())) {
        kind.forEach(one -> required.putIfAbsent(one.id(), one.labels()));
      }
    }
  }

  /** A stage; one that the pipeline no longer has goes by its id. */
  Labels stage(String id) {
    return pipeline.has(id) ? pipeline.stage(id).labels() : words(id);
  }

  /** An activity, deliverable, document or approval. */
  Labels thing(String id) {
    Labels known = required.get(id);
    return known != null ? known : COMMON.getOrDefault(id, words(id));
  }

  static Labels words(String id) {
    String words = id.replace('-', ' ');
    return new Labels(words, words);
  }
}
