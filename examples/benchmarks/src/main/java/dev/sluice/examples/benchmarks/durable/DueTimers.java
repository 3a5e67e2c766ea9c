package dev.sluice.examples.benchmarks.durable;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.sluice.engine.SalesEngine;
import dev.sluice.jdbc.JdbcCaseStore;
import dev.sluice.json.RecordNames;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Timers that are due at once, on PostgreSQL: Sluice beside db-scheduler. */
final class DueTimers {

  private static final int THREADS = 10;

  private DueTimers() {}

  static void run() throws Exception {
    int timers = Settings.number("timers", 20_000);
    int turns = Settings.number("turns", 3);
    Report.title("Due timers on postgresql, " + timers);
    double[] ratios = new double[turns];
    for (int turn = -1; turn < turns; turn++) {
      int many = turn < 0 ? timers / 4 : timers;
      double ours = sluice(many);
      double theirs = scheduler(many);
      if (turn >= 0) {
        Report.figure("turn " + (turn + 1) + " sluice, tick", ours, "timers/s");
        Report.figure("turn " + (turn + 1) + " db-scheduler", theirs, "executions/s");
        ratios[turn] = ours / theirs;
      }
    }
    Report.figure("sluice / db-scheduler", Report.median(ratios), "x");
  }

  /** Each firing is a step: it loads and writes a case, and writes a journal entry. */
  private static double sluice(int timers) throws Exception {
    Instant due = SixStages.NOW.plus(Duration.ofHours(25));
    try (Database database = Database.withTables("postgresql")) {
      new Filler(database, 1).fill(0, timers);
      SalesEngine engine =
          SixStages.engine(
              JdbcCaseStore.on(database.source(), RecordNames.standard(), () -> due),
              false,
              () -> due);
      long start = System.nanoTime();
      int fired = 0;
      while (fired < timers) {
        int some = engine.tick().size();
        if (some == 0) {
          throw new IllegalStateException("Only " + fired + " of " + timers + " timers fired");
        }
        fired += some;
      }
      double speed = fired * 1e9 / (System.nanoTime() - start);
      long entries = database.number("SELECT count(*) FROM sluice_journal WHERE version = 2");
      if (fired != timers || entries != timers) {
        throw new IllegalStateException(fired + " fired, " + entries + " in the journal");
      }
      return speed;
    }
  }

  /** An execution does nothing; its row is locked, fetched and deleted. */
  private static double scheduler(int timers) throws Exception {
    try (Database database = Database.empty("postgresql")) {
      database.run(
          """
          CREATE TABLE scheduled_tasks (task_name TEXT NOT NULL, task_instance TEXT NOT NULL,
            task_data BYTEA, execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
            picked BOOLEAN NOT NULL, picked_by TEXT, last_success TIMESTAMP WITH TIME ZONE,
            last_failure TIMESTAMP WITH TIME ZONE, consecutive_failures INT,
            last_heartbeat TIMESTAMP WITH TIME ZONE, version BIGINT NOT NULL, priority SMALLINT,
            PRIMARY KEY (task_name, task_instance))
          """);
      database.run("CREATE INDEX due ON scheduled_tasks (execution_time)");
      database.run("CREATE INDEX heartbeat ON scheduled_tasks (last_heartbeat)");
      database.run(
          "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
              + " SELECT 'timer', i::text, now() - interval '1 hour' + i * interval '1 ms', false,"
              + " 1 FROM generate_series(1, "
              + timers
              + ") i");
      database.run("ANALYZE");
      AtomicInteger executed = new AtomicInteger();
      CountDownLatch done = new CountDownLatch(timers);
      OneTimeTask<Void> task =
          Tasks.oneTime("timer")
              .execute(
                  (instance, context) -> {
                    executed.incrementAndGet();
                    done.countDown();
                  });
      Scheduler scheduler =
          Scheduler.create(database.source(), task)
              .threads(THREADS)
              .pollUsingLockAndFetch(4, 20)
              .pollingInterval(Duration.ofMillis(100))
              .build();
      long start = System.nanoTime();
      scheduler.start();
      done.await();
      // The last rows are deleted after their tasks.
      while (database.number("SELECT count(*) FROM scheduled_tasks") > 0) {
        Thread.onSpinWait();
      }
      double speed = timers * 1e9 / (System.nanoTime() - start);
      scheduler.stop();
      if (executed.get() != timers) {
        throw new IllegalStateException(executed + " executed of " + timers);
      }
      return speed;
    }
  }
}
