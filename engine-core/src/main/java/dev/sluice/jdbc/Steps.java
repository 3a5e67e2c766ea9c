package dev.sluice.jdbc;

import dev.sluice.fact.SalesCase;
import dev.sluice.json.SluiceJson;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Tell;
import dev.sluice.step.Timer;
import dev.sluice.store.Commit;
import dev.sluice.store.Erasure;
import dev.sluice.store.PendingEffect;
import dev.sluice.store.StaleCaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes what steps leave behind, in one transaction and few statements. Cases come in the order of
 * their ids, so that two writers of many never wait for each other.
 */
final class Steps {

  private final Transactions transactions;
  private final Dialect dialect;
  private final SluiceJson json;
  private final Journal journal;
  private final Finder finder;
  private final Effects effects;
  private final Tells tells;

  Steps(
      Transactions transactions,
      Dialect dialect,
      SluiceJson json,
      Journal journal,
      Finder finder,
      Effects effects,
      Tells tells) {
    this.transactions = transactions;
    this.dialect = dialect;
    this.json = json;
    this.journal = journal;
    this.finder = finder;
    this.effects = effects;
    this.tells = tells;
  }

  /** A case before the first and after the last of its steps. */
  private record Change(@Nullable CaseState before, CaseState after, String doc) {}

  void write(List<Commit> steps) {
    // Written as text before the first row is locked.
    Collection<Change> changes = changes(steps);
    List<@Nullable Object[]> entries = new ArrayList<>();
    List<PendingEffect> pending = new ArrayList<>();
    List<Tell> told = new ArrayList<>();
    List<String> answered = new ArrayList<>();
    for (Commit step : steps) {
      JournalEntry entry = step.entry();
      entries.add(journal.row(entry));
      pending.addAll(step.effects());
      told.addAll(entry.tells());
      if (step.answers() != null) {
        answered.add(step.answers());
      }
    }
    transactions.write(
        steps.size(),
        changes.size() == 1 ? steps.get(0).state().caseId() : null,
        connection -> {
          checkKeys(connection, steps);
          insert(connection, changes.stream().filter(change -> change.before == null).toList());
          update(connection, changes.stream().filter(change -> change.before != null).toList());
          Journal.add(connection, entries);
          People.add(connection, steps);
          index(connection, changes);
          schedule(connection, changes);
          effects.add(connection, pending);
          tells.add(connection, told);
          for (String tell : answered) {
            tells.remove(connection, tell);
          }
          for (Commit step : steps) {
            if (step.erasure() != null) {
              strike(connection, step.state().caseId(), step.erasure());
            }
          }
          return true;
        });
  }

  /**
   * Makes sure that keys which are to be exclusive are so, and stay so until the transaction ends.
   */
  private void checkKeys(Connection connection, List<Commit> steps) throws SQLException {
    Set<String> rows = new TreeSet<>();
    steps.forEach(step -> step.exclusiveKeys().forEach(key -> rows.add(Finder.cut(key))));
    if (rows.isEmpty()) {
      return;
    }
    dialect.lockKeys(connection, rows);
    List<String> others =
        Sql.all(
            connection,
            "SELECT DISTINCT case_id FROM sluice_key WHERE key_text = ANY(?)",
            row -> row.getString(1),
            rows);
    if (others.isEmpty()) {
      return; // As nearly always.
    }
    List<CaseState> states =
        Sql.all(
            connection,
            "SELECT case_id, doc FROM sluice_case WHERE case_id = ANY(?) AND running",
            finder::state,
            others);
    for (Commit step : steps) {
      for (CaseState other : states) {
        if (step.shares(other)) {
          throw step.sharing(other);
        }
      }
    }
  }

  private void strike(Connection connection, String caseId, Erasure erasure) throws SQLException {
    journal.strike(connection, caseId, erasure);
    People.strike(connection, caseId, erasure);
    effects.strike(connection, caseId, erasure);
    tells.strike(connection, caseId, erasure);
    Timers.strike(connection, caseId, erasure);
  }

  private Collection<Change> changes(List<Commit> steps) {
    TreeMap<String, Commit> first = new TreeMap<>();
    TreeMap<String, CaseState> last = new TreeMap<>();
    for (Commit step : steps) {
      first.putIfAbsent(step.state().caseId(), step);
      last.put(step.state().caseId(), step.state());
    }
    List<Change> changes = new ArrayList<>();
    last.forEach(
        (id, state) -> {
          Commit step = first.get(id);
          changes.add(new Change(step == null ? null : step.before(), state, json.write(state)));
        });
    return changes;
  }

  private void insert(Connection connection, List<Change> opened) throws SQLException {
    if (opened.isEmpty()) {
      return;
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (Change change : opened) {
      SalesCase salesCase = change.after.facts().salesCase();
      values.add(change.after.caseId());
      values.add(change.after.version());
      values.add(salesCase.pipeline());
      values.add(salesCase.stage());
      values.add(salesCase.owner());
      values.add(salesCase.running());
      values.add(change.doc);
    }
    int written =
        dialect.insertOnce(
            connection,
            "sluice_case",
            "case_id, version, pipeline, stage, owner, running, doc",
            opened.size(),
            values.toArray());
    if (written < opened.size()) {
      throw stale(opened);
    }
  }

  private static void update(Connection connection, List<Change> stepped) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Change change : stepped) {
      SalesCase salesCase = change.after.facts().salesCase();
      CaseState before = change.before;
      rows.add(
          new @Nullable Object[] {
            change.after.version(),
            salesCase.stage(),
            salesCase.owner(),
            salesCase.running(),
            change.doc,
            change.after.caseId(),
            before == null ? 0 : before.version()
          });
    }
    int[] written =
        Sql.batch(
            connection,
            "UPDATE sluice_case SET version = ?, stage = ?, owner = ?, running = ?, doc = ?"
                + " WHERE case_id = ? AND version = ?",
            rows);
    for (int count : written) {
      if (count == 0) {
        throw stale(stepped);
      }
    }
  }

  private static StaleCaseException stale(List<Change> changes) {
    return new StaleCaseException(
        "Another engine was faster with "
            + (changes.size() == 1
                ? "case " + changes.get(0).after.caseId()
                : "one of " + changes.size() + " cases")
            + ". Load it and step again",
        null);
  }

  private static void index(Connection connection, Collection<Change> changes) throws SQLException {
    List<@Nullable Object[]> gone = new ArrayList<>();
    List<@Nullable Object[]> come = new ArrayList<>();
    for (Change change : changes) {
      if (Finder.foundAlike(change.before, change.after)) {
        continue; // As after most steps; working keys out takes its time.
      }
      Set<String> old = keys(change.before);
      Set<String> now = keys(change.after);
      rows(old, now, change.after.caseId(), gone);
      rows(now, old, change.after.caseId(), come);
    }
    Sql.batch(connection, "DELETE FROM sluice_key WHERE key_text = ? AND case_id = ?", gone);
    Sql.batch(connection, "INSERT INTO sluice_key (key_text, case_id) VALUES (?, ?)", come);
  }

  private static void rows(
      Set<String> keys, Set<String> but, String caseId, List<@Nullable Object[]> rows) {
    for (String key : keys) {
      if (!but.contains(key)) {
        rows.add(row(key, caseId));
      }
    }
  }

  private static void schedule(Connection connection, Collection<Change> changes)
      throws SQLException {
    List<@Nullable Object[]> gone = new ArrayList<>();
    List<@Nullable Object[]> come = new ArrayList<>();
    for (Change change : changes) {
      String caseId = change.after.caseId();
      List<Timer> old = change.before == null ? List.of() : change.before.timers();
      for (Timer timer : old) {
        if (timer.due() != null && !change.after.timers().contains(timer)) {
          gone.add(row(caseId, timer.id()));
        }
      }
      for (Timer timer : change.after.timers()) {
        if (timer.due() != null && !old.contains(timer)) {
          come.add(row(caseId, timer.id(), timer.due()));
        }
      }
    }
    Sql.batch(connection, "DELETE FROM sluice_timer WHERE case_id = ? AND timer_id = ?", gone);
    Sql.batch(
        connection, "INSERT INTO sluice_timer (case_id, timer_id, look_at) VALUES (?, ?, ?)", come);
  }

  private static Set<String> keys(@Nullable CaseState state) {
    return state == null ? Set.of() : Finder.keys(state.facts());
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }
}
