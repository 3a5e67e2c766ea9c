package dev.sluice.rules.saasfunnel;

import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.refused;
import static dev.sluice.rules.spec.Standing.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.Refused;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.Submission;
import dev.sluice.fact.Lead;
import dev.sluice.fault.Fault;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host bends the funnel to its needs, in the pipeline file only. */
@Specification
@Requirement("C5.3")
class HostFieldsTest {

  private static final Path SHIPPED = Path.of("src/main/resources/playbooks");

  @Test
  void a_field_written_into_the_pipeline_file_is_there(@TempDir Path folder) throws IOException {
    String seats =
        "\"seats\": {\"type\": \"number\", \"labels\": {\"en\": \"Seats\", \"zh\": \"席位数\"}}";
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(RulePlaybooks.fromFolder(withField(folder, seats)))
            .clock(() -> Instant.parse("2026-03-02T01:00:00Z"))
            .build();
    engine.submit(Submission.of("L-1", new LeadCaptured(Lead.of("Acme", "website"))));

    engine.submit(Submission.of("L-1", new AttributeChanged("seats", 25)));
    assertThat(engine.view("L-1").facts().salesCase().attribute("seats")).isEqualTo(25);
    assertThatThrownBy(
            () -> engine.submit(Submission.of("L-1", new AttributeChanged("seats", "many"))))
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll("seats", "number");
  }

  @Test
  void a_field_nobody_declared_is_refused() {
    SaasFunnel.SPEC
        .given(lead())
        .when(new AttributeChanged("seats", 25))
        .then(refused("seats"), no(attribute("seats", 25)));
  }

  @Test
  void the_shipped_funnel_has_as_many_stages_as_people_can_work_with() {
    assertThat(SaasFunnel.PLAYBOOK.pipeline().warnings()).isEmpty();
  }

  @Test
  void fewer_than_five_or_more_than_seven_stages_are_a_warning() {
    assertThat(warnings(4)).containsExactly("The pipeline has 4 stages with a way on");
    assertThat(warnings(5)).isEmpty();
    assertThat(warnings(7)).isEmpty();
    assertThat(warnings(8)).containsExactly("The pipeline has 8 stages with a way on");
  }

  private static List<String> warnings(int open) {
    StringBuilder stages = new StringBuilder();
    for (int i = 1; i <= open; i++) {
      String next = i == open ? "won" : "s" + (i + 1);
      stages
          .append("{\"id\": \"s" + i + "\", \"labels\": {\"en\": \"S\", \"zh\": \"阶段\"}, ")
          .append("\"moves\": [\"" + next + "\"]}, ");
    }
    String json =
        """
        {"id": "own", "version": 1, "subject": "lead", "opens": ["lead-captured"],
         "labels": {"en": "Own", "zh": "自有"},
         "stages": [%s{"id": "won", "labels": {"en": "Won", "zh": "赢单"}, "end": "won"}]}
        """
            .formatted(stages);
    return Pipeline.parse("pipeline.json", json).warnings().stream().map(Fault::message).toList();
  }

  /** The shipped playbook in a folder of its own, with one more field. */
  private static Path withField(Path folder, String field) throws IOException {
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(SHIPPED.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path pipeline = folder.resolve("saas-funnel/pipeline.json");
    String json = Files.readString(pipeline, StandardCharsets.UTF_8);
    Files.writeString(
        pipeline, json.replace("\"attributes\": {", "\"attributes\": {\n    " + field + ","));
    return folder.resolve("saas-funnel");
  }
}
