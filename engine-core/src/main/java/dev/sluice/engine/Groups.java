package dev.sluice.engine;

import static java.util.stream.Collectors.toSet;

import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.store.CaseStore;
import dev.sluice.store.DueTimer;
import dev.sluice.store.EventId;
import dev.sluice.store.StaleCaseException;
import dev.sluice.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes steps of different cases together, and each for itself where that does not work. */
final class Groups {

  /** So many steps in one transaction: more would save little and hold the rows for longer. */
  private static final int SIZE = 100;

  private final CaseStore store;
  private final Desk desk;
  private final Arrivals arrivals;

  Groups(CaseStore store, Desk desk, Arrivals arrivals) {
    this.store = store;
    this.desk = desk;
    this.arrivals = arrivals;
  }

  /**
   * Takes up submissions and keeps what they leave in one transaction; so many of them, from the
   * first on, as need not wait for what an earlier one tells other cases.
   */
  List<Taken> submit(List<Submission> all) {
    List<Submission> submissions = all.subList(0, Math.min(SIZE, all.size()));
    if (submissions.size() == 1) {
      return List.of(desk.submit(submissions.get(0)));
    }
    Set<EventId> events = new HashSet<>();
    for (Submission submission : submissions) {
      if (submission.id() != null) {
        events.add(new EventId(submission.caseId(), submission.id()));
      }
    }
    try {
      return together(submissions, Submission::caseId, events, Desk::submit);
    } catch (StoreUnavailableException e) {
      return submissions.stream().map(submission -> Taken.of(e)).toList();
    } catch (StaleCaseException | SluiceException e) {
      // Another engine was faster, or one of them cannot be kept: each goes for itself.
      return split(submissions, Submission::caseId).get(0).stream().map(desk::submit).toList();
    }
  }

  private <T> List<Taken> together(
      List<T> all,
      Function<T, String> caseOf,
      Set<EventId> events,
      BiFunction<Desk, T, Taken> step) {
    Group group = new Group(store, all.stream().map(caseOf).collect(toSet()), events);
    Desk apart = desk.in(group);
    List<Taken> taken = new ArrayList<>();
    Set<String> telling = new HashSet<>();
    for (T one : all) {
      if (telling.contains(caseOf.apply(one))) {
        break; // What the case told others comes first, and what they answer.
      }
      Taken next = step.apply(apart, one);
      if (!next.waiting.isEmpty()) {
        telling.add(caseOf.apply(one));
      }
      taken.add(next);
    }
    group.keep();
    return taken;
  }

  /**
   * Fires timers that are still due, in their order, and keeps what timers of different cases leave
   * in one transaction. Those of cases that a thread of this engine or another engine is busy with
   * stay due.
   *
   * @param goOn says before each group whether to go on
   * @param done hears of each when it is kept and no lock is held
   */
  void fire(List<DueTimer> due, BooleanSupplier goOn, Consumer<Taken> done) {
    for (List<DueTimer> group : split(due, DueTimer::caseId)) {
      if (!goOn.getAsBoolean()) {
        return;
      }
      List<Taken> taken = new ArrayList<>();
      arrivals.free(group, DueTimer::caseId, free -> taken.addAll(fireFree(free)));
      taken.forEach(done);
    }
  }

  /** Splits work into groups, in its order; no group has two of one case. */
  private static <T> List<List<T>> split(List<T> all, Function<T, String> caseOf) {
    List<List<T>> groups = new ArrayList<>();
    List<T> group = new ArrayList<>();
    Set<String> cases = new HashSet<>();
    for (T one : all) {
      if (group.size() == SIZE || !cases.add(caseOf.apply(one))) {
        groups.add(group);
        group = new ArrayList<>();
        cases.clear();
        cases.add(caseOf.apply(one));
      }
      group.add(one);
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return groups;
  }

  private List<Taken> fireFree(List<DueTimer> due) {
    List<Taken> all = new ArrayList<>();
    try {
      store.claim(
          due, mine -> all.addAll(together(mine, DueTimer::caseId, Set.of(), Groups::fireIn)));
      return all;
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (StaleCaseException | SluiceException e) {
      return due.stream().map(this::fireAlone).toList();
    }
  }

  private static Taken fireIn(Desk apart, DueTimer timer) {
    return apart.timers().fire(timer);
  }

  private Taken fireAlone(DueTimer due) {
    List<Taken> taken = new ArrayList<>();
    try {
      store.claim(
          List.of(due), mine -> mine.forEach(timer -> taken.add(desk.timers().fire(timer))));
    } catch (StaleCaseException e) {
      return new Taken(); // Nothing of it is kept; it is still due at the next look.
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (SluiceException e) {
      // The database refused it, and with it what was said of the failure.
      Taken failed = new Taken();
      desk.timers().failed(due, e, failed);
      return failed;
    }
    return taken.isEmpty() ? new Taken() : taken.get(0);
  }
}
