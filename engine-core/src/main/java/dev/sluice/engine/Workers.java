package dev.sluice.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
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

  /** The number of the thread that fires timers; those of couriers follow. */
  private static final int TAKING_UP = 0;

  private static final ThreadLocal<Boolean> HERE = ThreadLocal.withInitial(() -> false);

  private final Rounds rounds;
  private final List<Thread> threads = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private long calls;
  private int running;
  private volatile boolean stopping;

  /** What made the last round of a thread fail, by its number. */
  private final Map<Integer, String> troubles = new ConcurrentSkipListMap<>();

  Workers(Rounds rounds, int couriers, ThreadFactory factory) {
    this.rounds = rounds;
    threads.add(factory.newThread(() -> run(TAKING_UP, this::takeUp)));
    for (int i = 1; i <= couriers; i++) {
      int number = i;
      threads.add(factory.newThread(() -> run(number, () -> deliver(number))));
    }
    running = threads.size();
    threads.forEach(Thread::start);
  }

  /** Whether the calling thread is some engine's worker. */
  static boolean here() {
    return HERE.get();
  }

  /** What made the last round of one of the threads fail; null when all went well. */
  @Nullable String trouble() {
    return troubles.values().stream().findFirst().orElse(null);
  }

  /** Whether all threads are at work. */
  boolean working() {
    lock.lock();
    try {
      return running == threads.size();
    } finally {
      lock.unlock();
    }
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
    boolean more = rounds.tell(taken -> call(), this::goOn);
    more |= rounds.fire(now, taken -> call(), this::goOn);
    note(TAKING_UP, null);
    if (more) {
      return now;
    }
    Instant next = rounds.next(now.plus(POLL));
    return next.isAfter(now) ? next : now.plus(BUSY);
  }

  private Instant deliver(int number) {
    note(number, rounds.deliver(this::goOn));
    return rounds.now().plus(POLL);
  }

  private boolean goOn() {
    return !stopping;
  }

  private void note(int number, @Nullable Throwable trouble) {
    if (trouble == null) {
      troubles.remove(number);
    } else {
      troubles.put(number, String.valueOf(trouble));
    }
  }

  private void run(int number, Round round) {
    HERE.set(true);
    try {
      loop(number, round);
    } finally {
      HERE.remove();
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

  private void loop(int number, Round round) {
    Duration pause = POLL;
    while (!stopping) {
      long seen = calls();
      try {
        Instant next = round.go();
        pause = POLL;
        await(seen, Duration.between(rounds.now(), next));
      } catch (Throwable e) {
        // Whatever it is, an Error too, somebody has to do what is due.
        LOG.warn("A round failed; the next one is in {}", pause, e);
        note(number, e);
        await(calls(), pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                ? LONGEST_PAUSE
                : pause.multipliedBy(2);
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
      // Only stop() ends a worker: a handler may have left its thread interrupted.
    } finally {
      lock.unlock();
    }
  }
}
