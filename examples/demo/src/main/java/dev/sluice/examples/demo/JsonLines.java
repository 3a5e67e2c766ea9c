package dev.sluice.examples.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.json.RecordNames;
import dev.sluice.json.SluiceJson;
import dev.sluice.rules.RulePlaybooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads recorded submissions: one a line, as {@link SluiceJson} writes them, each with the time it
 * occurred and, when it was reported late, the time it was {@code received}.
 */
final class JsonLines {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private final SluiceJson json = new SluiceJson(RecordNames.standard());
  private final List<Recorded> submissions = new ArrayList<>();
  private final List<Remark> rejected = new ArrayList<>();

  private JsonLines() {}

  /** Every {@code .jsonl} file of a folder, through {@code lead-to-cash}. */
  static Recording folder(Path folder) throws IOException {
    JsonLines reader = new JsonLines();
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new IOException(
          "There is nothing to play in "
              + folder
              + ": neither .jsonl files nor a CRM's sales_pipeline.csv");
    }
    for (Path file : files) {
      reader.read(file.getFileName().toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
    }
    return reader.recording();
  }

  /** Lines that are no file, for example the quarter this module ships. */
  static Recording lines(String name, List<String> lines) {
    JsonLines reader = new JsonLines();
    reader.read(name, lines);
    return reader.recording();
  }

  private Recording recording() {
    submissions.sort(Comparator.comparing(Recorded::received));
    return new Recording(
        RulePlaybooks.fromClasspath("playbooks/lead-to-cash"),
        RecordNames.standard(),
        List.copyOf(submissions),
        rejected,
        List.of());
  }

  private void read(String file, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        read(file, i + 1, lines.get(i));
      }
    }
  }

  private void read(String file, int line, String text) {
    try {
      JsonNode tree = MAPPER.readTree(text);
      JsonNode received = tree instanceof ObjectNode document ? document.remove("received") : null;
      Submission submission = json.readSubmission(received == null ? text : tree.toString());
      Instant at = submission.at();
      if (at == null) {
        throw new SluiceException("A recorded submission says when it occurred: \"at\" is missing");
      }
      Instant reached = received == null ? at : Instant.parse(received.asText());
      submissions.add(new Recorded(reached, submission, file, line));
    } catch (JsonProcessingException e) {
      int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      rejected.add(
          new Remark(file, line, "No JSON: " + e.getOriginalMessage() + " at column " + column));
    } catch (DateTimeException e) {
      rejected.add(new Remark(file, line, "\"received\" is no time: " + e.getMessage()));
    } catch (SluiceException e) {
      rejected.add(new Remark(file, line, String.valueOf(e.getMessage())));
    }
  }
}
