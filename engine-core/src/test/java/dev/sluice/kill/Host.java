package dev.sluice.kill;

import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Effect;
import dev.sluice.decision.Notify;
import dev.sluice.engine.Batch;
import dev.sluice.engine.Delivery;
import dev.sluice.engine.Outcome;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.CaseStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that is killed: submits events until then, from several threads, one by one and in
 * batches; what was not acknowledged in the lives before comes first, under the same ids. Started
 * with {@code <store> <ledger> <seed> <lease in ms> <work|drain> <share> <of>}.
 */
final class Host {

  /** What it prints when an event is acknowledged. */
  static final String ACKNOWLEDGED = "acknowledged";

  /** What it prints as well when the one before was not. */
  static final String AGAIN = "again";

  private static final int THREADS = 2;
  private static final int BATCH = 8;
  private static final int REPEATS = 20;
  private static final long PAUSE = Duration.ofMillis(5).toNanos();

  private final SalesEngine engine;
  private final CaseStore store;
  private final Ledger ledger;
  private final Work work;
  private final int share;
  private final int of;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean failing = new AtomicBoolean();
  private int highest = -1;

  private Host(CaseStore store, Ledger ledger, Work work, Duration lease, int share, int of) {
    this.store = store;
    this.ledger = ledger;
    this.work = work;
    this.share = share;
    this.of = of;
    this.engine =
        SalesEngine.builder()
            .playbook(Work.playbook())
            .team(Work.team())
            .store(store)
            .lease(lease)
            .on(Notify.class, this::deliver)
            .on(CreateTask.class, this::deliver)
            .build();
  }

  /**
   * Runs a host until it is killed, or until there is nothing left to do.
   *
   * @param args as above
   * @throws Exception ends the process
   */
  public static void main(String[] args) throws Exception {
    dieWithParent();
    Path folder = Path.of(args[1]);
    List<Ledger.Ack> acks = Ledger.acks(folder);
    try (Stores.Opened store = Stores.open(args[0]);
        Ledger ledger = new Ledger(folder)) {
      Host host =
          new Host(
              store.cases(),
              ledger,
              new Work(Long.parseLong(args[2])),
              Duration.ofMillis(Long.parseLong(args[3])),
              Integer.parseInt(args[5]),
              Integer.parseInt(args[6]));
      host.remember(acks);
      if (args[4].equals("drain")) {
        host.drain();
      } else {
        host.work(acks);
      }
    }
  }

  /** The parent's end closes the pipe. */
  private static void dieWithParent() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {}
              } catch (IOException e) {
                System.err.println(e);
              }
              Runtime.getRuntime().halt(3);
            });
    watch.setDaemon(true);
    watch.start();
  }

  private void remember(List<Ledger.Ack> acks) {
    for (Ledger.Ack ack : acks) {
      acknowledged.add(ack.eventId());
      highest = Math.max(highest, Work.number(ack.eventId()));
    }
  }

  private void deliver(Effect effect, Delivery delivery) {
    ledger.add(new Ledger.Delivered(delivery.key(), effect.toString(), Instant.now()));
    LockSupport.parkNanos(100_000); // As if it took some time, so that a blow may fall here.
  }

  private void work(List<Ledger.Ack> acks) throws Exception {
    engine.start();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    all(Work.hubs());
    // What was acknowledged is submitted again too: that must change nothing.
    acks.subList(Math.max(0, acks.size() - REPEATS), acks.size()).stream()
        .filter(ack -> Work.number(ack.eventId()) >= 0)
        .forEach(ack -> all(List.of(work.event(Work.number(ack.eventId())))));
    for (int season = 0; ; season++) {
      run(season, threads);
    }
  }

  private void run(int season, ExecutorService threads) throws Exception {
    List<Submission> openings = new ArrayList<>();
    Queue<Submission> rest = new ConcurrentLinkedQueue<>();
    for (int place = 0; place < Work.SEASON; place++) {
      int number = season * Work.SEASON + place;
      if (!acknowledged.contains(Work.id(number))) {
        if (place < Work.CASES) {
          openings.add(work.event(number));
        } else if (place % of == share) {
          rest.add(work.event(number));
        }
      }
    }
    all(openings);
    List<Callable<Void>> workers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      workers.add(
          () -> {
            drain(rest);
            return null;
          });
    }
    for (Future<Void> worker : threads.invokeAll(workers)) {
      worker.get();
    }
  }

  private void drain(Queue<Submission> rest) {
    Submission next = rest.poll();
    for (int turn = 0; next != null; turn++) {
      List<Submission> some = new ArrayList<>();
      int size = turn % 4 == 0 ? BATCH : 1;
      while (next != null && some.size() < size) {
        some.add(next);
        next = some.size() < size ? rest.poll() : null;
      }
      rest.addAll(attempt(some));
      next = rest.poll();
    }
  }

  private void all(List<Submission> submissions) {
    List<Submission> left = submissions;
    while (!left.isEmpty()) {
      left = attempt(left);
    }
  }

  /** Submits; returns what is not acknowledged and has to be submitted again. */
  private List<Submission> attempt(List<Submission> some) {
    try {
      if (some.size() == 1) {
        acknowledge(some.get(0), engine.submit(some.get(0)));
        return List.of();
      }
      Batch batch = engine.submitAll(some);
      List<Submission> left = batch.refusals().stream().map(Batch.Refusal::submission).toList();
      batch.refusals().forEach(refusal -> failed(refusal.reason()));
      int outcome = 0;
      for (Submission submission : some) {
        if (!left.contains(submission)) {
          acknowledge(submission, batch.outcomes().get(outcome++));
        }
      }
      return left;
    } catch (SluiceException e) {
      failed(e);
      return some;
    }
  }

  private void acknowledge(Submission submission, Outcome outcome) {
    String id = String.valueOf(submission.id());
    JournalEntry entry =
        outcome.entries().stream()
            .filter(kept -> kept.eventId().equals(id))
            .filter(kept -> kept.caseId().equals(submission.caseId()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(submission + " became " + outcome));
    ledger.add(new Ledger.Ack(entry.caseId(), id, entry.version(), outcome.repeated()));
    acknowledged.add(id);
    System.out.println(ACKNOWLEDGED);
    if (failing.getAndSet(false)) {
      System.out.println(AGAIN);
    }
  }

  private void failed(RuntimeException reason) {
    failing.set(true);
    ledger.failed(reason.toString());
    LockSupport.parkNanos(PAUSE);
  }

  /** Submits all numbers of the seasons begun, and goes on until nothing waits any more. */
  private void drain() throws InterruptedException, ExecutionException, Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    all(Work.hubs());
    for (int season = 0; season <= highest / Work.SEASON; season++) {
      run(season, threads);
    }
    threads.shutdown();
    while (!store.backlog().equals(Books.NOTHING)) {
      engine.tick();
      LockSupport.parkNanos(PAUSE);
    }
  }
}
