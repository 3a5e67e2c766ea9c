package dev.sluice.examples.benchmarks.durable;

import dev.sluice.engine.Batch;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.Submission;
import dev.sluice.jdbc.JdbcCaseStore;
import dev.sluice.json.RecordNames;
import dev.sluice.json.SluiceJson;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/** Events a second: Sluice beside the hand-written loop, in turns, the first turn unmeasured. */
final class Throughput {

  /** What was measured, in events a second, a value a turn. */
  record Speeds(double[] sluice, double[] hand, double[] sluiceCpu, double[] handCpu) {

    double ratio() {
      return ratio(sluice, hand);
    }

    private static double ratio(double[] ours, double[] theirs) {
      double[] ratios = new double[ours.length];
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] = ours[i] / theirs[i];
      }
      return Report.median(ratios);
    }
  }

  /** How long a run took, by the clock and by the processor time of this thread. */
  private record Run(double speed, double cpu) {

    static Run of(int events, long start, long cpuStart) {
      return new Run(
          events * 1e9 / (System.nanoTime() - start),
          (THREADS.getCurrentThreadCpuTime() - cpuStart) / 1e3 / events);
    }
  }

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final String kind;
  private final boolean atOnce;
  private final SluiceJson json = new SluiceJson(RecordNames.standard());

  Throughput(String kind, boolean atOnce) {
    this.kind = kind;
    this.atOnce = atOnce;
  }

  /** Everything about one database. */
  static void run(String kind) throws Exception {
    int cases = Settings.number("cases", 3000);
    int turns = Settings.number("turns", 3);
    int batch = Settings.number("batch", 50);
    Report.title("Throughput on " + kind);
    Throughput waiting = new Throughput(kind, false);
    Speeds batches = waiting.compare(cases, batch, turns);
    waiting.report("batches of " + batch, batches);
    Report.atLeast(kind + " submitAll / hand-written, batches of " + batch, batches.ratio(), 0.8);
    if (Boolean.getBoolean("bench.batches.only")) {
      return;
    }
    Speeds single = waiting.compare(cases / 4, 1, turns);
    waiting.report("one by one", single);
    Report.figure(kind + " submit / hand-written, one by one", single.ratio(), "x");
    Throughput delivering = new Throughput(kind, true);
    Speeds delivered = delivering.compare(cases / 2, batch, turns);
    delivering.report("batches of " + batch + ", delivering", delivered);
    Report.figure(kind + " delivering / hand-written", delivered.ratio(), "x");
    waiting.latency(cases / 4);
  }

  private void report(String what, Speeds speeds) {
    Report.figure(kind + " sluice, " + what, Report.median(speeds.sluice), "events/s");
    Report.figure(kind + " hand-written, " + what, Report.median(speeds.hand), "events/s");
    // Of use on a machine that others use too.
    String cpu = "processor time of the caller, " + what;
    Report.figure(kind + " sluice, " + cpu, Report.median(speeds.sluiceCpu), "us/event");
    Report.figure(kind + " hand-written, " + cpu, Report.median(speeds.handCpu), "us/event");
    Report.figure(kind + " ratio, " + cpu, Speeds.ratio(speeds.handCpu, speeds.sluiceCpu), "x");
    for (int i = 0; i < speeds.sluice.length; i++) {
      Report.say(
          "    turn %d: sluice %,.0f, hand-written %,.0f", i + 1, speeds.sluice[i], speeds.hand[i]);
    }
  }

  private Speeds compare(int cases, int batch, int turns) throws Exception {
    List<String> events = SixStages.events(0, cases);
    List<Written> written = Recording.of(events, atOnce);
    double[] sluice = new double[turns];
    double[] hand = new double[turns];
    double[] sluiceCpu = new double[turns];
    double[] handCpu = new double[turns];
    for (int turn = -1; turn < turns; turn++) {
      Content ours;
      Content theirs;
      try (Database database = Database.withTables(kind)) {
        Run run = sluice(database, events, batch);
        ours = Content.of(database);
        if (turn >= 0) {
          sluice[turn] = run.speed;
          sluiceCpu[turn] = run.cpu;
        }
      }
      try (Database database = Database.withTables(kind)) {
        Run run = hand(database, events, written, batch);
        theirs = Content.of(database);
        if (turn >= 0) {
          hand[turn] = run.speed;
          handCpu[turn] = run.cpu;
        }
      }
      if (!ours.equals(theirs)) {
        throw new IllegalStateException("Not the same was written: " + ours + " and " + theirs);
      }
      if (turn < 0) {
        ours.tables()
            .forEach(
                (table, content) ->
                    Report.say(
                        "  both wrote %s: %,d rows, %,d bytes, hash %s",
                        table, content.rows(), content.bytes(), content.hash()));
      }
    }
    return new Speeds(sluice, hand, sluiceCpu, handCpu);
  }

  /** How fast Sluice is alone. */
  double sluice(int cases, int batch) throws Exception {
    try (Database database = Database.withTables(kind)) {
      return sluice(database, SixStages.events(0, cases), batch).speed;
    }
  }

  private Run sluice(Database database, List<String> events, int batch) {
    SalesEngine engine = engine(database);
    System.gc();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    for (int from = 0; from < events.size(); from += batch) {
      take(engine, events.subList(from, Math.min(from + batch, events.size())));
    }
    return Run.of(events.size(), start, cpu);
  }

  private SalesEngine engine(Database database) {
    return SixStages.engine(
        JdbcCaseStore.on(database.source(), RecordNames.standard(), () -> SixStages.NOW),
        atOnce,
        () -> SixStages.NOW);
  }

  private void take(SalesEngine engine, List<String> events) {
    if (events.size() == 1) {
      engine.submit(json.readSubmission(events.get(0)));
      return;
    }
    List<Submission> submissions = new ArrayList<>(events.size());
    for (String event : events) {
      submissions.add(json.readSubmission(event));
    }
    Batch taken = engine.submitAll(submissions);
    if (!taken.refusals().isEmpty()) {
      throw new IllegalStateException("Refused: " + taken.refusals());
    }
  }

  private Run hand(Database database, List<String> events, List<Written> written, int batch)
      throws Exception {
    try (HandWritten loop = new HandWritten(database.source(), atOnce)) {
      System.gc();
      long cpu = THREADS.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      for (int from = 0; from < events.size(); from += batch) {
        int to = Math.min(from + batch, events.size());
        loop.take(events.subList(from, to), written.subList(from, to));
      }
      return Run.of(events.size(), start, cpu);
    }
  }

  private void latency(int cases) throws Exception {
    List<String> events = SixStages.events(0, cases);
    try (Database database = Database.withTables(kind)) {
      SalesEngine engine = engine(database);
      long[] nanos = new long[events.size()];
      for (int i = 0; i < nanos.length; i++) {
        Submission submission = json.readSubmission(events.get(i));
        long start = System.nanoTime();
        engine.submit(submission);
        nanos[i] = System.nanoTime() - start;
      }
      Report.latency(kind + " submit", nanos);
    }
  }
}
