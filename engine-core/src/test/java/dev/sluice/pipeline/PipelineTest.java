package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.time.Budget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PipelineTest {

  /** The example in the Javadoc of Pipeline: what is documented is what loads. */
  private static final String EXAMPLE = example();

  private final Pipeline pipeline = Pipeline.parse("lead-to-cash.json", EXAMPLE);

  private static String example() {
    try {
      String source = Files.readString(Path.of("src/main/java/dev/sluice/pipeline/Pipeline.java"));
      String block = source.substring(source.indexOf("{@code\n") + 7, source.indexOf(" * }</pre>"));
      return block.lines().map(line -> line.substring(3)).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pipeline withOpenStages(int count) {
    String stages =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                i ->
                    "{\"id\": \"s%s\", \"labels\": {\"en\": \"S\", \"zh\": \"阶\"}, \"moves\": [\"%s\"]},"
                        .formatted(i, i == count ? "won" : "s" + (i + 1)))
            .collect(Collectors.joining("\n"));
    return Pipeline.parse(
        "p.json",
        """
        {"id": "p", "version": 1, "subject": "lead", "labels": {"en": "P", "zh": "管"},
         "opens": ["e"],
         "stages": [
        %s
        {"id": "won", "labels": {"en": "Won", "zh": "赢"}, "end": "won"}]}
        """
            .formatted(stages));
  }

  @Test
  void a_pipeline_knows_its_name_its_version_and_what_opens_it() {
    assertThat(pipeline.id()).isEqualTo("lead-to-cash");
    assertThat(pipeline.version()).isEqualTo("3");
    assertThat(pipeline.subject()).isEqualTo("lead");
    assertThat(pipeline.labels()).isEqualTo(new Labels("Lead to cash", "线索到回款"));
    assertThat(pipeline.opens()).containsExactly("lead-captured");
    assertThat(pipeline).hasToString("lead-to-cash 3");
  }

  @Test
  void the_source_is_kept_character_for_character() {
    String odd = "\uFEFF" + EXAMPLE + "\r\n \t";
    assertThat(Pipeline.parse("p.json", odd).source()).isEqualTo(odd);
  }

  @Test
  void stages_keep_the_order_of_the_file_and_the_first_starts_a_case() {
    assertThat(pipeline.stages())
        .extracting(Stage::id)
        .containsExactly("lead-acquired", "needs-confirmed", "won", "lost");
    assertThat(pipeline.first()).isSameAs(pipeline.stage("lead-acquired"));
    assertThat(pipeline.first().isEnd()).isFalse();
    assertThat(pipeline.first().limit()).isNull();
    assertThat(pipeline.first().requires()).isEqualTo(Requirements.NONE);
    assertThat(pipeline.stage("won").end()).isEqualTo(End.WON);
    assertThat(pipeline.stage("lost").isEnd()).isTrue();
  }

  @Test
  void a_stage_knows_what_it_requires_and_how_long_it_may_take() {
    Stage stage = pipeline.stage("needs-confirmed");
    assertThat(stage.requires())
        .isEqualTo(
            new Requirements(
                List.of(
                    new Requirement(
                        "needs-interview", new Labels("Needs interview", "Needs interview"))),
                List.of(new Requirement("needs-report", new Labels("Needs report", "需求报告"))),
                List.of(),
                List.of()));
    assertThat(stage.requires().isEmpty()).isFalse();
    assertThat(stage.limit())
        .isEqualTo(
            new TimeLimit(
                Budget.days(7),
                List.of(Budget.days(5)),
                List.of("sales-manager", "supervisor"),
                null));
  }

  @Test
  void an_unknown_stage_is_named_with_the_known_ones() {
    assertThatThrownBy(() -> pipeline.stage("wonn"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Pipeline lead-to-cash 3 has no stage \"wonn\". Did you mean \"won\"? Known:"
                + " lead-acquired, needs-confirmed, won, lost.");
    assertThat(pipeline.has("wonn")).isFalse();
    assertThat(pipeline.has("won")).isTrue();
  }

  @Test
  void only_the_moves_of_the_file_are_allowed() {
    assertThat(pipeline.allows("lead-acquired", "needs-confirmed")).isTrue();
    assertThat(pipeline.allows("lead-acquired", "won")).isFalse();
    assertThat(pipeline.allows("needs-confirmed", "lead-acquired")).isFalse();
    assertThat(pipeline.allows("won", "won")).isFalse();
    assertThatThrownBy(() -> pipeline.allows("lead-acquired", "moon"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pipeline.allows("moon", "won"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_host_adds_a_field_without_code() {
    assertThat(pipeline.attributes())
        .containsOnlyKeys("expected-close")
        .containsValue(
            new Attribute(
                "expected-close", Attribute.Type.DATE, new Labels("Expected close", "预计成交日")));
    assertThat(withOpenStages(5).attributes()).isEmpty();
  }

  @Test
  void checklist_nodes_follow_each_other() {
    assertThat(pipeline.checklist())
        .containsExactly(
            new ChecklistNode(
                "S01",
                new Labels("Needs", "需求"),
                null,
                "needs-interview",
                "needs-report",
                "rep",
                Budget.days(3)),
            new ChecklistNode(
                "S02",
                new Labels("Proposal", "方案"),
                "S01",
                "tailored-proposal",
                "signed-proposal",
                "rep",
                Budget.days(5)));
    assertThat(withOpenStages(5).checklist()).isEmpty();
  }

  @Test
  void nothing_a_pipeline_gives_out_can_be_changed() {
    assertThatThrownBy(() -> pipeline.opens().add("x"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> pipeline.attributes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> pipeline.stages().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> pipeline.first().moves().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> pipeline.checklist().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void fewer_than_five_open_stages_are_a_warning_and_no_fault() {
    assertThat(withOpenStages(4).warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.message()).isEqualTo("The pipeline has 4 stages with a way on");
              assertThat(warning.line() + ":" + warning.column()).isEqualTo("3:12");
            });
    assertThat(withOpenStages(1).warnings())
        .singleElement()
        .satisfies(
            warning ->
                assertThat(warning.message()).isEqualTo("The pipeline has 1 stage with a way on"));
  }

  @Test
  void five_to_seven_stages_with_a_way_on_are_no_warning_and_last_ones_do_not_count() {
    assertThat(withOpenStages(5).warnings()).isEmpty();
    assertThat(withOpenStages(7).warnings()).isEmpty();
    assertThat(withOpenStages(7).stages()).hasSize(8);
  }

  @Test
  void more_than_seven_stages_with_a_way_on_are_a_warning() {
    assertThat(withOpenStages(8).warnings())
        .singleElement()
        .satisfies(
            warning ->
                assertThat(warning.message()).isEqualTo("The pipeline has 8 stages with a way on"));
  }

  @Test
  void labels_are_chinese_for_every_chinese_reader_and_english_for_all_others() {
    Labels labels = new Labels("Won", "赢单");
    assertThat(labels.in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("赢单");
    assertThat(labels.in(Locale.forLanguageTag("zh-Hant-HK"))).isEqualTo("赢单");
    assertThat(labels.in(Locale.UK)).isEqualTo("Won");
    assertThat(labels.in(Locale.JAPAN)).isEqualTo("Won");
  }

  @Test
  void a_pipeline_draws_itself() {
    assertThat(pipeline.toMermaid())
        .isEqualTo(
            """
            stateDiagram-v2
                state "Lead acquired" as lead_acquired
                state "Needs confirmed" as needs_confirmed
                state "Won" as won
                state "Lost" as lost
                [*] --> lead_acquired
                lead_acquired --> needs_confirmed
                lead_acquired --> lost
                needs_confirmed --> won
                needs_confirmed --> lost
                won --> [*]
                lost --> [*]
                note right of needs_confirmed
                    within 7 days, or else sales-manager and supervisor
                end note
            """);
  }

  @Test
  void a_pipeline_draws_itself_in_chinese() {
    assertThat(pipeline.toMermaid(Locale.CHINA))
        .contains("    state \"确认需求\" as needs_confirmed\n")
        .contains("        限时 7 天，逾期通知 sales-manager、supervisor\n")
        .doesNotContain("Needs");
  }

  @Test
  void a_drawing_survives_quotes_in_labels_and_keywords_as_ids() {
    String drawing =
        Pipeline.parse(
                "p.json",
                EXAMPLE
                    .replace("\"en\": \"Lost\"", "\"en\": \"\\\"Lost\\\" #1\\nfor now\"")
                    .replace("\"lost\"]", "\"end\"]")
                    .replace("\"id\": \"lost\"", "\"id\": \"end\""))
            .toMermaid();
    assertThat(drawing)
        .contains("    state \"#quot;Lost#quot; #35;1 for now\" as end_STAGE\n")
        .contains("    lead_acquired --> end_STAGE\n")
        .contains("    end_STAGE --> [*]\n");
  }

  @Test
  void a_deliverable_knows_its_headings_and_how_many_points_each_needs() {
    Pipeline headed =
        Pipeline.parse(
            "p.json",
            """
            {"id": "plan", "version": 1, "subject": "lead", "labels": {"en": "Plan", "zh": "规划"},
             "opens": ["lead-captured"],
             "stages": [
              {"id": "needs", "labels": {"en": "Needs", "zh": "需求"}, "moves": ["won"]},
              {"id": "won", "labels": {"en": "Won", "zh": "赢单"}, "end": "won",
               "requires": {"deliverables": ["summary", {"id": "confirmation",
                "labels": {"en": "Confirmation", "zh": "确认书"},
                "headings": ["expected-solution",
                 {"id": "core-pains", "points": 3, "labels": {"en": "Pains", "zh": "痛点"}}]}]}}]}
            """);
    assertThat(headed.standard("confirmation"))
        .containsExactly(
            new Heading(
                "expected-solution", new Labels("Expected solution", "Expected solution"), 1),
            new Heading("core-pains", new Labels("Pains", "痛点"), 3));
    assertThat(headed.standard("summary")).isEmpty();
    assertThat(headed.standard("nothing")).isEmpty();
  }
}
