package dev.sluice.examples.benchmarks.durable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Events a second on H2: the six stages in Sluice beside Flowable. */
final class FlowableComparison {

  private FlowableComparison() {}

  static void run() throws Exception {
    int cases = Settings.number("flowable.cases", 400);
    int batch = Settings.number("batch", 50);
    int turns = Settings.number("turns", 3);
    Report.title("Flowable 7.1 on h2");
    Throughput sluice = new Throughput("h2", false);
    double[][] ratios = new double[2][turns];
    for (int turn = -1; turn < turns; turn++) {
      double batched = sluice.sluice(cases, batch);
      double theirs = flowable(cases, batch, "audit");
      double single = sluice.sluice(cases, 1);
      double theirSingle = flowable(cases, 1, "audit");
      if (turn >= 0) {
        ratios[0][turn] = batched / theirs;
        ratios[1][turn] = single / theirSingle;
        Report.figure("turn " + (turn + 1) + " sluice, batches", batched, "events/s");
        Report.figure("turn " + (turn + 1) + " flowable, batches", theirs, "events/s");
        Report.figure("turn " + (turn + 1) + " sluice, one by one", single, "events/s");
        Report.figure("turn " + (turn + 1) + " flowable, one by one", theirSingle, "events/s");
      }
    }
    Report.figure("flowable without history, batches", flowable(cases, batch, "none"), "events/s");
    Report.figure("flowable without history, one by one", flowable(cases, 1, "none"), "events/s");
    Report.atLeast("sluice / flowable, batches of " + batch, Report.median(ratios[0]), 30);
    Report.atLeast("sluice / flowable, one by one", Report.median(ratios[1]), 6);
  }

  private static double flowable(int cases, int batch, String history) throws Exception {
    List<Integer> events = SixStages.order(0, cases);
    try (Database database = Database.empty("h2");
        FlowableProcess flowable = new FlowableProcess(database, history)) {
      long nanos = 0;
      for (List<Integer> group : groups(events, batch)) {
        nanos += flowable.take(group);
      }
      if (flowable.running() != 0) {
        throw new IllegalStateException(flowable.running() + " processes have not ended");
      }
      return events.size() * 1e9 / nanos;
    }
  }

  /** Batches without two events of one process: the second one's task is not there yet. */
  private static List<List<Integer>> groups(List<Integer> events, int batch) {
    List<List<Integer>> groups = new ArrayList<>();
    List<Integer> group = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (Integer number : events) {
      if (group.size() == batch || !seen.add(number)) {
        groups.add(group);
        group = new ArrayList<>();
        seen.clear();
        seen.add(number);
      }
      group.add(number);
    }
    groups.add(group);
    return groups;
  }
}
