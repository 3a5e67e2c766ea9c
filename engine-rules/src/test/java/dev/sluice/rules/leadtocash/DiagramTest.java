package dev.sluice.rules.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipeline.Pipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DiagramTest {

  private static final Path PAGE = Path.of("../docs/pipelines.md");

  @Test
  void the_diagrams_in_the_docs_are_what_the_pipelines_draw() throws IOException {
    assertThat(Files.readString(PAGE, StandardCharsets.UTF_8))
        .as("Write the page again with DiagramTest.main, run from engine-rules")
        .isEqualTo(page());
  }

  /** Writes the page again after a pipeline changed. */
  public static void main(String[] args) throws IOException {
    Files.writeString(PAGE, page(), StandardCharsets.UTF_8);
  }

  private static String page() {
    Pipeline pipeline = LeadToCash.PLAYBOOK.pipeline();
    return """
    # Pipelines · 流程图

    Drawn by `pipeline.toMermaid()`; a test holds this page equal to the shipped playbooks.
    由 `pipeline.toMermaid()` 生成；测试保证本页与随附的 playbook 一致。

    ## %s

    ```mermaid
    %s```

    ## %s

    ```mermaid
    %s```
    """
        .formatted(
            pipeline.labels().en(),
            pipeline.toMermaid(Locale.ENGLISH),
            pipeline.labels().zh(),
            pipeline.toMermaid(Locale.SIMPLIFIED_CHINESE));
  }
}
