package dev.sluice.json;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.step.CaseState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written by an older library is read; what a newer one wrote is left to it. */
class FormatsTest {

  private static final SluiceJson JSON = new SluiceJson(RecordNames.standard());

  private static final Map<String, Function<String, Record>> READERS =
      Map.of(
          "state", JSON::readState,
          "entry", JSON::readEntry,
          "submission", JSON::readSubmission,
          "effect", JSON::readEffect,
          "tell", JSON::readTell,
          "decided", JSON::readDecided);

  private static final Map<String, Record> SAMPLES =
      Map.of(
          "state", Samples.state(),
          "entry", Samples.entry(),
          "submission", Samples.submission(),
          "effect", Samples.effect(),
          "tell", Samples.entry().tells().get(1),
          "decided", Samples.decided().get(0));

  static List<String> fixtures() {
    List<String> fixtures = new ArrayList<>();
    for (int format = 1; format <= SluiceJson.VERSION; format++) {
      for (String kind : READERS.keySet()) {
        fixtures.add("format-" + format + "/" + kind);
      }
    }
    return fixtures;
  }

  private static String text(String fixture) {
    try (InputStream in = FormatsTest.class.getResourceAsStream(fixture + ".json")) {
      return new String(requireNonNull(in, fixture).readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void every_document_of_every_released_format_stays_readable(String fixture) {
    String kind = fixture.substring(fixture.indexOf('/') + 1);
    assertThat(requireNonNull(READERS.get(kind)).apply(text(fixture))).isEqualTo(SAMPLES.get(kind));
  }

  @Test
  void the_latest_format_is_written_as_it_was() {
    Samples.documents()
        .forEach(
            (kind, document) ->
                assertThat(document).isEqualTo(text("format-" + SluiceJson.VERSION + "/" + kind)));
  }

  // A chain of our own: by name in format 1, by id in format 2, with a source in format 3.

  private static final Formats THREE =
      new Formats(
          List.of(
              (type, document) -> {
                if (type == Submission.class) {
                  document.set("case", document.remove("name"));
                }
              },
              (type, document) -> {
                if (type == Submission.class) {
                  document.put("by", document.path("by").asText("host") + "/" + type(document));
                }
              }));

  private static final SluiceJson LATER = new SluiceJson(RecordNames.standard(), THREE);

  private static String type(ObjectNode document) {
    return document.path("event").fieldNames().next();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"v\":1,\"name\":\"L-1\",\"event\":{\"clock-resumed\":{}}}",
        "{\"v\":2,\"case\":\"L-1\",\"event\":{\"clock-resumed\":{}}}",
        "{\"v\":3,\"case\":\"L-1\",\"event\":{\"clock-resumed\":{}},\"by\":\"host/clock-resumed\"}"
      })
  void an_older_document_goes_through_every_format_up_to_the_latest(String document) {
    Submission read = LATER.readSubmission(document);
    assertThat(read.caseId()).isEqualTo("L-1");
    assertThat(read.by()).isEqualTo("host/clock-resumed");
    assertThat(LATER.write(read)).startsWith("{\"v\":3,");
  }

  @Test
  void a_document_whose_kind_did_not_change_is_read_as_it_is() {
    CaseState state = Samples.state();
    assertThat(LATER.readState(JSON.write(state))).isEqualTo(state);
  }

  @Test
  void a_newer_format_is_left_to_a_newer_library_and_told_apart_from_a_broken_document() {
    assertThatThrownBy(() -> JSON.readState(LATER.write(Samples.state())))
        .isInstanceOf(NewerFormatException.class)
        .hasMessageContaining("format 3")
        .hasMessageContaining("reads up to 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "\"1\"", "null"})
  void a_format_is_a_whole_number_from_1_on(String format) {
    String document =
        JSON.write(Samples.submission()).replace("{\"v\":1,", "{\"v\":" + format + ",");
    assertThatThrownBy(() -> JSON.readSubmission(document))
        .isInstanceOf(SluiceException.class)
        .isNotInstanceOf(NewerFormatException.class)
        .hasMessageContaining("\"v\"");
  }
}
