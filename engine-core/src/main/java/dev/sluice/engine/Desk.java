package dev.sluice.engine;

import dev.sluice.decision.Audience;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.playbook.Playbook;
import dev.sluice.privacy.PersonErasure;
import dev.sluice.privacy.Trace;
import dev.sluice.step.CaseState;
import dev.sluice.step.Input;
import dev.sluice.step.Step;
import dev.sluice.step.Tell;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Cases;
import dev.sluice.store.StaleCaseException;
import dev.sluice.store.StoreUnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where events are taken up: one thread a case at a time, under the case's lock. */
final class Desk {

  private final CaseStore store;
  private final Cases cases;
  private final InstantSource clock;
  private final Door door;
  private final Handlers handlers;
  private final Arrivals arrivals;
  private final Repeats repeats;
  private final Keeper keeper;
  private final Timers timers;

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
    this.keeper = new Keeper(cases, door, handlers);
    this.timers = new Timers(store, clock, door, arrivals, keeper);
  }

  /** The same desk for steps of a group. */
  Desk in(Group group) {
    return new Desk(store, group, clock, door, handlers, arrivals.in(group));
  }

  /** The timers of the same cases. */
  Timers timers() {
    return timers;
  }

  /** Takes up a submission; what was kept before it failed stands. */
  Taken submit(Submission submission) {
    Taken taken = new Taken();
    try {
      submit(submission, taken);
    } catch (SluiceException e) {
      taken.failed(e);
    } catch (StaleCaseException e) {
      if (cases != store) {
        throw e; // Each of the group goes for itself then.
      }
      taken.failed(busy(submission.caseId(), e));
    }
    return taken;
  }

  /** A host has nothing to load and to step again, as the engine has. */
  private static StoreUnavailableException busy(String caseId, StaleCaseException reason) {
    return new StoreUnavailableException(
        "Others were in the way each time it was tried: "
            + reason.getMessage()
            + ". Nothing of the step is kept; do it again when they are done",
        caseId,
        reason);
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
          Instant now = later(state, clock.instant());
          door.checkTime(submission, now);
          Playbook playbook = door.playbook(state, caseId, event, submission.pipeline());
          door.checkContent(caseId, event, playbook.pipeline());
          Instant at = submission.at() == null ? now : submission.at();
          Input input = new Input(caseId, event, id, at, submission.by(), 0);
          take(state, input, now, playbook, null, taken);
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
          Instant now = later(state, clock.instant());
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
          Instant now = later(state, clock.instant());
          Playbook playbook = door.playbookOf(state);
          door.checkContent(state.caseId(), tell.event(), playbook.pipeline());
          Input input =
              new Input(state.caseId(), tell.event(), tell.id(), now, sender, tell.hops());
          take(state, input, now, playbook, null, taken);
          return true;
        });
  }

  private void take(
      @Nullable CaseState state,
      Input input,
      Instant now,
      Playbook playbook,
      @Nullable String answers,
      Taken taken) {
    CaseState current = state == null ? null : timers.settle(state, input.occurredAt(), now, taken);
    keeper.step(
        input.caseId(),
        input.event().getClass().getSimpleName(),
        current,
        () -> Step.take(current, input, now, playbook),
        Keeper.Besides.answering(answers),
        taken);
  }

  /** Strikes a person out of a case, as a step of the case. */
  void erase(String caseId, Set<String> marks, Taken taken) {
    try {
      arrivals.at(
          caseId,
          state -> {
            if (state == null) {
              return false;
            }
            Trace trace = Trace.of(marks, state, store.journal(caseId));
            PersonErasure erasure = new PersonErasure(trace, state.version() + 1);
            Instant now = later(state, clock.instant());
            Playbook playbook = door.playbookOf(state);
            Input input = new Input(caseId, erasure.event(), null, now, null, 0);
            keeper.step(
                caseId,
                "PersonErased",
                state,
                () -> Step.take(erasure.without(state), input, now, playbook),
                Keeper.Besides.striking(erasure),
                taken);
            return true;
          });
    } catch (StaleCaseException e) {
      throw busy(caseId, e);
    }
  }

  /** Time never runs backwards for a case. */
  static Instant later(@Nullable CaseState state, Instant now) {
    return state == null || state.now().isBefore(now) ? now : state.now();
  }
}
