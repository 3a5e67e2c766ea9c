package dev.sluice.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTest {

  @Test
  void a_fault_shows_its_place_its_line_a_caret_and_advice() {
    Fault fault = Fault.at("p.json", "{\n  \"id\": 3\n}", 2, 9, "No text", "Use quotes.");
    assertThat(fault).hasToString("p.json:2:9: No text\n  \"id\": 3\n        ^\n  → Use quotes.");
  }

  @Test
  void a_caret_lines_up_behind_tabs_and_behind_chinese() {
    Fault fault = Fault.at("p.json", "\t\"zh\": \"赢单，\", x", 1, 15, "Bad", "Fix it.");
    assertThat(fault.toString().lines().toList().get(2)).isEqualTo("\t       　　　   ^");
  }

  @Test
  void a_line_that_ends_in_carriage_return_and_newline_is_quoted_without_either() {
    assertThat(Fault.at("p.json", "{\r\n}\r\n", 1, 1, "Bad", "Fix it.").sourceLine())
        .isEqualTo("{");
    assertThat(Fault.at("p.json", "{\r\n}\r\n", 2, 1, "Bad", "Fix it.").sourceLine())
        .isEqualTo("}");
  }

  @Test
  void a_caret_may_stand_just_behind_the_line() {
    assertThat(Fault.at("p.json", "{", 1, 2, "Bad", "Fix it."))
        .hasToString("p.json:1:2: Bad\n{\n ^\n  → Fix it.");
  }

  @Test
  void an_unknown_place_leaves_out_line_and_caret() {
    assertThat(Fault.at("p.json", "{}", 0, 0, "Bad", "Fix it."))
        .hasToString("p.json: Bad\n  → Fix it.");
    assertThat(Fault.at("p.json", "{}", 1, 0, "Bad", "Fix it."))
        .hasToString("p.json:1: Bad\n{}\n  → Fix it.");
  }

  @Test
  void a_line_the_text_does_not_have_is_not_quoted() {
    assertThat(Fault.at("p.json", "{}", 2, 1, "Bad", "Fix it."))
        .hasToString("p.json:2:1: Bad\n  → Fix it.");
  }

  @Test
  void a_very_long_line_is_quoted_around_the_caret() {
    String text = "x".repeat(100) + "HERE" + "y".repeat(100);
    String[] lines = Fault.at("p.json", text, 1, 101, "Bad", "Fix it.").toString().split("\n", -1);
    assertThat(lines[1]).isEqualTo("…" + "x".repeat(70) + "HERE" + "y".repeat(66) + "…");
    assertThat(lines[2]).isEqualTo(" ".repeat(71) + "^");
  }

  @Test
  void a_line_that_just_fits_is_quoted_whole() {
    String text = "x".repeat(70) + "y".repeat(70);
    String[] lines = Fault.at("p.json", text, 1, 71, "Bad", "Fix it.").toString().split("\n", -1);
    assertThat(lines[1]).isEqualTo(text);
  }

  @Test
  void a_negative_place_is_refused() {
    assertThatThrownBy(() -> new Fault("p.json", -1, 1, null, "Bad", "Fix it."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1:1");
    assertThat(new Fault("p.json", 0, 0, null, "Bad", "Fix it.").sourceLine()).isNull();
  }

  @Test
  void a_refused_definition_lists_its_faults_by_file_line_and_column() {
    Fault second = new Fault("a.json", 2, 10, null, "Second", "Do.");
    Fault first = new Fault("a.json", 2, 9, null, "First", "Do.");
    Fault third = new Fault("a.json", 10, 1, null, "Third", "Do.");
    DefinitionException refused = new DefinitionException(List.of(third, second, first));
    assertThat(refused.faults()).containsExactly(first, second, third);
    assertThat(refused)
        .hasMessage(
            "3 faults in a.json\n\na.json:2:9: First\n  → Do.\n\n"
                + "a.json:2:10: Second\n  → Do.\n\na.json:10:1: Third\n  → Do.");
  }

  @Test
  void a_refused_definition_names_every_file_and_counts_one_fault_as_one() {
    Fault fault = new Fault("b.json", 1, 1, null, "Bad", "Do.");
    Fault other = new Fault("a.json", 9, 1, null, "Bad", "Do.");
    assertThat(new DefinitionException(List.of(fault, other)))
        .hasMessageStartingWith("2 faults in a.json, b.json\n\na.json:9:1");
    assertThat(new DefinitionException(List.of(fault))).hasMessageStartingWith("1 fault in b.json");
  }

  @Test
  void a_definition_without_a_fault_is_not_refused() {
    assertThatThrownBy(() -> new DefinitionException(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_error_of_a_case_names_the_case() {
    SluiceException error = new SluiceException("Too late", "L-1", null);
    assertThat(error).hasMessage("Too late (case L-1)");
    assertThat(error.caseId()).isEqualTo("L-1");
  }

  @Test
  void an_error_of_no_case_names_none() {
    SluiceException error = new SluiceException("Too late");
    assertThat(error).hasMessage("Too late");
    assertThat(error.caseId()).isNull();
  }
}
