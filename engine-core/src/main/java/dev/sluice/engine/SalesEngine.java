package dev.sluice.engine;

import dev.sluice.decision.Decided;
import dev.sluice.decision.Effect;
import dev.sluice.event.Missing;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.step.Checklist;
import dev.sluice.step.Input;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.Tell;
import dev.sluice.step.Timer;
import dev.sluice.store.CaseQuery;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The engine a host talks to: takes submissions, fires timers, delivers effects, answers questions.
 *
 * <p>Thread-safe. Two threads on one case take turns, on different cases they run side by side. The
 * engine starts no thread of its own: timers fire when the host calls {@link #tick}.
 */
public final class SalesEngine {

  /** How many cases an event may pass through; beyond it cases only send each other in circles. */
  public static final int HOPS = 32;

  /** How many follow-up steps one call takes up; the rest waits for the next {@link #tick}. */
  public static final int FOLLOW_UPS = 1000;

  private static final int PAGE = 500;
  private static final Duration TIMER_PAUSE = Duration.ofMinutes(5);

  private final CaseStore store;
  private final InstantSource clock;
  private final Map<String, Playbook> playbooks;
  private final Door door;
  private final Courier courier;
  private final Listeners listeners;
  private final ReentrantLock[] locks = new ReentrantLock[1024];

  SalesEngine(SalesEngineBuilder builder) {
    this.store = builder.store();
    this.clock = builder.clock();
    this.playbooks = builder.playbooks();
    this.door = new Door(builder.names(), playbooks);
    this.listeners = new Listeners(builder.listeners());
    this.courier = new Courier(store, builder.handlers(), clock, listeners);
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  /**
   * Starts to put an engine together.
   *
   * @return a builder; not thread-safe
   */
  public static SalesEngineBuilder builder() {
    return new SalesEngineBuilder(RecordNames.standard());
  }

  /**
   * Takes up an event and all that follows from it.
   *
   * @param submission what happened
   * @return everything that followed, other cases included
   * @throws Refused when the event cannot be right; nothing of it is kept
   * @throws SluiceException when a rule failed or rules trigger each other without end; nothing of
   *     the step is kept
   */
  public Outcome submit(Submission submission) {
    try {
      return follow(take(submission));
    } catch (SluiceException e) {
      listeners.each(listener -> listener.refused(submission, e));
      throw e;
    }
  }

  /**
   * Takes up many events, in order. One that is refused never stops the others.
   *
   * @param submissions what happened
   * @return what became of each
   */
  public Batch submitAll(List<Submission> submissions) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Batch.Refusal> refusals = new ArrayList<>();
    for (Submission submission : submissions) {
      try {
        outcomes.add(submit(submission));
      } catch (SluiceException e) {
        refusals.add(new Batch.Refusal(submission, e));
      }
    }
    return new Batch(outcomes, refusals);
  }

  /**
   * Fires the timers that are due, takes up events between cases that wait, and tries effects again
   * whose time has come.
   *
   * @return what followed from each timer and event, in the order of their times
   */
  public List<Outcome> tick() {
    List<Outcome> outcomes = new ArrayList<>();
    for (Tell tell : store.tells(FOLLOW_UPS)) {
      outcomes.add(follow(answer(tell)));
    }
    Instant now = clock.instant();
    List<DueTimer> due = store.due(now, PAGE);
    while (!due.isEmpty()) {
      for (DueTimer timer : due) {
        Taken taken = fire(timer);
        if (!taken.entries.isEmpty()) {
          outcomes.add(follow(taken));
        }
      }
      due = due.size() < PAGE ? List.of() : store.due(now, PAGE);
    }
    courier.deliverAll();
    return outcomes;
  }

  /**
   * When the next timer is due.
   *
   * @return the moment, perhaps past; null when no timer runs
   */
  public @Nullable Instant nextDue() {
    return store.nextDue();
  }

  /**
   * Asks what must happen before a stage can be entered. Changes nothing.
   *
   * @param caseId the case
   * @param stage the stage
   * @return what is missing; empty when it can be entered now
   * @throws Refused when there is no such case or stage
   */
  public List<Missing> missing(String caseId, String stage) {
    CaseState state = view(caseId);
    Playbook playbook = door.playbookOf(state);
    door.checkStage(caseId, stage, playbook.pipeline());
    return Step.missing(state, stage, later(state, clock.instant()), playbook);
  }

  /**
   * A case as it is now.
   *
   * @param caseId the case
   * @return its state
   * @throws Refused when there is no such case
   */
  public CaseState view(String caseId) {
    CaseState state = store.load(caseId);
    if (state == null) {
      throw new Refused(caseId, "There is no such case");
    }
    return state;
  }

  /**
   * The node checklist of a case.
   *
   * @param caseId the case
   * @return one item a node, in the pipeline's order
   * @throws Refused when there is no such case
   */
  public List<Checklist.Item> checklist(String caseId) {
    CaseState state = view(caseId);
    return Checklist.of(door.playbookOf(state).pipeline(), state);
  }

  /**
   * Finds cases.
   *
   * @param query which
   * @return by id
   */
  public List<CaseState> find(CaseQuery query) {
    return store.find(query);
  }

  /**
   * The journal of a case.
   *
   * @param caseId the case
   * @return its entries, oldest first, as far as they are kept; empty for an unknown case
   */
  public List<JournalEntry> journal(String caseId) {
    return store.journal(caseId);
  }

  /**
   * The playbooks this engine runs.
   *
   * @return by pipeline id
   */
  public Map<String, Playbook> playbooks() {
    return playbooks;
  }

  /** What one locked stretch of work kept. */
  private record Taken(List<JournalEntry> entries, List<Parked> parked, boolean repeated) {

    static Taken nothing() {
      return new Taken(List.of(), List.of(), false);
    }
  }

  private Taken take(Submission submission) {
    door.checkEvent(submission);
    String caseId = submission.caseId();
    Record event = submission.event();
    ReentrantLock lock = lock(caseId);
    lock.lock();
    try {
      CaseState state = store.load(caseId);
      String id = submission.id();
      if (state != null && id != null && store.knows(caseId, id)) {
        return new Taken(firstOutcome(caseId, id), List.of(), true);
      }
      Instant now = later(state, clock.instant());
      door.checkTime(submission, now);
      Playbook playbook = door.playbook(state, caseId, event, submission.pipeline());
      door.checkContent(caseId, event, playbook.pipeline());
      Instant at = submission.at() == null ? now : submission.at();

      List<JournalEntry> kept = new ArrayList<>();
      CaseState current = state == null ? null : settle(state, at, now, playbook, kept);
      Input input = new Input(caseId, event, id, at, submission.by(), 0);
      kept.add(keep(step(current, input, now, playbook), null));
      return new Taken(kept, List.of(), false);
    } finally {
      lock.unlock();
    }
  }

  /** Fires what was due before the event occurred, so that the order of ticks does not matter. */
  private CaseState settle(
      CaseState state, Instant at, Instant now, Playbook playbook, List<JournalEntry> kept) {
    CaseState current = state;
    Timer overdue = firstDueBefore(current, at);
    while (overdue != null) {
      StepResult fired = Step.fire(current, overdue, now, playbook);
      kept.add(keep(fired, null));
      current = fired.state();
      overdue = firstDueBefore(current, at);
    }
    return current;
  }

  private static @Nullable Timer firstDueBefore(CaseState state, Instant at) {
    Timer first = null;
    Instant earliest = at;
    for (Timer timer : state.timers()) {
      Instant due = timer.due();
      if (due != null && due.isBefore(earliest)) {
        first = timer;
        earliest = due;
      }
    }
    return first;
  }

  private Taken fire(DueTimer due) {
    ReentrantLock lock = lock(due.caseId());
    lock.lock();
    try {
      CaseState state = store.load(due.caseId());
      Timer timer = state == null ? null : state.timer(due.timerId());
      Instant now = clock.instant();
      Instant dueAt = timer == null ? null : timer.due();
      if (state == null || timer == null || dueAt == null || dueAt.isAfter(now)) {
        return Taken.nothing();
      }
      Playbook playbook = door.playbookOf(state);
      JournalEntry entry = keep(Step.fire(state, timer, later(state, now), playbook), null);
      return new Taken(List.of(entry), List.of(), false);
    } catch (SluiceException e) {
      store.postpone(due, clock.instant().plus(TIMER_PAUSE));
      listeners.each(listener -> listener.timerFailed(due, e));
      return Taken.nothing();
    } finally {
      lock.unlock();
    }
  }

  /** Takes up an event another case sent; one that cannot be taken up is parked. */
  private Taken answer(Tell tell) {
    if (tell.hops() > HOPS) {
      return park(
          tell,
          "It passed through "
              + HOPS
              + " cases. Cases send each other in circles: "
              + tell.event().getClass().getSimpleName()
              + " from "
              + sender(tell)
              + " to "
              + tell.to()
              + ". Let one of them ask whether its work is already done");
    }
    ReentrantLock lock = lock(tell.to());
    lock.lock();
    try {
      CaseState state = store.load(tell.to());
      if (state != null && store.knows(tell.to(), tell.id())) {
        return Taken.nothing();
      }
      Instant now = later(state, clock.instant());
      Playbook playbook = door.playbook(state, tell.to(), tell.event(), null);
      door.checkContent(tell.to(), tell.event(), playbook.pipeline());
      Input input = new Input(tell.to(), tell.event(), tell.id(), now, sender(tell), tell.hops());
      JournalEntry entry = keep(step(state, input, now, playbook), tell.id());
      return new Taken(List.of(entry), List.of(), false);
    } catch (SluiceException e) {
      return park(tell, String.valueOf(e.getMessage()));
    } finally {
      lock.unlock();
    }
  }

  private Taken park(Tell tell, String reason) {
    Parked parked = new Parked(tell, reason);
    store.park(parked);
    return new Taken(List.of(), List.of(parked), false);
  }

  private static String sender(Tell tell) {
    int index = tell.id().lastIndexOf(':');
    return tell.id().substring(0, tell.id().lastIndexOf(':', index - 1));
  }

  private StepResult step(@Nullable CaseState state, Input input, Instant now, Playbook playbook) {
    try {
      return Step.take(state, input, now, playbook);
    } catch (SluiceException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new Refused(input.caseId(), String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      throw new SluiceException(
          "The step on "
              + input.event().getClass().getSimpleName()
              + " failed: "
              + e
              + ". Nothing of it is kept",
          input.caseId(),
          e);
    }
  }

  private JournalEntry keep(StepResult result, @Nullable String answers) {
    JournalEntry entry = result.entry();
    List<PendingEffect> effects = new ArrayList<>(0);
    for (int i = 0; i < entry.decisions().size(); i++) {
      Decided decided = entry.decisions().get(i);
      if (decided.decision() instanceof Effect effect && courier.handles(effect)) {
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
    return entry;
  }

  /** Outside every lock: takes up what the entries tell other cases, and delivers effects. */
  private Outcome follow(Taken first) {
    if (first.repeated) {
      return new Outcome(first.entries, List.of(), true);
    }
    List<JournalEntry> entries = new ArrayList<>(first.entries);
    List<Parked> parked = new ArrayList<>(first.parked);
    Deque<Tell> waiting = new ArrayDeque<>();
    first.entries.forEach(entry -> waiting.addAll(entry.tells()));
    for (int taken = 0; !waiting.isEmpty() && taken < FOLLOW_UPS; taken++) {
      Taken next = answer(waiting.removeFirst());
      next.entries.forEach(entry -> waiting.addAll(entry.tells()));
      entries.addAll(next.entries);
      parked.addAll(next.parked);
    }
    entries.forEach(entry -> listeners.each(listener -> listener.committed(entry)));
    parked.forEach(event -> listeners.each(listener -> listener.parked(event)));
    entries.stream().map(JournalEntry::caseId).distinct().forEach(courier::deliver);
    return new Outcome(entries, parked, false);
  }

  private List<JournalEntry> firstOutcome(String caseId, String eventId) {
    List<JournalEntry> entries = new ArrayList<>();
    for (JournalEntry entry : store.journal(caseId)) {
      if (Objects.equals(entry.eventId(), eventId)) {
        entries.add(entry);
        entry.tells().forEach(tell -> entries.addAll(firstOutcome(tell.to(), tell.id())));
      }
    }
    return entries;
  }

  private static Instant later(@Nullable CaseState state, Instant now) {
    return state == null || state.now().isBefore(now) ? now : state.now();
  }

  private ReentrantLock lock(String caseId) {
    int hash = caseId.hashCode();
    return locks[(hash ^ (hash >>> 16)) & (locks.length - 1)];
  }
}
