package dev.sluice.engine;

import dev.sluice.decision.Decided;
import dev.sluice.decision.Effect;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.step.EventRefused;
import dev.sluice.step.Input;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.Tell;
import dev.sluice.step.Timer;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Commit;
import dev.sluice.store.DueTimer;
import dev.sluice.store.Parked;
import dev.sluice.store.PendingEffect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where steps are taken and kept: one thread a case at a time, under the case's lock. */
final class Desk {

  private static final Duration TIMER_PAUSE = Duration.ofMinutes(5);

  private final CaseStore store;
  private final InstantSource clock;
  private final Door door;
  private final Predicate<Effect> delivered;
  private final ReentrantLock[] locks = new ReentrantLock[1024];

  Desk(CaseStore store, InstantSource clock, Door door, Predicate<Effect> delivered) {
    this.store = store;
    this.clock = clock;
    this.door = door;
    this.delivered = delivered;
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  /** Takes up a submission; what was kept before it failed stays in {@code taken}. */
  void submit(Submission submission, Taken taken) {
    door.checkEvent(submission);
    String caseId = submission.caseId();
    locked(
        caseId,
        state -> {
          String id = submission.id();
          if (state != null && id != null && store.knows(caseId, id)) {
            repeat(caseId, id, taken);
            return;
          }
          Instant now = now(state);
          door.checkTime(submission, now);
          Playbook playbook =
              door.playbook(state, caseId, submission.event(), submission.pipeline());
          door.checkContent(caseId, submission.event(), playbook.pipeline());
          Instant at = submission.at() == null ? now : submission.at();
          Input input = new Input(caseId, submission.event(), id, at, submission.by(), 0);
          take(state, input, now, playbook, null, taken);
        });
  }

  /** Takes up an event another case sent; one that cannot be taken up is parked. */
  void answer(Tell tell, Taken taken) {
    if (tell.hops() > SalesEngine.HOPS) {
      park(tell, circles(tell), taken);
      return;
    }
    try {
      locked(
          tell.to(),
          state -> {
            if (state != null && store.knows(tell.to(), tell.id())) {
              return;
            }
            Instant now = now(state);
            Playbook playbook = door.playbook(state, tell.to(), tell.event(), null);
            door.checkContent(tell.to(), tell.event(), playbook.pipeline());
            Input input =
                new Input(tell.to(), tell.event(), tell.id(), now, sender(tell), tell.hops());
            take(state, input, now, playbook, tell.id(), taken);
          });
    } catch (SluiceException e) {
      park(tell, String.valueOf(e.getMessage()), taken);
    }
  }

  /** Fires a timer if it is still due. */
  void fire(DueTimer due, Taken taken) {
    locked(
        due.caseId(),
        state -> {
          Timer timer = state == null ? null : state.timer(due.timerId());
          Instant dueAt = timer == null ? null : timer.due();
          if (state != null && timer != null && dueAt != null && !dueAt.isAfter(clock.instant())) {
            fire(state, timer, due, now(state), taken);
          }
        });
  }

  /** Returns the case after the timer's step; null when the step failed and the timer stays. */
  private @Nullable CaseState fire(
      CaseState state, Timer timer, DueTimer due, Instant now, Taken taken) {
    try {
      Playbook playbook = door.playbookOf(state);
      return keep(
          guarded(
              state.caseId(), "timer " + timer.id(), () -> Step.fire(state, timer, now, playbook)),
          null,
          taken);
    } catch (SluiceException e) {
      store.postpone(due, clock.instant().plus(TIMER_PAUSE));
      taken.news(listener -> listener.timerFailed(due, e));
      return null;
    }
  }

  private void take(
      @Nullable CaseState state,
      Input input,
      Instant now,
      Playbook playbook,
      @Nullable String answers,
      Taken taken) {
    CaseState current = state == null ? null : settle(state, input.occurredAt(), now, taken);
    StepResult result =
        guarded(
            input.caseId(),
            input.event().getClass().getSimpleName(),
            () -> Step.take(current, input, now, playbook));
    keep(result, answers, taken);
  }

  /** Fires what was due before the event occurred, so that the order of ticks does not matter. */
  private CaseState settle(CaseState state, Instant at, Instant now, Taken taken) {
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

  private CaseState keep(StepResult result, @Nullable String answers, Taken taken) {
    door.checkKept(result);
    JournalEntry entry = result.entry();
    List<PendingEffect> effects = new ArrayList<>(0);
    for (int i = 0; i < entry.decisions().size(); i++) {
      Decided decided = entry.decisions().get(i);
      if (decided.decision() instanceof Effect effect && delivered.test(effect)) {
        effects.add(
            new PendingEffect(
                entry.key(i),
                entry.caseId(),
                effect,
                decided.because(),
                entry.now(),
                0,
                entry.now(),
                null));
      }
    }
    store.commit(new Commit(result.state(), entry, effects, answers));
    taken.kept(entry);
    return result.state();
  }

  private static StepResult guarded(String caseId, String what, Supplier<StepResult> step) {
    try {
      return step.get();
    } catch (SluiceException e) {
      throw e;
    } catch (IllegalArgumentException | EventRefused e) {
      throw new Refused(caseId, String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      throw new SluiceException(
          "The step on " + what + " failed: " + e + ". Nothing of it is kept", caseId, e);
    }
  }

  private void park(Tell tell, String reason, Taken taken) {
    Parked parked = new Parked(tell, reason);
    store.park(parked);
    taken.parked(parked);
  }

  private static String circles(Tell tell) {
    return "It passed through "
        + SalesEngine.HOPS
        + " cases. Cases send each other in circles: "
        + tell.event().getClass().getSimpleName()
        + " from "
        + sender(tell)
        + " to "
        + tell.to()
        + ". Let one of them ask whether its work is already done";
  }

  private static String sender(Tell tell) {
    int index = tell.id().lastIndexOf(':');
    return tell.id().substring(0, tell.id().lastIndexOf(':', index - 1));
  }

  /** What was kept when the event was first taken up, in the order it was. */
  private void repeat(String caseId, String eventId, Taken taken) {
    List<JournalEntry> entries = new ArrayList<>();
    Deque<Tell> tells = new ArrayDeque<>();
    Set<String> told = new HashSet<>();
    JournalEntry entry = entry(caseId, eventId);
    while (entry != null) {
      entries.add(entry);
      tells.addAll(entry.tells());
      entry.tells().forEach(tell -> told.add(tell.id()));
      entry = null;
      while (entry == null && !tells.isEmpty()) {
        Tell tell = tells.removeFirst();
        entry = entry(tell.to(), tell.id());
      }
    }
    List<Parked> setAside =
        told.isEmpty()
            ? List.of()
            : store.parked().stream().filter(aside -> told.contains(aside.tell().id())).toList();
    taken.repeated(entries, setAside);
  }

  private @Nullable JournalEntry entry(String caseId, String eventId) {
    for (JournalEntry entry : store.journal(caseId)) {
      if (entry.eventId().equals(eventId)) {
        return entry;
      }
    }
    return null;
  }

  private Instant now(@Nullable CaseState state) {
    return later(state, clock.instant());
  }

  /** Time never runs backwards for a case. */
  static Instant later(@Nullable CaseState state, Instant now) {
    return state == null || state.now().isBefore(now) ? now : state.now();
  }

  private void locked(String caseId, Consumer<@Nullable CaseState> work) {
    int hash = caseId.hashCode();
    ReentrantLock lock = locks[(hash ^ (hash >>> 16)) & (locks.length - 1)];
    lock.lock();
    try {
      work.accept(store.load(caseId));
    } finally {
      lock.unlock();
    }
  }
}
