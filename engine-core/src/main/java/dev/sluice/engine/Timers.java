package dev.sluice.engine;

import dev.sluice.fault.SluiceException;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.step.Step;
import dev.sluice.step.Timer;
import dev.sluice.store.CaseStore;
import dev.sluice.store.DueTimer;
import dev.sluice.store.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fires timers; one whose step fails stays, and is tried again. */
final class Timers {

  private static final Duration PAUSE = Duration.ofMinutes(5);

  /** Another engine may know what this one does not, while a new version is rolled out. */
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);

  private final CaseStore store;
  private final InstantSource clock;
  private final Door door;
  private final Arrivals arrivals;
  private final Keeper keeper;

  Timers(CaseStore store, InstantSource clock, Door door, Arrivals arrivals, Keeper keeper) {
    this.store = store;
    this.clock = clock;
    this.door = door;
    this.arrivals = arrivals;
    this.keeper = keeper;
  }

  /** Fires a timer if it is still due. */
  Taken fire(DueTimer due) {
    Taken taken = new Taken();
    try {
      arrivals.at(due.caseId(), state -> state != null && fire(state, due, taken));
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (SluiceException e) {
      // It cannot even be read, perhaps because a newer engine wrote it.
      failed(due, e, taken);
    }
    return taken;
  }

  private boolean fire(CaseState state, DueTimer due, Taken taken) {
    Timer timer = state.timer(due.timerId());
    Instant dueAt = timer == null ? null : timer.due();
    if (timer == null || dueAt == null || dueAt.isAfter(clock.instant())) {
      return false;
    }
    fire(state, timer, due, Desk.later(state, clock.instant()), taken);
    return true;
  }

  /** Returns the case after the timer's step; null when the step failed and the timer stays. */
  private @Nullable CaseState fire(
      CaseState state, Timer timer, DueTimer due, Instant now, Taken taken) {
    Playbook playbook;
    try {
      playbook = door.playbookOf(state);
      door.checkTakenUp(state, timer, playbook);
    } catch (SluiceException e) {
      unknown(due, timer, e, taken);
      return null;
    }
    try {
      return keeper.step(
          state.caseId(),
          "timer " + timer.id(),
          state,
          () -> Step.fire(state, timer, now, playbook),
          Keeper.Besides.NOTHING,
          taken);
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (SluiceException e) {
      failed(due, e, taken);
      return null;
    }
  }

  /** Leaves a timer to engines that know it: soon at first, later on as seldom as any other. */
  private void unknown(DueTimer due, Timer timer, SluiceException reason, Taken taken) {
    Instant since = Objects.requireNonNullElse(timer.due(), due.at());
    Duration waits = Duration.between(since, clock.instant()).dividedBy(2);
    Duration longest = waits.compareTo(PAUSE) < 0 ? waits : PAUSE;
    postpone(due, longest.compareTo(SHORTEST_PAUSE) > 0 ? longest : SHORTEST_PAUSE, reason, taken);
  }

  /** Notes that a timer's step failed. */
  void failed(DueTimer due, SluiceException reason, Taken taken) {
    postpone(due, PAUSE, reason, taken);
  }

  private void postpone(DueTimer due, Duration pause, SluiceException reason, Taken taken) {
    store.postpone(due, clock.instant().plus(pause), String.valueOf(reason.getMessage()));
    taken.news(listener -> listener.timerFailed(due, reason));
  }

  /** Fires what was due before an event occurred, so that the order of ticks does not matter. */
  CaseState settle(CaseState state, Instant at, Instant now, Taken taken) {
    CaseState current = state;
    Set<String> failed = new HashSet<>();
    DueTimer due = firstDueBefore(current, at, failed);
    while (due != null) {
      Timer timer = current.timer(due.timerId());
      CaseState after = timer == null ? null : fire(current, timer, due, now, taken);
      if (after == null) {
        failed.add(due.timerId());
      } else {
        current = after;
      }
      due = firstDueBefore(current, at, failed);
    }
    return current;
  }

  private static @Nullable DueTimer firstDueBefore(
      CaseState state, Instant at, Set<String> failed) {
    DueTimer first = null;
    for (Timer timer : state.timers()) {
      Instant due = timer.due();
      if (due != null && due.isBefore(at) && !failed.contains(timer.id())) {
        DueTimer candidate = new DueTimer(due, state.caseId(), timer.id());
        first = first == null || candidate.compareTo(first) < 0 ? candidate : first;
      }
    }
    return first;
  }
}
