package dev.sluice.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of all rounds, for people. */
final class Summary {

  /** The rounds of one blow to one store. */
  record Part(
      String database,
      Blow blow,
      int rounds,
      Audit.Result result,
      int failures,
      List<Duration> recovery,
      long bytes) {

    private List<String> lines() {
      List<Duration> sorted = recovery.stream().sorted().toList();
      List<String> lines = new ArrayList<>();
      lines.add(
          String.format(
              Locale.ROOT,
              "%-10s %-9s rounds %d, events acknowledged %d, transitions %d, timers fired %d and"
                  + " cancelled %d, effects %d, deliveries repeated %d, calls that failed and were"
                  + " made again %d, recovery ms median %d p95 %d max %d, size %.1f MB,"
                  + " findings %d",
              database,
              blow.name().toLowerCase(Locale.ROOT),
              rounds,
              result.acknowledged(),
              result.transitions(),
              result.timers(),
              result.cancelled(),
              result.effects(),
              result.repeats(),
              failures,
              at(sorted, 50),
              at(sorted, 95),
              at(sorted, 100),
              bytes / 1e6,
              result.findings().size()));
      result.findings().stream().limit(50).forEach(finding -> lines.add("  ! " + finding));
      return lines;
    }

    private static long at(List<Duration> sorted, int percent) {
      int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
      return sorted.isEmpty() ? -1 : sorted.get(Math.max(0, rank - 1)).toMillis();
    }
  }

  private final long seed;
  private final List<Part> parts = new ArrayList<>();

  Summary(long seed) {
    this.seed = seed;
  }

  void add(Part part) {
    parts.add(part);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("kill test, seed " + seed);
    parts.forEach(part -> lines.addAll(part.lines()));
    return lines;
  }
}
