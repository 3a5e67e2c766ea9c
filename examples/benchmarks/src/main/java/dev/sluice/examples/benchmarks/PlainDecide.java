package dev.sluice.examples.benchmarks;

/** What the rules of the workload call when plain Drools runs them. */
public final class PlainDecide {

  private int tags;

  /** Made by the benchmark. */
  public PlainDecide() {}

  /**
   * Counts a decision.
   *
   * @param tag what was decided
   */
  public void tag(String tag) {
    tags += tag.length();
  }

  int tags() {
    return tags;
  }
}
