package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.assignment.Rotation;
import dev.sluice.assignment.Turn;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.CaseQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Engines of several machines on one PostgreSQL, whose own clocks are off by an hour. Without a
 * leader: each takes what comes to it and what is due. {@code -Dsluice.cluster.cases=10000} is the
 * long run.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class ClusterTest {

  private static final int CASES = Integer.getInteger("sluice.cluster.cases", 200);
  private static final List<Duration> SKEWS =
      List.of(Duration.ZERO, Duration.ofHours(1), Duration.ofHours(-1), Duration.ofMinutes(-30));

  private final Queue<String> early = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> work =
      new ConcurrentLinkedQueue<>(IntStream.range(0, CASES).boxed().toList());

  private List<Machine> machines(int count, Duration until) {
    List<Machine> machines = new ArrayList<>();
    for (JdbcConnectionPool pool : TestDatabases.postgresql(count)) {
      machines.add(new Machine(pool, SKEWS.get(machines.size()), work, until, early));
    }
    return machines;
  }

  /** Runs until a moment after which nothing is left to submit. */
  private static void submit(List<Machine> machines, Runnable meanwhile) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(machines.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      machines.forEach(machine -> running.add(threads.submit(machine::submit)));
      meanwhile.run();
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void awaitWork(int left) {
    while (work.size() > left) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static Map<String, Long> shares(SalesEngine engine) {
    return engine.find(CaseQuery.all().pipeline("deal").page(CASES, null)).stream()
        .map(state -> String.valueOf(state.facts().salesCase().owner()))
        .collect(Collectors.groupingBy(owner -> owner, Collectors.counting()));
  }

  private static void checkShares(SalesEngine engine) {
    Map<String, Long> shares = shares(engine);
    assertThat(shares).containsOnlyKeys(Machine.REPS);
    assertThat(shares.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(CASES);
    long most = shares.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    long least = shares.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    assertThat(most - least).isLessThanOrEqualTo(1);
    CaseState team = engine.view("team:sales");
    Rotation rotation =
        team.facts().kept().stream()
            .filter(Rotation.class::isInstance)
            .map(Rotation.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(rotation.turns().values().stream().mapToInt(Turn::open).sum()).isEqualTo(CASES);
  }

  @Test
  void every_case_has_one_owner_and_one_deadline_though_machines_come_and_go() throws Exception {
    List<Machine> machines = machines(4, Duration.ofSeconds(1));
    machines.forEach(machine -> machine.engine().start());
    submit(
        machines,
        () -> {
          awaitWork(CASES * 2 / 3);
          machines.get(1).stop();
          awaitWork(CASES / 3);
          machines.get(2).unplug();
        });
    SalesEngine last = machines.get(0).engine();
    // What the other two took from the queue and could not submit.
    submit(List.of(machines.get(0)), () -> {});
    while (last.nextDue() != null || last.health().backlog().events() > 0) {
      last.tick();
    }
    checkShares(last);
    for (int i = 0; i < CASES; i++) {
      List<JournalEntry> journal = last.journal("L-" + i);
      assertThat(journal.stream().<Class<?>>map(entry -> entry.event().getClass()))
          .as("L-" + i)
          .containsExactlyInAnyOrder(LeadCaptured.class, OwnerAssigned.class, DeadlineMissed.class);
    }
    assertThat(early).isEmpty();
    assertThat(machines.stream().mapToInt(machine -> machine.fired.get()).sum())
        .isBetween(CASES - 1, CASES);
    machines.forEach(machine -> machine.engine().close());
  }

  @Test
  void owners_are_assigned_side_by_side() throws Exception {
    for (int count : List.of(1, 2, 4)) {
      work.clear();
      IntStream.range(0, CASES).forEach(work::add);
      List<Machine> machines = machines(count, Duration.ofDays(7));
      long started = System.nanoTime();
      submit(machines, () -> {});
      SalesEngine any = machines.get(0).engine();
      while (any.health().backlog().events() > 0) {
        any.tick();
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      System.out.printf(
          "cluster: %d engines, %d cases, %.0f owners assigned a second%n",
          count, CASES, CASES / seconds);
      checkShares(any);
    }
  }
}
