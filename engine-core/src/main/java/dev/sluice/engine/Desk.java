package dev.sluice.engine;

import dev.sluice.decision.Audience;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Effect;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.playbook.Playbook;
import dev.sluice.privacy.PersonErasure;
import dev.sluice.privacy.Trace;
import dev.sluice.step.CaseState;
import dev.sluice.step.EventRefused;
import dev.sluice.step.Input;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.Tell;
import dev.sluice.step.Timer;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Cases;
import dev.sluice.store.Commit;
import dev.sluice.store.DueTimer;
import dev.sluice.store.Erasure;
import dev.sluice.store.PendingEffect;
import dev.sluice.store.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where steps are taken and kept: one thread a case at a time, under the case's lock. */
final class Desk {

  private static final Duration TIMER_PAUSE = Duration.ofMinutes(5);

  private final CaseStore store;
  private final Cases cases;
  private final InstantSource clock;
  private final Door door;
  private final Handlers handlers;
  private final Arrivals arrivals;
  private final Repeats repeats;

  Desk(CaseStore store, InstantSource clock, Door door, Handlers handlers, Arrivals arrivals) {
    this(store, store, clock, door, handlers, arrivals);
  }

  private Desk(
      CaseStore store,
      Cases cases,
      InstantSource clock,
      Door door,
      Handlers handlers,
      Arrivals arrivals) {
    this.store = store;
    this.cases = cases;
    this.clock = clock;
    this.door = door;
    this.handlers = handlers;
    this.arrivals = arrivals;
    this.repeats = new Repeats(cases, arrivals);
  }

  /** The same desk for steps of a group. */
  Desk in(Group group) {
    return new Desk(store, group, clock, door, handlers, arrivals.in(group));
  }

  /** Takes up a submission; what was kept before it failed stands. */
  Taken submit(Submission submission) {
    Taken taken = new Taken();
    try {
      submit(submission, taken);
    } catch (SluiceException e) {
      taken.failed(e);
    }
    return taken;
  }

  private void submit(Submission submission, Taken taken) {
    door.checkEvent(submission);
    arrivals.receive(
        submission.caseId(),
        submission.event(),
        submission.pipeline(),
        (caseId, state, event) -> {
          String id = idIn(caseId, submission);
          if (state != null && id != null && cases.knows(caseId, id)) {
            repeats.answer(caseId, id, taken);
            return;
          }
          Instant now = now(state);
          door.checkTime(submission, now);
          Playbook playbook = door.playbook(state, caseId, event, submission.pipeline());
          door.checkContent(caseId, event, playbook.pipeline());
          Instant at = submission.at() == null ? now : submission.at();
          take(
              state,
              new Input(caseId, event, id, at, submission.by(), 0),
              now,
              playbook,
              null,
              taken);
        });
  }

  /**
   * Ids are of the case submitted to: in the case it was merged into they may mean another event.
   */
  private static @Nullable String idIn(String caseId, Submission submission) {
    String id = submission.id();
    return id == null || caseId.equals(submission.caseId()) ? id : submission.caseId() + ":" + id;
  }

  /** Takes up an event another case sent. */
  void answer(Tell tell, Taken taken) {
    arrivals.receive(
        Objects.requireNonNull(tell.to()),
        tell.event(),
        null,
        (caseId, state, event) -> {
          if (state != null && cases.knows(caseId, tell.id())) {
            return;
          }
          Instant now = now(state);
          Playbook playbook = door.playbook(state, caseId, event, null);
          door.checkContent(caseId, event, playbook.pipeline());
          Input input = new Input(caseId, event, tell.id(), now, tell.sender(), tell.hops());
          take(state, input, now, playbook, tell.id(), taken);
        });
  }

  /** Takes up an event for an audience in one of its cases, if that still belongs to it. */
  void answer(Tell tell, String sender, Audience audience, Taken taken) {
    arrivals.at(
        Objects.requireNonNull(tell.to()),
        state -> {
          if (state == null
              || !audience.matches(state.facts().salesCase(), state.facts().subject())
              || cases.knows(state.caseId(), tell.id())) {
            return false;
          }
          Instant now = now(state);
          Playbook playbook = door.playbookOf(state);
          door.checkContent(state.caseId(), tell.event(), playbook.pipeline());
          Input input =
              new Input(state.caseId(), tell.event(), tell.id(), now, sender, tell.hops());
          take(state, input, now, playbook, null, taken);
          return true;
        });
  }

  /** Fires a timer if it is still due; one whose step failed stays, and is tried again. */
  Taken fire(DueTimer due) {
    Taken taken = new Taken();
    try {
      fire(due, taken);
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (SluiceException e) {
      // It cannot even be read, perhaps because a newer engine wrote it.
      failed(due, e, taken);
    }
    return taken;
  }

  /** Notes that a timer's step failed. */
  void failed(DueTimer due, SluiceException reason, Taken taken) {
    store.postpone(due, clock.instant().plus(TIMER_PAUSE), String.valueOf(reason.getMessage()));
    taken.news(listener -> listener.timerFailed(due, reason));
  }

  private void fire(DueTimer due, Taken taken) {
    arrivals.at(
        due.caseId(),
        state -> {
          Timer timer = state == null ? null : state.timer(due.timerId());
          Instant dueAt = timer == null ? null : timer.due();
          if (state != null && timer != null && dueAt != null && !dueAt.isAfter(clock.instant())) {
            fire(state, timer, due, now(state), taken);
            return true;
          }
          return false;
        });
  }

  /** Returns the case after the timer's step; null when the step failed and the timer stays. */
  private @Nullable CaseState fire(
      CaseState state, Timer timer, DueTimer due, Instant now, Taken taken) {
    try {
      Playbook playbook = door.playbookOf(state);
      return keep(
          state,
          guarded(
              state.caseId(), "timer " + timer.id(), () -> Step.fire(state, timer, now, playbook)),
          null,
          taken);
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (SluiceException e) {
      failed(due, e, taken);
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
    keep(current, result, answers, taken);
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

  /** Strikes a person out of a case, as a step of the case. */
  void erase(String caseId, Set<String> marks, Taken taken) {
    arrivals.at(
        caseId,
        state -> {
          if (state == null) {
            return false;
          }
          Trace trace = Trace.of(marks, state, store.journal(caseId));
          PersonErasure erasure = new PersonErasure(trace, state.version() + 1);
          Instant now = now(state);
          Playbook playbook = door.playbookOf(state);
          Input input = new Input(caseId, erasure.event(), null, now, null, 0);
          StepResult result =
              guarded(
                  caseId,
                  "PersonErased",
                  () -> Step.take(erasure.without(state), input, now, playbook));
          keep(state, result, null, erasure, taken);
          return true;
        });
  }

  private CaseState keep(
      @Nullable CaseState before, StepResult result, @Nullable String answers, Taken taken) {
    return keep(before, result, answers, null, taken);
  }

  private CaseState keep(
      @Nullable CaseState before,
      StepResult result,
      @Nullable String answers,
      @Nullable Erasure erasure,
      Taken taken) {
    door.checkKept(result);
    JournalEntry entry = result.entry();
    List<PendingEffect> effects = new ArrayList<>(0);
    for (int i = 0; i < entry.decisions().size(); i++) {
      Decided decided = entry.decisions().get(i);
      if (decided.decision() instanceof Effect effect && handlers.handle(effect)) {
        effects.add(
            Digests.timed(
                new PendingEffect(
                    entry.key(i),
                    entry.caseId(),
                    effect,
                    decided.because(),
                    entry.now(),
                    0,
                    entry.now(),
                    null,
                    null,
                    0),
                cases,
                door.playbookOf(result.state()).calendar()));
      }
    }
    cases.commit(List.of(new Commit(before, result.state(), entry, effects, answers, erasure)));
    taken.kept(entry, effects);
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

  private Instant now(@Nullable CaseState state) {
    return later(state, clock.instant());
  }

  /** Time never runs backwards for a case. */
  static Instant later(@Nullable CaseState state, Instant now) {
    return state == null || state.now().isBefore(now) ? now : state.now();
  }
}
