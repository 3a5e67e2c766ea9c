package dev.sluice.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What hosts say they did, in files outside the store. A line is handed to the operating system and
 * not forced to the disk: a killed process takes nothing back of that, only a loss of power would.
 */
final class Ledger implements AutoCloseable {

  /** A host was told that its event is kept, as this version of the case. */
  record Ack(String caseId, String eventId, long version, boolean repeated) {

    private String line() {
      return String.join("\t", caseId, eventId, String.valueOf(version), String.valueOf(repeated));
    }

    private static Ack of(String line) {
      String[] part = line.split("\t", -1);
      return new Ack(part[0], part[1], Long.parseLong(part[2]), Boolean.parseBoolean(part[3]));
    }
  }

  /** A handler was given an effect. */
  record Delivered(String key, String effect, Instant at) {

    private String line() {
      return String.join("\t", key, effect, at.toString());
    }

    private static Delivered of(String line) {
      String[] part = line.split("\t", -1);
      return new Delivered(part[0], part[1], Instant.parse(part[2]));
    }
  }

  private static final String ACKS = "acknowledged";
  private static final String DELIVERIES = "delivered";
  private static final String FAILURES = "failed";

  private final FileChannel acks;
  private final FileChannel deliveries;
  private final FileChannel failures;

  Ledger(Path folder) throws IOException {
    this.acks = open(folder, ACKS);
    this.deliveries = open(folder, DELIVERIES);
    this.failures = open(folder, FAILURES);
  }

  private static FileChannel open(Path folder, String name) throws IOException {
    return FileChannel.open(
        folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  void add(Ack ack) {
    write(acks, ack.line());
  }

  void add(Delivered delivered) {
    write(deliveries, delivered.line());
  }

  /** Something did not work and will be tried again. */
  void failed(String what) {
    write(failures, what.replaceAll("\\s+", " "));
  }

  private static void write(FileChannel file, String line) {
    try {
      // One call for the line, so that lines of several hosts never mix.
      file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Ack> acks(Path folder) {
    return read(folder, ACKS, Ack::of);
  }

  static List<Delivered> deliveries(Path folder) {
    return read(folder, DELIVERIES, Delivered::of);
  }

  static List<String> failures(Path folder) {
    return read(folder, FAILURES, Function.identity());
  }

  private static <T> List<T> read(Path folder, String name, Function<String, T> line) {
    try {
      Path file = folder.resolve(name);
      return Files.exists(file) ? Files.readAllLines(file).stream().map(line).toList() : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    acks.close();
    deliveries.close();
    failures.close();
  }
}
