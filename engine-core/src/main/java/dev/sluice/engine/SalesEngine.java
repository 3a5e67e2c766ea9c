package dev.sluice.engine;

import dev.sluice.document.ExperienceLibrary;
import dev.sluice.event.Missing;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.step.Checklist;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Tell;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import dev.sluice.store.DueTimer;
import dev.sluice.store.StaleCaseException;
import dev.sluice.store.Viewer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private final CaseStore store;
  private final InstantSource clock;
  private final Map<String, Playbook> playbooks;
  private final Door door;
  private final SeenCases all;
  private final Courier courier;
  private final Listeners listeners;
  private final Desk desk;
  private final Teller teller;
  private final Documents documents;

  SalesEngine(SalesEngineBuilder builder) {
    this.store = builder.store();
    this.clock = builder.clock();
    this.playbooks = builder.playbooks();
    this.door = new Door(builder.names(), playbooks);
    this.all = seenBy(Viewer.host());
    this.listeners = new Listeners(builder.listeners());
    Handlers handlers = new Handlers(builder.handlers(), store, clock, listeners);
    this.courier = new Courier(store, handlers, clock);
    this.desk = new Desk(store, clock, door, handlers);
    this.teller = new Teller(store, desk);
    this.documents = new Documents(this, door, clock, new ExperienceLibrary(store, playbooks));
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
    Taken taken = new Taken();
    try {
      desk.submit(submission, taken);
    } catch (SluiceException e) {
      follow(taken); // timers that were due before stand
      listeners.each(listener -> listener.refused(submission, e));
      throw e;
    }
    return follow(taken);
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
   * Fires the timers that are due, takes up events between cases that wait, delivers digests whose
   * interval has ended, and tries effects again whose time has come.
   *
   * @return what followed from each timer and event, in the order of their times
   */
  public List<Outcome> tick() {
    List<Outcome> outcomes = new ArrayList<>();
    for (Tell tell : store.tells(FOLLOW_UPS)) {
      Taken taken = new Taken();
      taken.waiting.add(tell);
      add(outcomes, taken);
    }
    Instant now = clock.instant();
    List<DueTimer> due = store.due(now, PAGE);
    while (!due.isEmpty()) {
      for (DueTimer timer : due) {
        Taken taken = new Taken();
        try {
          store.claim(timer, () -> desk.fire(timer, taken));
        } catch (StaleCaseException e) {
          continue; // Nothing of it is kept; it is still due at the next look.
        }
        add(outcomes, taken);
      }
      due = due.size() < PAGE ? List.of() : store.due(now, PAGE);
    }
    courier.deliverAll();
    return outcomes;
  }

  private void add(List<Outcome> outcomes, Taken taken) {
    Outcome outcome = follow(taken);
    if (!taken.nothing()) {
      outcomes.add(outcome);
    }
  }

  /**
   * When the next timer or digest is due.
   *
   * @return the moment, perhaps past; null when no timer runs and no notice is gathered
   */
  public @Nullable Instant nextDue() {
    Instant timer = store.nextDue();
    Instant digest = courier.nextDigest();
    return timer == null || (digest != null && digest.isBefore(timer)) ? digest : timer;
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
    return all.missing(caseId, stage);
  }

  /**
   * A case as it is now.
   *
   * @param caseId the case
   * @return its state
   * @throws Refused when there is no such case
   */
  public CaseState view(String caseId) {
    return all.view(caseId);
  }

  /**
   * The node checklist of a case.
   *
   * @param caseId the case
   * @return one item a node, in the pipeline's order
   * @throws Refused when there is no such case
   */
  public List<Checklist.Item> checklist(String caseId) {
    return all.checklist(caseId);
  }

  /**
   * Finds cases.
   *
   * @param query which
   * @return by id
   */
  public List<CaseState> find(CaseQuery query) {
    return all.find(query);
  }

  /**
   * The journal of a case.
   *
   * @param caseId the case
   * @return its entries, oldest first, as far as they are kept; empty for an unknown case
   */
  public List<JournalEntry> journal(String caseId) {
    return all.journal(caseId);
  }

  /**
   * What a viewer may see: a rep their own cases, a manager those of their people. The store holds
   * to it, so that nothing else is even read.
   *
   * @param viewer who asks
   * @return the viewer's questions
   */
  public SeenCases seenBy(Viewer viewer) {
    return new SeenCases(store, viewer, door, clock);
  }

  /**
   * Documents composed from cases and their journals.
   *
   * @return what composes them
   */
  public Documents documents() {
    return documents;
  }

  /**
   * The playbooks this engine runs.
   *
   * @return by pipeline id
   */
  public Map<String, Playbook> playbooks() {
    return playbooks;
  }

  /** Outside every lock: takes up what cases tell each other, and delivers effects. */
  private Outcome follow(Taken taken) {
    if (store.joined()) {
      return taken.outcome(); // The host may yet undo it.
    }
    int room = FOLLOW_UPS;
    while (room > 0 && !taken.waiting.isEmpty()) {
      room -= teller.tell(taken.waiting.removeFirst(), room, taken);
    }
    taken.announce(listeners);
    taken.entries.stream().map(JournalEntry::caseId).distinct().forEach(courier::deliver);
    return taken.outcome();
  }
}
