package dev.sluice.jdbc;

import dev.sluice.fault.SluiceException;
import dev.sluice.json.RecordNames;
import dev.sluice.json.SluiceJson;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Tell;
import dev.sluice.store.Backlog;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Commit;
import dev.sluice.store.Definition;
import dev.sluice.store.DueTimer;
import dev.sluice.store.EventId;
import dev.sluice.store.FailingTimer;
import dev.sluice.store.FirstLook;
import dev.sluice.store.JournalRetention;
import dev.sluice.store.Parked;
import dev.sluice.store.PendingEffect;
import dev.sluice.store.Viewer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps cases in a database, so that a host that restarts, crashes or runs twice loses nothing and
 * does nothing twice: a step is one transaction, taken up once for each event id of a case. Several
 * engines, on several machines, may share one database. Thread-safe.
 */
public final class JdbcCaseStore implements CaseStore, AutoCloseable {

  private final Transactions transactions;
  private final Runnable end;
  private final Dialect dialect;
  private final InstantSource clock;
  private final SluiceJson json;
  private final Journal journal;
  private final People people;
  private final Effects effects;
  private final Tells tells;
  private final Finder finder;
  private final Steps steps;
  private final Timers timers;

  private JdbcCaseStore(
      Transactions transactions, RecordNames names, @Nullable InstantSource time, Runnable end) {
    this.transactions = transactions;
    this.end = end;
    this.dialect = transactions.run(Dialect::of);
    if (dialect == Dialect.H2) {
      transactions.oneAtATime();
    }
    this.clock = time == null ? new DatabaseClock(transactions, dialect, System::nanoTime) : time;
    this.json = new SluiceJson(names);
    this.journal = new Journal(transactions, json);
    this.people = new People(transactions);
    this.effects = new Effects(transactions, json, clock);
    this.tells = new Tells(transactions, json);
    this.finder = new Finder(transactions, json);
    this.timers = new Timers(transactions, dialect);
    this.steps = new Steps(transactions, dialect, json, journal, finder, effects, tells);
  }

  /**
   * A store on a database whose tables are there, see {@link Schema}. The database's clock decides
   * what is due. An H2 file needs {@code ;WRITE_DELAY=0} in its URL; {@link #h2} opens one that
   * nobody else writes.
   *
   * @param source where connections come from; a pool is of use
   * @param names the records that may occur, the engine's own
   * @return the store
   * @throws SluiceException when the tables are not there, or of another version, or the database
   *     has settings that would lose steps or mix them up: an isolation level other than READ
   *     COMMITTED; on H2 a {@code WRITE_DELAY}, {@code IGNORECASE} or {@code MODE=Oracle}
   */
  public static JdbcCaseStore on(DataSource source, RecordNames names) {
    return open(new Transactions(source), names, null, () -> {});
  }

  /**
   * A store that goes by a clock of the host's, for tests and replays.
   *
   * @param source where connections come from
   * @param names the records that may occur, the engine's own
   * @param clock decides what is due, in place of the database's clock
   * @return the store
   * @throws SluiceException when the tables are not there, or of another version, or the database
   *     has settings that would lose steps or mix them up: an isolation level other than READ
   *     COMMITTED; on H2 a {@code WRITE_DELAY}, {@code IGNORECASE} or {@code MODE=Oracle}
   */
  public static JdbcCaseStore on(DataSource source, RecordNames names, InstantSource clock) {
    Objects.requireNonNull(clock, "clock");
    return open(new Transactions(source), names, clock, () -> {});
  }

  /**
   * A store in a file of its own, with H2 in this process: the embedded default. What was kept
   * survives a killed process, for each commit is written before it is acknowledged; that the disk
   * survives a loss of power is not promised. Nothing else in this process may open the file
   * meanwhile, not even to copy it: when it closes it again, the operating system may let other
   * processes have it. Needs {@code com.h2database:h2} on the class path. Close it.
   *
   * @param file where, with H2's {@code .mv.db} or without; made when it is not there
   * @param names the records that may occur, the engine's own
   * @return the store, with its tables
   * @throws SluiceException when another process has the file, or H2 is not there
   */
  public static JdbcCaseStore h2(Path file, RecordNames names) {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(names, "names");
    EmbeddedH2 database;
    try {
      database = EmbeddedH2.open(file);
    } catch (NoClassDefFoundError e) {
      throw new SluiceException(
          "H2 is not on the class path. Add com.h2database:h2 to the dependencies", null, e);
    }
    return on(database, names);
  }

  static JdbcCaseStore on(EmbeddedH2 database, RecordNames names) {
    Transactions transactions = new Transactions(database::connection);
    new Schema(transactions).migrate();
    return open(transactions, names, null, database::close);
  }

  private static JdbcCaseStore open(
      Transactions transactions, RecordNames names, @Nullable InstantSource clock, Runnable end) {
    Objects.requireNonNull(names, "names");
    new Schema(transactions).validate();
    Conditions.check(transactions);
    return new JdbcCaseStore(transactions, names, clock, end);
  }

  /** Lets go of the file of {@link #h2}; a database of the host's is left open. */
  @Override
  public void close() {
    end.run();
  }

  /**
   * Runs work in a transaction of the host's: what an engine on this store keeps on this thread is
   * kept or undone with it. What follows from the steps, in other cases and in handlers, waits for
   * the next {@code tick} after the host has committed.
   *
   * @param connection the host's, on the same database; not committed nor closed here
   * @param work submits
   * @param <T> what it returns
   * @return what the work returned
   * @throws IllegalStateException when this thread is in such work already, or the connection is in
   *     auto-commit, so that there is no transaction to join
   */
  public <T> T joining(Connection connection, Supplier<T> work) {
    return transactions.joining(
        Objects.requireNonNull(connection, "connection"), Objects.requireNonNull(work, "work"));
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public boolean joined() {
    return transactions.joined();
  }

  @Override
  public @Nullable CaseState load(String caseId, Viewer viewer) {
    return finder.load(caseId, viewer.owners(this));
  }

  @Override
  public FirstLook look(Set<String> caseIds, Set<EventId> events) {
    return finder.look(caseIds, events);
  }

  @Override
  public @Nullable String home(String caseId) {
    return finder.home(caseId);
  }

  @Override
  public <T> T exclusively(String caseId, Supplier<T> work) {
    return Objects.requireNonNull(
        transactions.together(
            work,
            connection -> {
              Sql.first(
                  connection,
                  "SELECT version FROM sluice_case WHERE case_id = ? FOR UPDATE",
                  row -> row.getLong(1),
                  caseId);
              return true;
            }));
  }

  @Override
  public void claim(List<DueTimer> due, Consumer<List<DueTimer>> work) {
    timers.claim(due, work);
  }

  @Override
  public void commit(List<Commit> written) {
    steps.write(written);
  }

  @Override
  public boolean knows(String caseId, String eventId) {
    return journal.knows(caseId, eventId);
  }

  @Override
  public List<JournalEntry> journal(String caseId, long afterVersion, int most, Viewer viewer) {
    return journal.page(caseId, afterVersion, CaseStore.page(most), viewer.owners(this));
  }

  @Override
  public @Nullable JournalEntry entry(String caseId, String eventId) {
    return journal.entry(caseId, eventId);
  }

  @Override
  public @Nullable String retain(JournalRetention retention, @Nullable String after, int most) {
    return journal.retain(retention, after, CaseStore.page(most));
  }

  @Override
  public List<String> knowing(Set<String> marks) {
    return people.knowing(marks);
  }

  @Override
  public void define(Definition definition) {
    if (definition(definition.hash()) == null) {
      transactions.run(
          connection ->
              dialect.insertOnce(
                  connection,
                  "sluice_definition",
                  "hash, pipeline, doc",
                  1,
                  definition.hash(),
                  definition.pipeline(),
                  definition.text()));
    }
  }

  @Override
  public @Nullable Definition definition(String hash) {
    return transactions.first(
        "SELECT hash, pipeline, doc FROM sluice_definition WHERE hash = ?",
        row -> new Definition(row.getString(1), row.getString(2), row.getString(3)),
        hash);
  }

  @Override
  public List<DueTimer> due(Instant now, int most) {
    return timers.due(now, CaseStore.page(most));
  }

  @Override
  public @Nullable Instant nextDue() {
    return timers.next();
  }

  @Override
  public void postpone(DueTimer timer, Instant until, String reason) {
    timers.postpone(timer, until, reason);
  }

  @Override
  public List<FailingTimer> failingTimers() {
    return timers.failing();
  }

  @Override
  public List<Tell> tells(int most) {
    return tells.waiting(CaseStore.page(most));
  }

  @Override
  public void told(String tellId, @Nullable String cursor) {
    tells.told(tellId, cursor);
  }

  @Override
  public void park(Parked parked) {
    tells.park(parked, dialect);
  }

  @Override
  public List<Parked> parked() {
    return tells.parked();
  }

  @Override
  public List<PendingEffect> effects(String caseId) {
    return effects.of(caseId);
  }

  @Override
  public List<String> casesWithEffects(Instant now, @Nullable String after, int most) {
    return effects.cases(now, after, CaseStore.page(most));
  }

  @Override
  public List<PendingEffect> gathered(String recipient) {
    return effects.gathered(recipient);
  }

  @Override
  public List<String> digestsDue(Instant now) {
    return effects.digestsDue(now);
  }

  @Override
  public @Nullable Instant nextDigest() {
    return effects.nextDigest();
  }

  @Override
  public List<PendingEffect> lease(List<PendingEffect> taken, Instant until) {
    return effects.lease(taken, until);
  }

  @Override
  public List<PendingEffect> delivered(List<PendingEffect> done) {
    return effects.delivered(done);
  }

  @Override
  public void update(PendingEffect effect) {
    effects.update(effect, false);
  }

  @Override
  public void bury(PendingEffect effect) {
    effects.update(effect, true);
  }

  @Override
  public List<PendingEffect> deadLetters() {
    return effects.dead();
  }

  @Override
  public boolean resend(PendingEffect effect, Instant now) {
    return effects.resend(effect, now);
  }

  @Override
  public boolean resend(Parked event) {
    return tells.resend(event);
  }

  @Override
  public Backlog backlog() {
    return new Backlog(
        timers.oldest(),
        effects.oldest(),
        effects.count(false),
        tells.count(false),
        timers.countFailing(),
        effects.count(true),
        tells.count(true));
  }

  @Override
  public List<CaseState> find(CaseQuery query, Viewer viewer) {
    return finder.find(
        query,
        viewer.owners(this),
        unreadable -> {
          throw unreadable;
        });
  }

  @Override
  public List<CaseState> find(CaseQuery query, Consumer<SluiceException> unreadable) {
    return finder.find(query, null, unreadable);
  }
}
