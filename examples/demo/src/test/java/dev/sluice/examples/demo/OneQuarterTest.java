package dev.sluice.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OneQuarterTest {

  @Test
  void the_stored_quarter_is_what_its_seed_makes() throws IOException {
    Path stored = Path.of("src/main/resources/recorded/one-quarter.jsonl");

    assertThat(Files.readAllLines(stored, StandardCharsets.UTF_8))
        .as("Write it again with OneQuarter.main after a change")
        .isEqualTo(OneQuarter.lines(OneQuarter.SEED));
  }
}
