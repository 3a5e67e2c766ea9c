package dev.sluice.examples.benchmarks.durable;

import java.util.List;

/** How much is measured; {@code -Dbench.<name>=…} changes it. */
final class Settings {

  private Settings() {}

  static int number(String name, int standard) {
    return Integer.getInteger("bench." + name, standard);
  }

  /** Which parts run. */
  static List<String> parts() {
    return List.of(
        System.getProperty("bench.parts", "throughput,flowable,timers,pending,cases,events")
            .split(",", -1));
  }

  /** Which databases they run on. */
  static List<String> databases() {
    return List.of(System.getProperty("bench.databases", "h2,postgresql").split(",", -1));
  }
}
