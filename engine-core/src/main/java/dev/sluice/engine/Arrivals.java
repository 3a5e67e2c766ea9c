package dev.sluice.engine;

import dev.sluice.event.LeadCaptured;
import dev.sluice.event.LeadMerged;
import dev.sluice.fact.Keys;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.step.CaseState;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.Cases;
import dev.sluice.store.StaleCaseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the case that takes up an event: the one it is addressed to, the one that was merged into,
 * or for a new lead the open one that is about the same company and contact.
 */
final class Arrivals {

  /** What is done with an event, under the lock of the case that takes it. */
  @FunctionalInterface
  interface Work {

    /** Takes up an event, turned into what it means for that case; null when there is none yet. */
    void take(String caseId, @Nullable CaseState state, Record event);
  }

  /** So many conflicts with other engines, and the case is locked for them. */
  private static final int CONTENDED = 3;

  /** So many conflicts, and something else is wrong. */
  private static final int HOPELESS = 8;

  private final Cases store;
  private final Door door;
  private final Locks cases;

  Arrivals(Cases store, Door door) {
    this(store, door, new Locks());
  }

  private Arrivals(Cases store, Door door, Locks cases) {
    this.store = store;
    this.door = door;
    this.cases = cases;
  }

  /** Finds cases where steps of a group are kept, under the same locks. */
  Arrivals in(Group group) {
    return new Arrivals(group, door, cases);
  }

  /**
   * Runs work on those of some things whose cases nobody here is busy with, and holds those cases
   * meanwhile. It does not wait: who waits for a case while the store holds its row for them, waits
   * for somebody who waits for that row.
   */
  <T> void free(List<T> some, Function<T, String> caseOf, Consumer<List<T>> work) {
    List<T> free = new ArrayList<>();
    List<ReentrantLock> held = new ArrayList<>();
    try {
      for (T one : some) {
        ReentrantLock lock = cases.of(caseOf.apply(one));
        if (lock.tryLock()) {
          held.add(lock);
          free.add(one);
        }
      }
      if (!free.isEmpty()) {
        work.accept(free);
      }
    } finally {
      held.forEach(ReentrantLock::unlock);
    }
  }

  void receive(String caseId, Record event, @Nullable String wish, Work work) {
    boolean known =
        at(
            caseId,
            state -> {
              if (state != null) {
                work.take(caseId, state, event);
              }
              return state != null;
            });
    if (known) {
      return;
    }
    String home = home(caseId);
    if (!home.equals(caseId)) {
      take(home, event instanceof LeadCaptured lead ? merged(caseId, lead) : event, work);
    } else if (event instanceof LeadCaptured lead) {
      capture(caseId, lead, wish, work);
    } else {
      take(caseId, event, work);
    }
  }

  /** The case that a case was merged into; itself when it was not. */
  String home(String caseId) {
    if (store.load(caseId) != null) {
      return caseId;
    }
    String home = store.home(caseId);
    return home == null ? caseId : home;
  }

  /**
   * Runs under the lock of a case, with the case as it is; returns what was returned. In a
   * transaction that goes on after the step there is no waiting for threads: it may hold the row of
   * a case that such a thread waits for.
   */
  boolean at(String caseId, Predicate<@Nullable CaseState> work) {
    if (store.joined()) {
      return work.test(store.load(caseId));
    }
    ReentrantLock lock = cases.of(caseId);
    lock.lock();
    try {
      for (int conflicts = 0; ; conflicts++) {
        try {
          return conflicts < CONTENDED
              ? work.test(store.load(caseId))
              : store.exclusively(caseId, () -> work.test(store.load(caseId)));
        } catch (StaleCaseException e) {
          if (conflicts == HOPELESS) {
            throw e;
          }
          // Two engines that met once should not meet again at the same pace.
          LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1, 4_000_000L << conflicts));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void take(String caseId, Record event, Work work) {
    at(
        caseId,
        state -> {
          work.take(caseId, state, event);
          return true;
        });
  }

  private void capture(String caseId, LeadCaptured lead, @Nullable String wish, Work work) {
    Pipeline pipeline = door.playbook(null, caseId, lead, wish).pipeline();
    Set<String> keys = exclusive(pipeline, lead);
    boolean done = false;
    while (!done) {
      String open = open(pipeline, keys, caseId, lead, work);
      done = open == null || merge(open, keys, caseId, lead, work);
    }
  }

  /** The keys that no other open case of a pipeline may have when a lead opens one there. */
  static Set<String> exclusive(Pipeline pipeline, LeadCaptured lead) {
    return pipeline.mergesDuplicates()
        ? Keys.people(lead.lead().company(), lead.contacts())
        : Set.of();
  }

  /** Opens a case for a lead; returns the open case that it is about instead, if there is one. */
  private @Nullable String open(
      Pipeline pipeline, Set<String> keys, String caseId, LeadCaptured lead, Work work) {
    AtomicReference<@Nullable String> other = new AtomicReference<>();
    at(
        caseId,
        state -> {
          // Asked again after a conflict: another engine may have opened it.
          String open = match(pipeline, keys);
          boolean mine = open == null || open.equals(caseId);
          other.set(mine ? null : open);
          if (mine) {
            work.take(caseId, state, lead);
          }
          return mine;
        });
    return other.get();
  }

  /** Merges a lead into a case; not when the case closed meanwhile or lost its contact. */
  private boolean merge(
      String open, Set<String> keys, String caseId, LeadCaptured lead, Work work) {
    return at(
        open,
        state -> {
          if (state == null || Collections.disjoint(Keys.of(state.facts()), keys)) {
            return false;
          }
          work.take(open, state, merged(caseId, lead));
          return true;
        });
  }

  /** The open case of a pipeline that has one of the keys; of several the one opened first. */
  private @Nullable String match(Pipeline pipeline, Set<String> keys) {
    return keys.stream()
        .map(key -> CaseQuery.all().pipeline(pipeline.id()).onlyRunning().key(key))
        .flatMap(query -> store.find(query).stream())
        .min(
            Comparator.comparing((CaseState state) -> state.facts().salesCase().openedAt())
                .thenComparing(CaseState::caseId))
        .map(CaseState::caseId)
        .orElse(null);
  }

  private static LeadMerged merged(String caseId, LeadCaptured lead) {
    return new LeadMerged(caseId, lead.lead(), lead.contacts());
  }
}
