package dev.sluice.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

  private static final List<String> WRITTEN =
      List.of("funnel.json", "decisions.jsonl", "rejected.csv", "notes.csv");

  @TempDir Path folder;

  @Test
  void the_shipped_quarter_plays_without_a_refused_row_and_every_case_is_accounted_for()
      throws IOException {
    JsonNode funnel = play("shipped", "out");

    assertThat(funnel.get("cases").asInt()).isEqualTo(72);
    assertThat(sum(funnel.get("stages"))).isEqualTo(72);
    assertThat(funnel.get("won").asInt() + funnel.get("lost").asInt() + funnel.get("open").asInt())
        .isEqualTo(72);
    assertThat(read("out/rejected.csv")).isEqualTo("file,line,reason\n");
    assertThat(funnel.get("agents").fieldNames())
        .toIterable()
        .as("everybody found an owner")
        .containsExactly("li", "wang", "zhang");
  }

  @Test
  void every_decision_is_written_with_its_rule_and_definitions() throws IOException {
    play("shipped", "out");

    List<String> lines = read("out/decisions.jsonl").lines().toList();
    assertThat(lines).hasSizeGreaterThan(300);
    assertThat(lines)
        .allSatisfy(
            line -> {
              JsonNode because = new ObjectMapper().readTree(line).get("because");
              assertThat(because.get("rule").asText()).isNotBlank();
              assertThat(because.get("definitions").asText()).hasSize(16);
            });
  }

  @Test
  void two_runs_write_the_same_bytes_and_so_does_one_elsewhere() throws IOException {
    play("shipped", "first");
    play("shipped", "second");
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      play("shipped", "elsewhere");
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }

    for (String file : WRITTEN) {
      assertThat(read("second/" + file)).isEqualTo(read("first/" + file));
      assertThat(read("elsewhere/" + file)).isEqualTo(read("first/" + file));
    }
  }

  @Test
  void a_line_that_cannot_be_read_is_refused_by_name_and_the_others_are_played()
      throws IOException {
    Path input = Files.createDirectory(folder.resolve("in"));
    Files.writeString(
        input.resolve("a.jsonl"),
        """
        {"v":1,"case":"L-1","event":{"lead-captured":{"lead":{"company":"Acme","channel":"website"}}},"at":"2026-03-02T01:00:00Z"}
        {"v":1,"case":"L-1","event":{"call-logged":{}},"at":"2026-03-02T02:00:00Z"}
        {"v":1,"case":"L-1","event":{"stage-requested":{"stage":"needs-confirmd"}},"at":"2026-03-02T02:00:00Z"}
        {"v":1,"case":"L-9","event":{"activity-logged":{"type":"call"}},"at":"2026-03-02T03:00:00Z"}
        """,
        StandardCharsets.UTF_8);

    JsonNode funnel = play(input.toString(), "out");

    assertThat(funnel.get("cases").asInt()).isEqualTo(1);
    List<String> refused = read("out/rejected.csv").lines().skip(1).toList();
    assertThat(refused).hasSize(3);
    assertThat(refused.get(0)).startsWith("a.jsonl,2,").contains("call-logged");
    assertThat(refused.get(1)).startsWith("a.jsonl,3,").contains("needs-confirmed");
    assertThat(refused.get(2)).startsWith("a.jsonl,4,").contains("There is no such case");
  }

  @Test
  @Tag("shared")
  void the_crm_opportunities_come_out_with_their_known_totals() throws IOException {
    Path shared = Path.of(System.getProperty("shared.dir"), "data", "crm-opportunities");

    JsonNode funnel = play(shared.toString(), "crm");

    assertThat(funnel.get("cases").asInt()).isEqualTo(8800);
    assertThat(funnel.get("won").asInt()).isEqualTo(4238);
    assertThat(funnel.get("lost").asInt()).isEqualTo(2473);
    assertThat(funnel.get("open").asInt()).isEqualTo(1589 + 500);
    assertThat(funnel.get("stages").get("engaging").asInt()).isEqualTo(1589);
    assertThat(funnel.get("stages").get("prospecting").asInt()).isEqualTo(500);
    assertThat(funnel.get("wonValue").decimalValue()).isEqualByComparingTo("10005534");
    assertThat(funnel.get("meanDaysToClose").decimalValue())
        .isCloseTo(
            new BigDecimal("47.985"), org.assertj.core.data.Offset.offset(new BigDecimal("0.001")));
    assertThat(funnel.get("agents").size()).isEqualTo(30);
    assertThat(read("crm/rejected.csv")).isEqualTo("file,line,reason\n");
    assertThat(read("crm/notes.csv").lines())
        .anyMatch(line -> line.contains("GTXPro"))
        .anyMatch(line -> line.contains("technolgy"))
        .filteredOn(line -> line.contains("no date at all"))
        .hasSize(500);
  }

  private JsonNode play(String input, String output) throws IOException {
    PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    int status = Demo.run(quiet, "--input=" + input, "--output=" + folder.resolve(output));
    assertThat(status).isZero();
    return new ObjectMapper()
        .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .readTree(read(output + "/funnel.json"));
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
  }

  private static int sum(JsonNode counts) {
    int sum = 0;
    for (JsonNode count : counts) {
      sum += count.asInt();
    }
    return sum;
  }
}
