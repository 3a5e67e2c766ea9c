package dev.sluice.engine;

import dev.sluice.document.ExperienceLibrary;
import dev.sluice.event.Missing;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.privacy.Person;
import dev.sluice.step.CaseState;
import dev.sluice.step.Checklist;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Definition;
import dev.sluice.store.FailingTimer;
import dev.sluice.store.Parked;
import dev.sluice.store.PendingEffect;
import dev.sluice.store.StoreUnavailableException;
import dev.sluice.store.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The engine a host talks to: takes submissions, fires timers, delivers effects, answers questions.
 *
 * <p>Thread-safe. Two threads on one case take turns, on different cases they run side by side. The
 * engine starts no thread of its own accord: timers fire when the host calls {@link #tick}, or
 * after {@link #start}.
 */
public final class SalesEngine implements AutoCloseable {

  /** How many cases an event may pass through; beyond it cases only send each other in circles. */
  public static final int HOPS = 32;

  /** How many follow-up steps one call takes up; the rest waits for the next {@link #tick}. */
  public static final int FOLLOW_UPS = 1000;

  /** How long {@link #close} waits for a handler that does not come to an end. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CaseStore store;
  private final InstantSource clock;
  private final Map<String, Playbook> playbooks;
  private final Door door;
  private final SeenCases all;
  private final Courier courier;
  private final Listeners listeners;
  private final Desk desk;
  private final Groups groups;
  private final Rounds rounds;
  private final ExperienceLibrary library;
  private final Privacy privacy;

  SalesEngine(SalesEngineBuilder builder) {
    this.store = builder.store();
    this.clock = builder.clock();
    this.playbooks = builder.playbooks();
    this.door = new Door(builder.names(), playbooks);
    this.library = new ExperienceLibrary(store, playbooks);
    this.all = seenBy(Viewer.host());
    this.listeners = new Listeners(builder.listeners());
    Handlers handlers = new Handlers(builder.handlers(), store, clock, listeners, builder.lease());
    this.courier = new Courier(store, handlers, clock);
    Arrivals arrivals = new Arrivals(store, door);
    this.desk = new Desk(store, clock, door, handlers, arrivals);
    this.groups = new Groups(store, desk, arrivals);
    this.rounds = new Rounds(store, clock, groups, new Teller(store, desk), courier, listeners);
    this.privacy = new Privacy(store, desk, builder.names());
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
   * @throws StoreUnavailableException when the database went away or others kept the case locked;
   *     submit it again under its id
   */
  public Outcome submit(Submission submission) {
    Taken taken = desk.submit(Objects.requireNonNull(submission, "submission"));
    Outcome outcome = follow(submission, taken);
    SluiceException failure = taken.failure();
    if (failure != null) {
      throw failure;
    }
    return outcome;
  }

  /**
   * Takes up many events, in order. One that is refused never stops the others. Many are kept
   * together, and what follows from them in other cases comes after; a case's own events never
   * overtake what the one before told other cases.
   *
   * @param submissions what happened
   * @return what became of each
   */
  public Batch submitAll(List<Submission> submissions) {
    Objects.requireNonNull(submissions, "submissions");
    submissions.forEach(submission -> Objects.requireNonNull(submission, "submission"));
    List<Outcome> outcomes = new ArrayList<>();
    List<Batch.Refusal> refusals = new ArrayList<>();
    int next = 0;
    while (next < submissions.size()) {
      for (Taken taken : groups.submit(submissions.subList(next, submissions.size()))) {
        Submission submission = submissions.get(next++);
        Outcome outcome = follow(submission, taken);
        SluiceException failure = taken.failure();
        if (failure == null) {
          outcomes.add(outcome);
        } else {
          refusals.add(new Batch.Refusal(submission, failure));
        }
      }
    }
    return new Batch(outcomes, refusals);
  }

  /**
   * Fires the timers that are due, takes up events between cases that wait, delivers digests whose
   * interval has ended, and tries effects again whose time has come.
   *
   * @return what followed from each timer and event, in the order of their times
   * @throws IllegalStateException within {@link dev.sluice.jdbc.JdbcCaseStore#joining}: what it
   *     would deliver may yet be undone
   */
  public List<Outcome> tick() {
    rounds.checkNotJoined("tick()");
    List<Outcome> outcomes = new ArrayList<>();
    Consumer<Taken> add =
        taken -> {
          if (!taken.nothing()) {
            outcomes.add(taken.outcome());
          }
        };
    BooleanSupplier goOn = () -> true;
    rounds.tell(add, goOn);
    Instant now = clock.instant();
    boolean more = true;
    while (more) {
      more = rounds.fire(now, add, goOn);
    }
    rounds.deliver(goOn);
    return outcomes;
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
   * @throws Refused when there is no such case or stage, or the pipeline no longer has the stage
   *     the case is in
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
    return new SeenCases(store, Objects.requireNonNull(viewer, "viewer"), door, clock, library);
  }

  /**
   * Erases one person's data everywhere: every case that knows them, its journal, what waits for
   * delivery and what cases tell each other. What they were called and said is replaced; what the
   * figures need, stages, times, amounts, sources, stays. Messages to them are withdrawn. Each case
   * takes a step of its own, with the event {@link dev.sluice.event.PersonErased}; done again, it
   * finds nothing more to do, and after a crash in between it goes on.
   *
   * @param person who
   * @return the cases, by id
   * @throws SluiceException when cases cannot be read or rewritten; names them, and the others are
   *     done
   */
  public List<String> erase(Person person) {
    return privacy.erase(Objects.requireNonNull(person, "person"), rounds::follow);
  }

  /**
   * Hands out one person's data: what every case that knows them says of them, and nothing of
   * others.
   *
   * @param person who
   * @return one line of JSON, see {@link dev.sluice.privacy.PersonFile}
   */
  public String export(Person person) {
    return privacy.export(Objects.requireNonNull(person, "person"));
  }

  /**
   * What a step was decided by, long after the playbook has changed.
   *
   * @param hash as {@link JournalEntry#definitions()} names it
   * @return the definition; null when no engine of this store ran on it
   */
  public @Nullable Definition definition(String hash) {
    return store.definition(Objects.requireNonNull(hash, "hash"));
  }

  /**
   * Documents composed from cases and their journals.
   *
   * @return what composes them
   */
  public Documents documents() {
    return all.documents();
  }

  /**
   * The playbooks this engine runs.
   *
   * @return by pipeline id
   */
  public Map<String, Playbook> playbooks() {
    return playbooks;
  }

  /**
   * Starts two threads that do what is due: one fires timers and takes up events between cases, one
   * delivers effects. From then on {@link #submit} leaves deliveries to them, and nobody needs to
   * call {@link #tick}.
   *
   * @return this engine
   * @throws IllegalStateException when they run already
   */
  public SalesEngine start() {
    AtomicInteger number = new AtomicInteger();
    return start(1, work -> new Thread(work, "sluice-" + number.incrementAndGet()));
  }

  /**
   * Starts threads that do what is due.
   *
   * @param couriers how many threads deliver effects; one more fires timers. Effects of one case
   *     leave one after the other all the same
   * @param threads makes the threads, for example {@code Thread.ofVirtual().factory()} on JDK 21
   * @return this engine
   * @throws IllegalStateException when they run already
   */
  public SalesEngine start(int couriers, ThreadFactory threads) {
    if (couriers < 1) {
      throw new IllegalArgumentException("Somebody must deliver: 1 courier or more");
    }
    rounds.start(couriers, Objects.requireNonNull(threads, "threads"));
    return this;
  }

  /**
   * Stops the threads that {@link #start} started, if it did: each finishes the step or the handler
   * it is at. One that does not within {@link #PATIENCE} is interrupted. Nothing is lost: what was
   * not done is done by the next engine on the store. The store stays open.
   */
  @Override
  public void close() {
    rounds.stop(PATIENCE);
  }

  /**
   * How this engine and its store are doing, for a health check and for metrics.
   *
   * @return figures of this moment
   */
  public Health health() {
    return rounds.health();
  }

  /**
   * Timers whose step failed; each is kept and tried again, after seconds at first or after
   * minutes. A timer of a pipeline that is not loaded, or of a case that a newer engine wrote, is
   * among them; so is a rule's timer that {@linkplain Policy#takesUpTimer nothing takes up} in the
   * playbook.
   *
   * @return by the time they are tried next
   */
  public List<FailingTimer> failingTimers() {
    return store.failingTimers();
  }

  /**
   * Effects that were given up.
   *
   * @return in the order they were
   */
  public List<PendingEffect> deadLetters() {
    return store.deadLetters();
  }

  /**
   * Delivers an effect that was given up, under its old key; notices that left with it in a digest
   * leave with it again. Within a transaction of the host's it leaves after the commit.
   *
   * @param deadLetter one of {@link #deadLetters()}
   * @return false when it is none any more
   */
  public boolean resend(PendingEffect deadLetter) {
    boolean pending =
        store.resend(Objects.requireNonNull(deadLetter, "deadLetter"), clock.instant());
    rounds.deliver(deadLetter.caseId());
    return pending;
  }

  /**
   * Events for other cases that were set aside.
   *
   * @return in the order they were
   */
  public List<Parked> parked() {
    return store.parked();
  }

  /**
   * Takes up an event that was set aside.
   *
   * @param parked one of {@link #parked()}
   * @return what followed; it is parked again when it still cannot be taken up, and nothing follows
   *     when it is not set aside any more
   */
  public Outcome resend(Parked parked) {
    Taken taken = new Taken();
    if (store.resend(Objects.requireNonNull(parked, "parked"))) {
      taken.waiting.add(parked.tell());
    }
    return follow(taken);
  }

  /** Timers that were due before it stand, even when it is refused. */
  private Outcome follow(Submission submission, Taken taken) {
    Outcome outcome = follow(taken);
    SluiceException failure = taken.failure();
    if (failure != null) {
      listeners.each(listener -> listener.refused(submission, failure));
    }
    return outcome;
  }

  private Outcome follow(Taken taken) {
    rounds.follow(taken);
    return taken.outcome();
  }
}
