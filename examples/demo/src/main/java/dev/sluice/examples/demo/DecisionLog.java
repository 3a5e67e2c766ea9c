package dev.sluice.examples.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.decision.Decided;
import dev.sluice.json.RecordNames;
import dev.sluice.json.SluiceJson;
import dev.sluice.step.JournalEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes every decision with its because, one a line. */
final class DecisionLog implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final BufferedWriter out;
  private final SluiceJson json;
  private int written;

  DecisionLog(Path file, RecordNames names) throws IOException {
    this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    this.json = new SluiceJson(names);
  }

  void committed(JournalEntry entry) {
    try {
      for (int i = 0; i < entry.decisions().size(); i++) {
        write(entry, i, entry.decisions().get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(JournalEntry entry, int index, Decided decided) throws IOException {
    ObjectNode line =
        MAPPER
            .createObjectNode()
            .put("key", entry.key(index))
            .put("case", entry.caseId())
            .put("at", entry.now().toString())
            .put("stage", entry.stage());
    out.write(merged(line, decided));
    out.write('\n');
    written++;
  }

  private String merged(ObjectNode line, Decided decided) throws JsonProcessingException {
    ObjectNode body = (ObjectNode) MAPPER.readTree(json.write(decided));
    body.remove("v");
    line.setAll(body);
    return MAPPER.writeValueAsString(line);
  }

  int written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
