package dev.sluice.examples.benchmarks.durable;

import java.util.Arrays;
import java.util.Locale;

/** Prints figures: a line for people, and one that begins with FIGURE for programs. */
final class Report {

  private Report() {}

  static void title(String text) {
    System.out.printf("%n== %s%n", text);
  }

  static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  static void figure(String name, double value, String unit) {
    System.out.printf(Locale.ROOT, "  %-58s %,14.2f %s%n", name, value, unit);
    System.out.printf(Locale.ROOT, "FIGURE\t%s\t%.4f\t%s%n", name, value, unit);
  }

  /** A ratio with its goal. */
  static void atLeast(String name, double value, double goal) {
    verdict(name, value, value >= goal, "at least", goal);
  }

  /** A ratio with its goal. */
  static void atMost(String name, double value, double goal) {
    verdict(name, value, value <= goal, "at most", goal);
  }

  private static void verdict(String name, double value, boolean held, String word, double goal) {
    System.out.printf(
        Locale.ROOT,
        "  %-58s %,14.2f x  wanted %s %.1f: %s%n",
        name,
        value,
        word,
        goal,
        held ? "held" : "MISSED");
    System.out.printf(
        Locale.ROOT, "RATIO\t%s\t%.4f\t%s\t%.1f\t%s%n", name, value, word, goal, held);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The value that this part of the values, 0 to 1, does not exceed. */
  static double percentile(long[] values, double part) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
  }

  /** Prints the percentiles of times in nanoseconds. */
  static void latency(String name, long[] nanos) {
    figure(name + " p50", percentile(nanos, 0.5) / 1e3, "us");
    figure(name + " p99", percentile(nanos, 0.99) / 1e3, "us");
  }
}
