package dev.sluice.examples.benchmarks.durable;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures the durable store in one run: {@code -Dbench.parts=throughput,flowable,timers,growth}
 * says what, {@code docs/reliability.md} which other properties there are.
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
        case "throughput" -> {
          for (String kind : Settings.databases()) {
            Throughput.run(kind);
          }
        }
        case "flowable" -> FlowableComparison.run();
        case "timers" -> DueTimers.run();
        case "growth" -> {
          for (String kind : Settings.databases()) {
            Growth.timers(kind);
            Growth.cases(kind);
            Growth.events(kind);
          }
        }
        default -> throw new IllegalArgumentException("There is no part " + part);
      }
      Report.say("  load after %s: %s", part, load());
    }
    System.exit(0); // The pools of others leave threads behind.
  }

  private static String load() throws java.io.IOException {
    Path file = Path.of("/proc/loadavg");
    return Files.exists(file) ? Files.readString(file).strip() : "unknown";
  }
}
