package dev.sluice.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that do what is due: one fires timers and takes up events between cases, the others
 * deliver effects, so that neither waits for the other. They hold no monitor while they wait.
 */
final class Workers {

  /** Other engines on the store may add work that nobody here is told of. */
  private static final Duration POLL = Duration.ofSeconds(1);

  /** What is due and was not done is of cases that somebody is busy with; a step is short. */
  private static final Duration BUSY = Duration.ofMillis(10);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  private final Rounds rounds;
  private final List<Thread> threads = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private long calls;
  private int running;
  private volatile boolean stopping;
  private volatile @Nullable String trouble;

  Workers(Rounds rounds, int couriers, ThreadFactory factory) {
    this.rounds = rounds;
    threads.add(factory.newThread(() -> run(this::takeUp)));
    for (int i = 0; i < couriers; i++) {
      threads.add(factory.newThread(() -> run(this::deliver)));
    }
    running = threads.size();
    threads.forEach(Thread::start);
  }

  /** What made the last round fail; null when it went well. */
  @Nullable String trouble() {
    return trouble;
  }

  /** Tells the threads that there is something to do. */
  void call() {
    lock.lock();
    try {
      calls++;
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets the threads finish what they are at, for so long, and interrupts the rest. */
  void stop(Duration patience) {
    stopping = true;
    call();
    try {
      if (!ended(patience)) {
        LOG.warn("A worker does not come to an end in {} and is interrupted", patience);
        threads.stream()
            .filter(thread -> thread != Thread.currentThread())
            .forEach(Thread::interrupt);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until all are done, but for the one that asks, if it is one; false when they are not. */
  private boolean ended(Duration patience) throws InterruptedException {
    int mine = threads.contains(Thread.currentThread()) ? 1 : 0;
    lock.lock();
    try {
      long left = patience.toNanos();
      while (left > 0 && running > mine) {
        left = work.awaitNanos(left);
      }
      return running <= mine;
    } finally {
      lock.unlock();
    }
  }

  /** One round; returns when to look again. */
  @FunctionalInterface
  private interface Round {

    Instant go();
  }

  private Instant takeUp() {
    Instant now = rounds.now();
    boolean more = rounds.tell(taken -> call());
    more |= rounds.fire(now, taken -> call());
    if (more) {
      return now;
    }
    Instant next = rounds.next(now.plus(POLL));
    return next.isAfter(now) ? next : now.plus(BUSY);
  }

  private Instant deliver() {
    rounds.deliver();
    return rounds.now().plus(POLL);
  }

  private void run(Round round) {
    try {
      loop(round);
    } finally {
      leave();
    }
  }

  private void leave() {
    lock.lock();
    try {
      running--;
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void loop(Round round) {
    Duration pause = POLL;
    while (!stopping) {
      long seen = calls();
      try {
        Instant next = round.go();
        trouble = null;
        pause = POLL;
        await(seen, Duration.between(rounds.now(), next));
      } catch (RuntimeException | LinkageError | AssertionError e) {
        if (!stopping) {
          LOG.warn("A round failed; the next one is in {}", pause, e);
          trouble = String.valueOf(e);
          await(calls(), pause);
          pause =
              pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                  ? LONGEST_PAUSE
                  : pause.multipliedBy(2);
        }
      }
    }
  }

  private long calls() {
    lock.lock();
    try {
      return calls;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a call after the one last seen, but no longer than so long. */
  private void await(long seen, Duration time) {
    lock.lock();
    try {
      long left = time.toNanos();
      while (left > 0 && calls == seen && !stopping) {
        left = work.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      stopping = true; // Whoever interrupts a worker wants it gone.
    } finally {
      lock.unlock();
    }
  }
}
