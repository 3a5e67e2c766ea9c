package dev.sluice.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperTest {

  private static Paper paper(Paper.Part... parts) {
    return Paper.titled(Locale.ENGLISH, "Title").section("Heading", parts).build();
  }

  private static String markdown(String text) {
    String all = paper(new Paper.Text(text)).markdown();
    return all.substring("# Title\n\n## Heading\n\n".length(), all.length() - 1);
  }

  @Test
  void sections_lists_tables_and_diagrams_are_markdown() {
    Paper paper =
        Paper.titled(Locale.ENGLISH, "Title")
            .section(
                "One",
                new Paper.Text("A text."),
                new Paper.Items(List.of("first", "second")),
                new Paper.Table(List.of("A", "B"), List.of(List.of("1", "2"))))
            .section(2, "Inside", List.of(new Paper.Diagram("stateDiagram-v2\n    a --> b\n")))
            .build();
    assertThat(paper.markdown())
        .isEqualTo(
            """
            # Title

            ## One

            A text.

            - first
            - second

            | A | B |
            |---|---|
            | 1 | 2 |

            ### Inside

            ```mermaid
            stateDiagram-v2
                a --> b
            ```
            """);
  }

  @Test
  void the_same_paper_is_a_page_of_html() {
    Paper paper =
        Paper.titled(Locale.SIMPLIFIED_CHINESE, "Title")
            .section(
                "One",
                new Paper.Text("A text."),
                new Paper.Items(List.of("first")),
                new Paper.Table(List.of("A"), List.of(List.of("1"))))
            .section(2, "Inside", List.of(new Paper.Diagram("a --> b\n")))
            .build();
    assertThat(paper.html())
        .isEqualTo(
            """
            <!DOCTYPE html>
            <html lang="zh">
            <head>
            <meta charset="utf-8">
            <title>Title</title>
            </head>
            <body>
            <h1>Title</h1>
            <h2>One</h2>
            <p>A text.</p>
            <ul>
            <li>first</li>
            </ul>
            <table>
            <tr><th>A</th></tr>
            <tr><td>1</td></tr>
            </table>
            <h3>Inside</h3>
            <pre class="mermaid">
            a --&gt; b
            </pre>
            </body>
            </html>
            """);
  }

  @Test
  void nothing_said_is_taken_for_html() {
    String evil = "<script>alert('x' & \"y\")</script>";
    Paper paper =
        Paper.titled(Locale.ENGLISH, evil)
            .section(
                evil,
                new Paper.Text(evil),
                new Paper.Items(List.of(evil)),
                new Paper.Table(List.of(evil), List.of(List.of(evil))),
                new Paper.Diagram(evil))
            .build();
    assertThat(paper.html())
        .doesNotContain("<script", "alert('", "\"y\"")
        .contains("&lt;script&gt;alert(&#39;x&#39; &amp; &quot;y&quot;)&lt;/script&gt;");
    assertThat(paper.markdown().replace("```mermaid\n" + evil, ""))
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert('x' &amp; \"y\")&lt;/script&gt;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "*bold* and _slanted_ => \\*bold\\* and \\_slanted\\_",
        "snake_case stays => snake_case stays",
        "[a](http://b) `c` => \\[a\\](http://b) \\`c\\`",
        "# no heading => \\# no heading",
        "- no item => \\- no item",
        "1. no item => 1\\. no item",
        "100 yuan => 100 yuan",
        "3.5 million => 3.5 million",
        "-3 points => -3 points",
        "---  => \\---",
        "> no quotation => &gt; no quotation",
        "back\\slash | pipe => back\\\\slash \\| pipe"
      })
  void nothing_said_is_taken_for_markdown(String said, String written) {
    assertThat(markdown(said)).isEqualTo(written);
  }

  @Test
  void a_text_of_several_lines_stays_in_its_place() {
    assertThat(markdown("one\n# two\r\n\r\nthree")).isEqualTo("one # two three");
    assertThat(
            paper(new Paper.Table(List.of("A"), List.of(List.of("one\ntwo | three")))).markdown())
        .contains("| one two \\| three |\n");
  }

  @Test
  void a_row_of_another_width_is_refused() {
    assertThatThrownBy(() -> new Paper.Table(List.of("A", "B"), List.of(List.of("1"))))
        .hasMessageContaining("A row has 1 cells under 2 columns: [1]");
  }

  @Test
  void a_level_that_html_has_no_heading_for_is_refused() {
    assertThatThrownBy(() -> new Paper.Section(5, "Deep", List.of()))
        .hasMessageContaining("1..4 (5 for \"Deep\")");
  }

  @Test
  void every_word_of_ours_is_in_both_languages() {
    for (Word word : Word.values()) {
      assertThat(word.in(Locale.ENGLISH)).as(word.name()).isNotBlank();
      assertThat(word.in(Locale.CHINESE)).as(word.name()).containsPattern("\\p{IsHan}");
    }
  }
}
