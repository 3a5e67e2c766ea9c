package dev.sluice.jdbc;

import dev.sluice.json.RecordNames;
import dev.sluice.json.SluiceJson;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Tell;
import dev.sluice.step.Timer;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Commit;
import dev.sluice.store.DueTimer;
import dev.sluice.store.JournalRetention;
import dev.sluice.store.Parked;
import dev.sluice.store.PendingEffect;
import dev.sluice.store.StaleCaseException;
import dev.sluice.store.Viewer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
  private final Effects effects;
  private final Tells tells;
  private final Finder finder;

  private JdbcCaseStore(
      Transactions transactions, RecordNames names, @Nullable InstantSource time, Runnable end) {
    this.transactions = transactions;
    this.end = end;
    this.dialect = transactions.run(Dialect::of);
    this.clock = time == null ? new DatabaseClock(transactions, dialect, System::nanoTime) : time;
    this.json = new SluiceJson(names);
    this.journal = new Journal(transactions, json, dialect);
    this.effects = new Effects(transactions, json, clock);
    this.tells = new Tells(transactions, json);
    this.finder = new Finder(transactions, json);
  }

  /**
   * A store on a database whose tables are there, see {@link Schema}. The database's clock decides
   * what is due.
   *
   * @param source where connections come from; a pool is of use
   * @param names the records that may occur, the engine's own
   * @return the store
   * @throws dev.sluice.fault.SluiceException when the tables are not there, or of another version
   */
  public static JdbcCaseStore on(DataSource source, RecordNames names) {
    return open(source, names, null, () -> {});
  }

  /**
   * A store that goes by a clock of the host's, for tests and replays.
   *
   * @param source where connections come from
   * @param names the records that may occur, the engine's own
   * @param clock decides what is due, in place of the database's clock
   * @return the store
   * @throws dev.sluice.fault.SluiceException when the tables are not there, or of another version
   */
  public static JdbcCaseStore on(DataSource source, RecordNames names, InstantSource clock) {
    return open(source, names, clock, () -> {});
  }

  /**
   * A store in a file of its own, with H2 in this process: the embedded default. What was kept
   * survives a killed process, for each commit is written before it is acknowledged; that the disk
   * survives a loss of power is not promised. Needs {@code com.h2database:h2} on the class path.
   * Close it.
   *
   * @param file where; H2 adds {@code .mv.db}; made when it is not there
   * @param names the records that may occur, the engine's own
   * @return the store, with its tables
   * @throws dev.sluice.fault.SluiceException when another process has the file
   */
  public static JdbcCaseStore h2(Path file, RecordNames names) {
    EmbeddedH2 database = EmbeddedH2.open(file);
    Schema.of(database.source()).migrate();
    return open(database.source(), names, null, database::close);
  }

  private static JdbcCaseStore open(
      DataSource source, RecordNames names, @Nullable InstantSource clock, Runnable end) {
    Transactions transactions = new Transactions(source);
    new Schema(transactions).validate();
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
   * @throws IllegalStateException when this thread is in such work already
   */
  public <T> T joining(Connection connection, Supplier<T> work) {
    return transactions.joining(connection, work);
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
  public void claim(DueTimer timer, Runnable work) {
    if (dialect == Dialect.H2) {
      work.run(); // One process has the file, and its locks do.
      return;
    }
    transactions.together(
        () -> {
          work.run();
          return true;
        },
        connection ->
            Sql.first(
                    connection,
                    "SELECT version FROM sluice_case WHERE case_id = ? FOR UPDATE SKIP LOCKED",
                    row -> row.getLong(1),
                    timer.caseId())
                != null);
  }

  @Override
  public void commit(Commit commit) {
    CaseState state = commit.state();
    String doc = json.write(state);
    transactions.run(
        connection -> {
          keep(connection, state, doc);
          if (!journal.add(connection, commit.entry())) {
            throw stale(state);
          }
          index(connection, commit.before(), state);
          schedule(connection, commit.before(), state);
          effects.add(connection, commit.effects());
          tells.add(connection, commit.entry().tells());
          if (commit.answers() != null) {
            tells.remove(connection, commit.answers());
          }
          return true;
        });
  }

  private void keep(Connection connection, CaseState state, String doc) throws SQLException {
    var salesCase = state.facts().salesCase();
    int written;
    if (state.version() == 1) {
      written =
          dialect.insertOnce(
              connection,
              "sluice_case",
              "case_id, version, pipeline, stage, owner, running, doc",
              state.caseId(),
              1L,
              salesCase.pipeline(),
              salesCase.stage(),
              salesCase.owner(),
              salesCase.running(),
              doc);
    } else {
      written =
          Sql.write(
              connection,
              "UPDATE sluice_case SET version = ?, stage = ?, owner = ?, running = ?, doc = ?"
                  + " WHERE case_id = ? AND version = ?",
              state.version(),
              salesCase.stage(),
              salesCase.owner(),
              salesCase.running(),
              doc,
              state.caseId(),
              state.version() - 1);
    }
    if (written == 0) {
      throw stale(state);
    }
  }

  private static StaleCaseException stale(CaseState state) {
    return new StaleCaseException(
        "Version "
            + state.version()
            + " of case "
            + state.caseId()
            + " was written by another engine meanwhile. Load it and step again",
        null);
  }

  private static void index(Connection connection, @Nullable CaseState before, CaseState after)
      throws SQLException {
    Set<String> old = before == null ? Set.of() : Finder.keys(before.facts());
    Set<String> now = Finder.keys(after.facts());
    if (!old.equals(now)) {
      Sql.batch(
          connection,
          "DELETE FROM sluice_key WHERE key_text = ? AND case_id = ?",
          rows(old, now, after.caseId()));
      Sql.batch(
          connection,
          "INSERT INTO sluice_key (key_text, case_id) VALUES (?, ?)",
          rows(now, old, after.caseId()));
    }
  }

  private static List<@Nullable Object[]> rows(Set<String> of, Set<String> but, String caseId) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String key : of) {
      if (!but.contains(key)) {
        rows.add(new @Nullable Object[] {key, caseId});
      }
    }
    return rows;
  }

  private static void schedule(Connection connection, @Nullable CaseState before, CaseState after)
      throws SQLException {
    List<Timer> old = before == null ? List.of() : before.timers();
    List<@Nullable Object[]> gone = new ArrayList<>();
    List<@Nullable Object[]> come = new ArrayList<>();
    for (Timer timer : old) {
      if (timer.due() != null && !after.timers().contains(timer)) {
        gone.add(new @Nullable Object[] {after.caseId(), timer.id()});
      }
    }
    for (Timer timer : after.timers()) {
      if (timer.due() != null && !old.contains(timer)) {
        come.add(new @Nullable Object[] {after.caseId(), timer.id(), timer.due()});
      }
    }
    Sql.batch(connection, "DELETE FROM sluice_timer WHERE case_id = ? AND timer_id = ?", gone);
    Sql.batch(
        connection, "INSERT INTO sluice_timer (case_id, timer_id, look_at) VALUES (?, ?, ?)", come);
  }

  @Override
  public boolean knows(String caseId, String eventId) {
    return journal.knows(caseId, eventId);
  }

  @Override
  public List<JournalEntry> journal(String caseId, long afterVersion, int most, Viewer viewer) {
    return journal.page(caseId, afterVersion, most, viewer.owners(this));
  }

  @Override
  public @Nullable JournalEntry entry(String caseId, String eventId) {
    return journal.entry(caseId, eventId);
  }

  @Override
  public @Nullable String retain(JournalRetention retention, @Nullable String after, int most) {
    return journal.retain(retention, after, most);
  }

  @Override
  public List<DueTimer> due(Instant now, int most) {
    return transactions.run(
        connection ->
            Sql.all(
                connection,
                "SELECT look_at, case_id, timer_id FROM sluice_timer WHERE look_at <= ?"
                    + " ORDER BY look_at, case_id, timer_id FETCH FIRST ? ROWS ONLY",
                row ->
                    new DueTimer(
                        Objects.requireNonNull(Sql.instant(row, 1)),
                        row.getString(2),
                        row.getString(3)),
                now,
                most));
  }

  @Override
  public @Nullable Instant nextDue() {
    return transactions.find(
        connection ->
            Sql.first(
                connection, "SELECT min(look_at) FROM sluice_timer", row -> Sql.instant(row, 1)));
  }

  @Override
  public void postpone(DueTimer timer, Instant until) {
    transactions.run(
        connection ->
            Sql.write(
                connection,
                "UPDATE sluice_timer SET look_at = ? WHERE case_id = ? AND timer_id = ?",
                until,
                timer.caseId(),
                timer.timerId()));
  }

  @Override
  public List<Tell> tells(int most) {
    return tells.waiting(most);
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
  public List<String> casesWithEffects() {
    return effects.cases();
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
  public void delivered(List<PendingEffect> done) {
    effects.delivered(done);
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
  public List<CaseState> find(CaseQuery query, Viewer viewer) {
    return finder.find(query, viewer.owners(this));
  }
}
