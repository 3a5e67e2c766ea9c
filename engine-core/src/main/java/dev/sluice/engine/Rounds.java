package dev.sluice.engine;

import dev.sluice.fault.SluiceException;
import dev.sluice.step.Tell;
import dev.sluice.store.CaseStore;
import dev.sluice.store.DueTimer;
import dev.sluice.store.StaleCaseException;
import dev.sluice.store.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that waits in the store: events between cases, timers that are due, effects. */
final class Rounds {

  /** So many timers before anything else gets a turn. */
  private static final int PAGE = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final CaseStore store;
  private final InstantSource clock;
  private final Groups groups;
  private final Teller teller;
  private final Courier courier;
  private final Listeners listeners;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicReference<@Nullable Workers> workers = new AtomicReference<>();

  Rounds(
      CaseStore store,
      InstantSource clock,
      Groups groups,
      Teller teller,
      Courier courier,
      Listeners listeners) {
    this.store = store;
    this.clock = clock;
    this.groups = groups;
    this.teller = teller;
    this.courier = courier;
    this.listeners = listeners;
  }

  /** Takes up events between cases that wait; returns whether there may be more. */
  boolean tell(Consumer<Taken> done, BooleanSupplier goOn) {
    List<Tell> waiting = store.tells(SalesEngine.FOLLOW_UPS);
    boolean some = false;
    for (Tell tell : waiting) {
      if (!goOn.getAsBoolean()) {
        return false;
      }
      Taken taken = new Taken();
      taken.waiting.add(tell);
      follow(taken);
      done.accept(taken);
      some |= !taken.nothing();
    }
    return some && waiting.size() == SalesEngine.FOLLOW_UPS;
  }

  /**
   * Fires timers that are due at a moment, the longest due first; returns whether there may be
   * more.
   */
  boolean fire(Instant now, Consumer<Taken> done, BooleanSupplier goOn) {
    List<DueTimer> due = store.due(now, PAGE);
    AtomicBoolean some = new AtomicBoolean();
    groups.fire(
        due,
        goOn,
        taken -> {
          some.compareAndSet(false, taken.something());
          follow(taken);
          done.accept(taken);
        });
    // When nothing came of a whole page, others have those cases at the moment.
    return some.get() && due.size() == PAGE;
  }

  /** Delivers what is due; returns what kept some of it from being delivered. */
  @Nullable SluiceException deliver(BooleanSupplier goOn) {
    return courier.deliverAll(goOn);
  }

  /** Delivers what is due of a case, here or by the workers; not what the host may yet undo. */
  void deliver(String caseId) {
    if (store.joined()) {
      return;
    }
    Workers some = workers.get();
    if (some == null) {
      courier.deliver(caseId);
    } else {
      some.call();
    }
  }

  void start(int couriers, ThreadFactory threads) {
    lock.lock();
    try {
      if (workers.get() != null) {
        throw new IllegalStateException("This engine's workers run already. Close it first");
      }
      workers.set(new Workers(this, couriers, threads));
    } finally {
      lock.unlock();
    }
  }

  void stop(Duration patience) {
    Workers some = workers.getAndSet(null);
    if (some != null) {
      some.stop(patience);
    }
  }

  Health health() {
    Workers some = workers.get();
    return Health.of(
        clock.instant(),
        store.backlog(),
        some != null && some.working(),
        some == null ? null : some.trouble());
  }

  /** When something is due next. */
  Instant next(Instant latest) {
    Instant timer = store.nextDue();
    return timer == null || timer.isAfter(latest) ? latest : timer;
  }

  /** Outside every lock: takes up what cases tell each other, and delivers effects. */
  void follow(Taken taken) {
    if (store.joined()) {
      return; // The host may yet undo it.
    }
    try {
      int room = SalesEngine.FOLLOW_UPS;
      while (room > 0 && !taken.waiting.isEmpty()) {
        room -= teller.tell(taken.waiting.removeFirst(), room, taken);
      }
    } catch (StoreUnavailableException | StaleCaseException e) {
      // The step itself is kept, and so is what it told.
      LOG.warn("What follows waits for the next round: {}", e.getMessage());
    }
    taken.announce(listeners);
    for (String caseId : taken.withEffects()) {
      try {
        deliver(caseId);
      } catch (SluiceException | StaleCaseException e) {
        // The steps are kept, and this is not their failure.
        LOG.warn("Effects of case {} wait for the next round: {}", caseId, e.getMessage());
      }
    }
    Workers some = workers.get();
    if (some != null && taken.gathers()) {
      some.call(); // They may have meant to rest for longer.
    }
  }

  /** Refuses what would act on steps that the host may yet undo. */
  void checkNotJoined(String what) {
    if (store.joined()) {
      throw new IllegalStateException(
          what
              + " delivers what was kept, and this thread is in a transaction that may yet be"
              + " rolled back. Call it after the commit");
    }
  }

  Instant now() {
    return clock.instant();
  }
}
