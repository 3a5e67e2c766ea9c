package dev.sluice.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
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
        {"v":1,"case":"L-1","event":{"lead-captured":{"lead":{"company":"Acme","channel":"partner"}}},"at":"2026-03-02T01:00:00Z"}
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
  void what_is_no_json_is_refused_with_its_column_and_the_rest_is_played() throws IOException {
    Path input = Files.createDirectory(folder.resolve("in"));
    Files.writeString(
        input.resolve("a.jsonl"),
        """
        {"v":1,"case":"L-1","event":
        {"v":1,"case":"L-1","event":{"lead-captured":{"lead":{"company":"Acme","channel":"partner"}}},"at":"2026-03-02T01:00:00Z"}
        """,
        StandardCharsets.UTF_8);

    assertThat(play(input.toString(), "out").get("cases").asInt()).isEqualTo(1);
    assertThat(read("out/rejected.csv")).contains("a.jsonl,1,").contains("at column");
    assertThat(read("out/notes.csv")).contains("there is no such team");
  }

  @Test
  void a_bad_row_of_the_crm_is_refused_and_the_others_are_played() throws IOException {
    Path input = Files.createDirectory(folder.resolve("crm-in"));
    csv(input, "accounts.csv", "account,sector,revenue", "Acme,retail,n/a");
    csv(input, "products.csv", "product,series,sales_price", "GTX Pro,GTX,4821");
    csv(input, "sales_teams.csv", "sales_agent,manager,regional_office", "Ann,Bob,East");
    csv(
        input,
        "sales_pipeline.csv",
        "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
        "A1,Ann,GTXPro,Acme,Won,1/5/2017,1/9/2017,100",
        "A2,Ann,GTX Pro,Acme,Won,1/5/2017,13/45/2017,100",
        "A3,Ann,GTX Pro,Acme,Won,1/5/2017,1/9/2017,100,too,many",
        "A4,Cid,GTX Pro,Acme,Lost,1/5/2017,1/7/2017,0");

    JsonNode funnel = play(input.toString(), "crm-out");

    assertThat(funnel.get("won").asInt()).isEqualTo(1);
    assertThat(funnel.get("lost").asInt()).isEqualTo(1);
    assertThat(read("crm-out/rejected.csv").lines().skip(1))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("sales_pipeline.csv,3,"))
        .anyMatch(line -> line.startsWith("sales_pipeline.csv,4,"));
    assertThat(read("crm-out/notes.csv")).contains("n/a").contains("GTX Pro");
    assertThat(read("crm-out/decisions.jsonl"))
        .as("the assignment check: Cid is not in the team file")
        .contains("An agent without a manager on file is reported")
        .contains("An agent without a region on file is reported");
  }

  @Test
  void an_empty_folder_is_an_error_that_says_what_belongs_there() throws IOException {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    Path empty = Files.createDirectory(folder.resolve("empty"));

    int status =
        Demo.run(
            new PrintStream(console, true, StandardCharsets.UTF_8),
            "--input=" + empty,
            "--output=" + folder.resolve("out"));

    assertThat(status).isNotZero();
    assertThat(console.toString(StandardCharsets.UTF_8))
        .contains("The demo stopped: There is nothing to play")
        .doesNotContain("\tat ");
  }

  private static void csv(Path folder, String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines), StandardCharsets.UTF_8);
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
