package dev.sluice.examples.demo;

import dev.sluice.jdbc.JdbcCaseStore;
import dev.sluice.store.CaseStore;
import dev.sluice.store.InMemoryCaseStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What one run leaves to the next: nothing, or everything it had done when it ended. */
record Kept(CaseStore store, Refusals refusals) implements AutoCloseable {

  static Kept inMemory() {
    return new Kept(InMemoryCaseStore.create(), Refusals.inMemory());
  }

  /** Files of this recording in a folder; another recording has others. */
  static Kept inFiles(Path folder, Recording recording) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("cases-" + digest(recording));
    JdbcCaseStore store = JdbcCaseStore.h2(file, recording.names());
    return new Kept(store, Refusals.in(Path.of(file + ".refused.jsonl")));
  }

  private static String digest(Recording recording) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(recording.playbook().hash().getBytes(StandardCharsets.UTF_8));
      for (Recorded recorded : recording.submissions()) {
        digest.update(recorded.toString().getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  @Override
  public void close() {
    if (store instanceof JdbcCaseStore file) {
      file.close();
    }
  }
}
