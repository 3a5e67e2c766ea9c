package dev.sluice.examples.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Submissions that were refused. The store knows what was taken up and not what was not: a run that
 * goes on after a kill must not ask again, for the case may be elsewhere by now.
 */
final class Refusals {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final @Nullable Path file;
  private final Map<String, Remark> known = new HashMap<>();
  private final List<Remark> all = new ArrayList<>();

  private Refusals(@Nullable Path file) {
    this.file = file;
  }

  static Refusals inMemory() {
    return new Refusals(null);
  }

  /** Those of the runs before, and a file to go on in. */
  static Refusals in(Path file) throws IOException {
    Refusals refusals = new Refusals(file);
    if (Files.exists(file)) {
      String text = Files.readString(file);
      // What was being written when the run was killed is asked again.
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      for (String line : whole.lines().toList()) {
        refusals.remember(MAPPER.readValue(line, Remark.class));
      }
      Files.writeString(file, whole);
    }
    return refusals;
  }

  boolean has(Recorded recorded) {
    return known.containsKey(recorded.file() + ":" + recorded.line());
  }

  void add(Remark refused) {
    remember(refused);
    if (file != null) {
      try {
        Files.writeString(
            file, json(refused), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String json(Remark refused) throws JsonProcessingException {
    return MAPPER.writeValueAsString(refused) + "\n";
  }

  private void remember(Remark refused) {
    known.put(refused.file() + ":" + refused.line(), refused);
    all.add(refused);
  }

  List<Remark> all() {
    return all;
  }
}
