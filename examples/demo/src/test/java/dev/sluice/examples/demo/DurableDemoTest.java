package dev.sluice.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With {@code --store=h2} a run that was killed goes on where it was. */
@Timeout(300)
class DurableDemoTest {

  @TempDir Path folder;

  @Test
  void however_often_it_is_killed_it_comes_to_the_same_funnel() throws Exception {
    run("--output=" + folder.resolve("memory"));
    for (int tenths : List.of(2, 6)) {
      killAfter(tenths);
    }
    assertThat(folder.resolve("h2/funnel.json")).doesNotExist();
    run("--output=" + folder.resolve("h2"), "--store=h2");
    for (String file : List.of("funnel.json", "decisions.jsonl", "rejected.csv", "notes.csv")) {
      assertThat(read("h2/" + file)).isEqualTo(read("memory/" + file));
    }
  }

  @Test
  void a_run_that_was_done_is_done_again_without_a_change() throws Exception {
    run("--output=" + folder.resolve("h2"), "--store=h2");
    String first = read("h2/funnel.json");
    run("--output=" + folder.resolve("h2"), "--store=h2");
    assertThat(read("h2/funnel.json")).isEqualTo(first);
  }

  @Test
  void what_was_refused_before_the_kill_is_not_asked_again() throws Exception {
    Path input = Files.createDirectory(folder.resolve("in"));
    List<String> lines = new ArrayList<>();
    lines.add(
        "{\"case\":\"L-1\",\"event\":{\"activity-logged\":{\"type\":\"call\"}},"
            + "\"at\":\"2026-03-02T01:00:00Z\"}");
    lines.add(
        "{\"case\":\"L-1\",\"event\":{\"lead-captured\":{\"lead\":{\"company\":\"Acme\","
            + "\"channel\":\"partner\"}}},\"at\":\"2026-03-02T02:00:00Z\"}");
    Files.write(
        input.resolve("a.jsonl"),
        lines.stream().map(line -> "{\"v\":1," + line.substring(1)).toList());
    for (int i = 0; i < 2; i++) {
      run("--input=" + input, "--output=" + folder.resolve("h2"), "--store=h2");
      assertThat(read("h2/rejected.csv").lines().skip(1))
          .singleElement()
          .asString()
          .startsWith("a.jsonl,1,")
          .contains("There is no such case");
      assertThat(read("h2/decisions.jsonl")).doesNotContain("activity-logged");
    }
  }

  @Test
  void an_unknown_store_is_refused_by_name() {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    int status =
        Demo.run(
            new PrintStream(console, true, StandardCharsets.UTF_8),
            "--output=" + folder,
            "--store=h3");
    assertThat(status).isNotZero();
    assertThat(console.toString(StandardCharsets.UTF_8))
        .contains("There is no store \"h3\". Use one of [memory, h2]");
  }

  /** Starts a run in a process of its own and kills it once it has said so many tenths are done. */
  private void killAfter(int tenths) throws IOException, InterruptedException {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Demo.class.getName(),
                "--output=" + folder.resolve("h2"),
                "--store=h2")
            .redirectErrorStream(true)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      while (line != null && said.size() < tenths) {
        if (line.matches("\\s+[\\d,]+ of [\\d,]+")) {
          said.add(line);
        }
        line = said.size() < tenths ? out.readLine() : line;
      }
      run.destroyForcibly();
    }
    assertThat(run.waitFor()).as("killed after %s", said).isNotZero();
    assertThat(said).hasSize(tenths);
  }

  private static void run(String... options) {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    int status = Demo.run(new PrintStream(console, true, StandardCharsets.UTF_8), options);
    assertThat(status).as(console.toString(StandardCharsets.UTF_8)).isZero();
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
  }
}
