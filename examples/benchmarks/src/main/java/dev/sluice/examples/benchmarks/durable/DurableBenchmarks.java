package dev.sluice.examples.benchmarks.durable;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures the durable store in one run: {@code
 * -Dbench.parts=throughput,flowable,timers,pending,cases,events} says what, {@code
 * docs/reliability.md} which other properties there are.
 */
public final class DurableBenchmarks {

  private DurableBenchmarks() {}

  /**
   * Runs the parts asked for.
   *
   * @param args none
   * @throws Exception when a database fails
   */
  public static void main(String[] args) throws Exception {
    Report.say(
        "Java %s, %d processors, heap up to %,d MB, load when it began: %s",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20,
        load());
    Database.describe();
    for (String part : Settings.parts()) {
      switch (part) {
        case "throughput" -> onEach(Throughput::run);
        case "flowable" -> FlowableComparison.run();
        case "timers" -> DueTimers.run();
        case "pending" -> onEach(Growth::timers);
        case "cases" -> onEach(Growth::cases);
        case "events" -> onEach(Growth::events);
        default -> throw new IllegalArgumentException("There is no part " + part);
      }
      Report.say("  load after %s: %s", part, load());
    }
    System.exit(0); // The pools of others leave threads behind.
  }

  /** A measurement on one of the databases. */
  @FunctionalInterface
  private interface Part {

    void run(String database) throws Exception;
  }

  private static void onEach(Part part) throws Exception {
    for (String database : Settings.databases()) {
      part.run(database);
    }
  }

  private static String load() throws java.io.IOException {
    Path file = Path.of("/proc/loadavg");
    return Files.exists(file) ? Files.readString(file).strip() : "unknown";
  }
}
