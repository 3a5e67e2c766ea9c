package dev.sluice.examples.benchmarks.durable;

import dev.sluice.engine.SalesEngine;
import dev.sluice.event.Submission;
import dev.sluice.jdbc.JdbcCaseStore;
import dev.sluice.json.RecordNames;
import dev.sluice.json.SluiceJson;
import dev.sluice.store.DueTimer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What a million timers, cases and events cost. */
final class Growth {

  private static final List<String> TABLES =
      List.of("case", "key", "person", "journal", "timer", "effect");

  private final String kind;
  private final SluiceJson json = new SluiceJson(RecordNames.standard());

  private Growth(String kind) {
    this.kind = kind;
  }

  static void timers(String kind) throws Exception {
    new Growth(kind).timers();
  }

  static void cases(String kind) throws Exception {
    new Growth(kind).cases();
  }

  static void events(String kind) throws Exception {
    new Growth(kind).events();
  }

  /** Finding 100 due timers among few and among many. */
  private void timers() throws Exception {
    int few = 1000;
    int many = Settings.number("growth.timers", 1_000_000);
    Report.title("Finding 100 due timers on " + kind);
    try (Database small = pending(few);
        Database large = pending(many)) {
      JdbcCaseStore smallStore = store(small);
      JdbcCaseStore largeStore = store(large);
      long[] smallNanos = new long[1000];
      long[] largeNanos = new long[1000];
      for (int i = -1000; i < 1000; i++) {
        long one = due(smallStore);
        long other = due(largeStore);
        if (i >= 0) {
          smallNanos[i] = one;
          largeNanos[i] = other;
        }
      }
      Report.latency(kind + " 100 due of " + few + " pending", smallNanos);
      Report.latency(kind + " 100 due of " + many + " pending", largeNanos);
      Report.figure(
          kind + " finding the due, " + many + " / " + few + " pending",
          Report.percentile(largeNanos, 0.5) / Report.percentile(smallNanos, 0.5),
          "x");
      Report.say("  %s", plan(large).replace("\n", "\n  "));
    }
  }

  private static long due(JdbcCaseStore store) {
    long start = System.nanoTime();
    List<DueTimer> due = store.due(SixStages.NOW, 500);
    long nanos = System.nanoTime() - start;
    if (due.size() != 100) {
      throw new IllegalStateException(due.size() + " are due");
    }
    return nanos;
  }

  /** A hundred timers are due, the others in the days to come. */
  private Database pending(int timers) throws Exception {
    Database database = Database.withTables(kind);
    String now = "TIMESTAMP WITH TIME ZONE '" + SixStages.NOW.toString().replace("Z", "+00") + "'";
    String numbers =
        (database.isH2() ? "SYSTEM_RANGE(1, %d)" : "generate_series(1, %d) x").formatted(timers);
    database.run(
        "INSERT INTO sluice_timer (case_id, timer_id, look_at) SELECT 'L-' || x, 'stage:lead', "
            + now
            + " + (x - 100) * INTERVAL '1' SECOND FROM "
            + numbers);
    database.run("ANALYZE");
    return database;
  }

  /** How the database finds them; the statement is the store's own. */
  private static String plan(Database database) throws Exception {
    return database.text(
        "EXPLAIN SELECT look_at, case_id, timer_id FROM sluice_timer WHERE look_at <="
            + " TIMESTAMP WITH TIME ZONE '2026-03-02 01:00:00+00'"
            + " ORDER BY look_at, case_id, timer_id FETCH FIRST 500 ROWS ONLY");
  }

  private static JdbcCaseStore store(Database database) {
    return JdbcCaseStore.on(database.source(), RecordNames.standard(), () -> SixStages.NOW);
  }

  private static SalesEngine engine(Database database) {
    return SixStages.engine(store(database), false, () -> SixStages.NOW);
  }

  /** An event to a case picked at random, among few and among many, in turns. */
  private void cases() throws Exception {
    int few = Settings.number("growth.few", 10_000);
    int many = Settings.number("growth.cases", 1_000_000);
    int events = Settings.number("growth.samples", 4000);
    int group = 200;
    Report.title("Cases on " + kind + ": " + few + " and " + many);
    try (Database small = Database.withTables(kind);
        Database large = Database.withTables(kind)) {
      new Filler(small, 2).fill(0, few);
      long start = System.nanoTime();
      new Filler(large, 2).fill(0, many);
      Report.say("  filled in %.0f s", (System.nanoTime() - start) / 1e9);
      long[] smallNanos = new long[events];
      long[] largeNanos = new long[events];
      List<Submission> smallEvents = moves(few, events + 2 * group);
      List<Submission> largeEvents = moves(many, events + 2 * group);
      SalesEngine smallEngine = engine(small);
      SalesEngine largeEngine = engine(large);
      for (int from = -2 * group; from < events; from += group) {
        for (int i = from; i < from + group; i++) {
          time(smallEngine, smallEvents.get(i + 2 * group), smallNanos, i);
        }
        for (int i = from; i < from + group; i++) {
          time(largeEngine, largeEvents.get(i + 2 * group), largeNanos, i);
        }
      }
      Report.latency(kind + " submit among " + few + " cases", smallNanos);
      Report.latency(kind + " submit among " + many + " cases", largeNanos);
      double ratio = mean(largeNanos) / mean(smallNanos);
      Report.figure(kind + " submit among " + few + " cases, mean", mean(smallNanos) / 1e3, "us");
      Report.figure(kind + " submit among " + many + " cases, mean", mean(largeNanos) / 1e3, "us");
      Report.figure(
          kind + " cost of an event, " + many + " / " + few + " cases, p50",
          Report.percentile(largeNanos, 0.5) / Report.percentile(smallNanos, 0.5),
          "x");
      Report.atMost(kind + " cost of an event, " + many + " / " + few + " cases", ratio, 1.3);
    }
  }

  private static void time(SalesEngine engine, Submission event, long[] nanos, int index) {
    long start = System.nanoTime();
    engine.submit(event);
    if (index >= 0) {
      nanos[index] = System.nanoTime() - start;
    }
  }

  private static double mean(long[] values) {
    double sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The third event of cases picked at random, no case twice. */
  private List<Submission> moves(int cases, int events) {
    SplittableRandom random = new SplittableRandom(11);
    return random
        .ints(0, cases)
        .distinct()
        .limit(events)
        .mapToObj(number -> json.readSubmission(SixStages.event(number, 2)))
        .toList();
  }

  /** Whole cases one after another, and what the tables and the file hold then. */
  private void events() throws Exception {
    int events = Settings.number("growth.events", 1_000_000);
    int cases = events / SixStages.EVENTS;
    int batch = Settings.number("batch", 50);
    Report.title(events + " events on " + kind);
    try (Database database = Database.withTables(kind)) {
      SalesEngine engine = engine(database);
      long largest = 0;
      int taken = 0;
      int step = 5000;
      long start = System.nanoTime();
      for (int first = 0; first < cases; first += step) {
        List<String> texts = SixStages.events(first, Math.min(step, cases - first));
        for (int from = 0; from < texts.size(); from += batch) {
          List<Submission> group = new ArrayList<>(batch);
          for (String text : texts.subList(from, Math.min(from + batch, texts.size()))) {
            group.add(json.readSubmission(text));
          }
          engine.submitAll(group);
        }
        taken += texts.size();
        if (database.isH2()) {
          largest = Math.max(largest, database.fileSize());
          Report.say("    %,d events: file of %,d bytes", taken, database.fileSize());
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Report.figure(kind + " submitAll over " + taken + " events", taken / seconds, "events/s");
      sizes(database, taken, largest);
    }
  }

  private void sizes(Database database, int events, long largest) throws Exception {
    for (String table : TABLES) {
      long rows = database.number("SELECT count(*) FROM sluice_" + table);
      String name = kind + " sluice_" + table;
      if (!database.isH2()) {
        long bytes = database.number("SELECT pg_total_relation_size('sluice_" + table + "')");
        Report.figure(name + ", table and indexes", (double) bytes / events, "bytes/event");
      } else {
        long bytes =
            database.number(
                "SELECT DISK_SPACE_USED('PUBLIC.SLUICE_" + table.toUpperCase(Locale.ROOT) + "')");
        Report.figure(name + ", table", (double) bytes / events, "bytes/event");
      }
      Report.figure(name + " rows", (double) rows, "rows");
    }
    if (database.isH2()) {
      Report.figure("h2 file, largest", (double) largest / events, "bytes/event");
      Report.figure("h2 file, at the end", (double) database.fileSize() / events, "bytes/event");
      database.compact();
      Report.figure("h2 file, compacted", (double) database.fileSize() / events, "bytes/event");
    } else {
      long bytes = database.number("SELECT pg_database_size(current_database())");
      Report.figure("postgresql database", (double) bytes / events, "bytes/event");
    }
  }
}
