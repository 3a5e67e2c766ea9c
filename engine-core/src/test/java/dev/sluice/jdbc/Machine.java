package dev.sluice.jdbc;

import dev.sluice.decision.SeekOwner;
import dev.sluice.engine.EngineListener;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.Submission;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.StoreUnavailableException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** One machine of a cluster: an engine at work, its connections, a thread that submits leads. */
final class Machine implements EngineListener {

  static final List<String> REPS = List.of("chen", "li", "wang", "zhao");

  /** A lead looks for an owner. Its stage may take seven days. */
  private static final Policy RULES =
      situation ->
          situation.event() instanceof LeadCaptured
              ? List.of(
                  Proposal.of("Owner", situation, new SeekOwner("sales", null, null, null, 0)))
              : List.of();

  private static final Duration LIMIT = Duration.ofDays(7);

  private final JdbcConnectionPool pool;
  private final Queue<String> early;
  private final Queue<Integer> work;
  private final Duration until;
  private final DatabaseClock clock;
  private final SalesEngine engine;
  private volatile boolean unplugged;
  private volatile boolean stopped;

  /** How many deadlines passed here. */
  final AtomicInteger fired = new AtomicInteger();

  /**
   * A machine whose own clock is off. Its leads came nearly seven days ago: what is left of their
   * time is {@code until}.
   */
  Machine(
      JdbcConnectionPool pool,
      Duration skew,
      Queue<Integer> work,
      Duration until,
      Queue<String> early) {
    this.pool = pool;
    this.work = work;
    this.until = until;
    this.early = early;
    DataSource source = plug();
    LongSupplier ticks = () -> System.nanoTime() + skew.toNanos();
    this.clock = new DatabaseClock(new Transactions(source), Dialect.POSTGRESQL, ticks);
    this.engine =
        SalesEngine.builder()
            .playbook(Deal.PLAYBOOK.withPolicy(RULES))
            .team(Team.of("sales", REPS.stream().map(Rep::rep).toArray(Rep[]::new)))
            .store(JdbcCaseStore.on(source, RecordNames.standard(), clock))
            .listener(this)
            .build();
  }

  SalesEngine engine() {
    return engine;
  }

  /** Submits what is to be submitted, until there is no more or this machine is gone. */
  void submit() {
    Integer number = work.poll();
    while (number != null && !stopped) {
      try {
        Instant came = clock.instant().minus(LIMIT).plus(until);
        engine.submit(
            Submission.of("L-" + number, new LeadCaptured(Lead.of("Acme " + number, "fair")))
                .id("came")
                .at(came));
      } catch (StoreUnavailableException e) {
        // Its sender hears nothing and submits it again, to whoever is there.
        work.add(number);
        return;
      }
      number = work.poll();
    }
    if (number != null) {
      work.add(number);
    }
  }

  /** Orderly: what is at work is finished. */
  void stop() {
    stopped = true;
    engine.close();
  }

  /** Its connections are cut, in the middle of whatever they do. */
  void unplug() {
    unplugged = true;
    TestDatabases.cut(pool);
    engine.close();
  }

  @Override
  public void committed(JournalEntry entry) {
    if (entry.event() instanceof DeadlineMissed timer) {
      fired.incrementAndGet();
      Instant database = TestDatabases.now();
      if (entry.now().isBefore(timer.dueAt()) || database.isBefore(entry.now())) {
        early.add(entry.caseId() + " fired at " + entry.now() + ", the database's " + database);
      }
    }
  }

  /** Connections of this machine, while it has any. */
  private DataSource plug() {
    return (DataSource)
        Proxy.newProxyInstance(
            Machine.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> {
              if (unplugged) {
                throw new SQLException("The network is gone", "08001");
              }
              return pool.getConnection();
            });
  }
}
