package dev.sluice.model;

import dev.sluice.decision.Decided;
import dev.sluice.decision.Effect;
import dev.sluice.decision.Notify;
import dev.sluice.json.SluiceJson;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.step.Input;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Step;
import dev.sluice.step.Timer;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.DueTimer;
import dev.sluice.store.PendingEffect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What must be the same in both hosts, and what must hold in each. Times of delivery may differ:
 * what a host that died had leased waits until the lease is over.
 */
final class Comparison {

  private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
  private static final int ALL = 10_000;

  private final Host oracle;
  private final Host subject;
  private final Database database;
  private final SluiceJson json;
  private final Map<String, Playbook> playbooks = new HashMap<>();

  Comparison(Host oracle, Host subject, Database database, SluiceJson json) {
    this.oracle = oracle;
    this.subject = subject;
    this.database = database;
    this.json = json;
    for (int version = 1; version <= 3; version++) {
      Playbook playbook = World.playbook(version);
      playbooks.put(playbook.hash(), playbook);
    }
  }

  void same(String what, @Nullable Object expected, @Nullable Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError(
          "Different: " + what + "\n  oracle:   " + expected + "\n  database: " + actual);
    }
  }

  private static void holds(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }

  private static List<CaseState> cases(Host host) {
    return host.store().find(CaseQuery.all().page(ALL, null));
  }

  /** After each command. What differs in a state shows in its journal at the end. */
  void check() {
    List<CaseState> expected = cases(oracle);
    same(
        "versions",
        expected.stream().map(state -> state.caseId() + " " + state.version()).toList(),
        database.versions());
    List<DueTimer> timers = subject.store().due(FAR, ALL);
    same("timers", oracle.store().due(FAR, ALL), timers);
    checkTimers(expected, timers);
    same("events between cases", oracle.store().tells(ALL), subject.store().tells(ALL));
    same("parked events", oracle.store().parked(), subject.store().parked());
    holds(subject.findings.isEmpty(), String.valueOf(subject.findings));
  }

  /** What a case waits for is looked at, not before it is due. */
  private static void checkTimers(List<CaseState> states, List<DueTimer> rows) {
    Map<String, Instant> looked = new HashMap<>();
    rows.forEach(row -> looked.put(row.caseId() + " " + row.timerId(), row.at()));
    for (CaseState state : states) {
      for (Timer timer : state.timers()) {
        Instant due = timer.due();
        if (due != null) {
          Instant at = looked.remove(state.caseId() + " " + timer.id());
          holds(at != null, "Nobody looks at timer " + timer.id() + " of " + state.caseId());
          holds(at == null || !at.isBefore(due), timer.id() + " is looked at before it is due");
        }
      }
    }
    holds(looked.isEmpty(), "Timers of no case: " + looked);
  }

  /** At the end, when every effect has been delivered or given up. */
  void checkAll() {
    check();
    List<CaseState> states = cases(subject);
    same(
        "states",
        cases(oracle).stream().map(json::write).toList(),
        states.stream().map(json::write).toList());
    checkTimers(states, subject.store().due(FAR, ALL));
    Set<String> keys = new TreeSet<>();
    Set<String> gathered = new TreeSet<>();
    Map<String, Integer> order = new HashMap<>();
    for (CaseState state : states) {
      List<JournalEntry> journal = subject.engine().journal(state.caseId());
      same(
          "the journal of " + state.caseId(),
          oracle.engine().journal(state.caseId()).stream().map(json::write).toList(),
          journal.stream().map(json::write).toList());
      checkJournal(state, journal);
      for (JournalEntry entry : journal) {
        for (int i = 0; i < entry.decisions().size(); i++) {
          Decided decided = entry.decisions().get(i);
          if (decided.decision() instanceof Notify notify && notify.digest() != null) {
            gathered.add(Host.notice(state.caseId(), notify, entry.now()));
            keys.add(entry.key(i));
          } else if (decided.decision() instanceof Effect) {
            order.put(entry.key(i), order.size());
            keys.add(entry.key(i));
          }
        }
      }
    }
    same("dead letters", dead(oracle), dead(subject));
    for (Host host : List.of(oracle, subject)) {
      checkDelivered(host, keys, order);
      same("gathered notices", gathered, host.noticed);
    }
  }

  private void checkJournal(CaseState state, List<JournalEntry> journal) {
    Set<String> events = new HashSet<>();
    for (int i = 0; i < journal.size(); i++) {
      JournalEntry entry = journal.get(i);
      holds(entry.version() == i + 1, "Version " + (i + 1) + " is missing in " + state.caseId());
      holds(events.add(entry.eventId()), entry.eventId() + " is taken twice");
    }
    holds(state.version() == journal.size(), "The journal of " + state.caseId() + " is shorter");
    if (state.caseId().startsWith("D-")) {
      same("the replayed state of " + state.caseId(), json.write(state), replayed(journal));
    }
  }

  /** The state that the journal's events lead to, each decided by the rules of its day. */
  private @Nullable String replayed(List<JournalEntry> journal) {
    CaseState state = null;
    for (JournalEntry entry : journal) {
      Playbook playbook = Objects.requireNonNull(playbooks.get(entry.definitions()));
      Timer timer = state == null ? null : fired(state, entry);
      if (state != null && timer != null) {
        holds(!entry.now().isBefore(entry.occurredAt()), entry.eventId() + " fired too early");
        state = Step.fire(state, timer, entry.now(), playbook).state();
      } else {
        Input input =
            new Input(
                entry.caseId(),
                entry.event(),
                entry.eventId(),
                entry.occurredAt(),
                entry.actor(),
                0);
        state = Step.take(state, input, entry.now(), playbook).state();
      }
    }
    return state == null ? null : json.write(state);
  }

  private static @Nullable Timer fired(CaseState state, JournalEntry entry) {
    for (Timer timer : state.timers()) {
      if (entry.eventId().equals(timer.id() + "@" + timer.due())) {
        same(entry.occurredAt(), timer.due());
        return timer;
      }
    }
    return null;
  }

  private static void same(Instant occurred, @Nullable Instant due) {
    holds(occurred.equals(due), "A timer due at " + due + " fired for " + occurred);
  }

  private static Set<String> dead(Host host) {
    Set<String> keys = new TreeSet<>();
    host.store().deadLetters().forEach(effect -> keys.add(effect.key()));
    return keys;
  }

  private void checkDelivered(Host host, Set<String> keys, Map<String, Integer> order) {
    Set<String> unknown = new TreeSet<>(host.done);
    unknown.removeAll(keys);
    holds(unknown.isEmpty(), "Delivered and never decided: " + unknown);
    Set<String> missing = new TreeSet<>(order.keySet());
    missing.removeAll(host.done);
    missing.removeAll(dead(host));
    holds(missing.isEmpty(), "Decided and never delivered: " + missing);
    Map<String, Integer> last = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (String key : host.done) {
      Integer place = order.get(key);
      if (place != null && seen.add(key)) {
        String caseId = key.substring(0, key.lastIndexOf(':', key.lastIndexOf(':') - 1));
        Integer before = last.put(caseId, place);
        holds(before == null || before < place, key + " is delivered before an earlier effect");
      }
    }
  }

  /** Effects that no handler has confirmed. */
  List<PendingEffect> pending(Host host) {
    List<PendingEffect> pending = new ArrayList<>();
    for (CaseState state : cases(oracle)) {
      pending.addAll(host.store().effects(state.caseId()));
    }
    return pending;
  }
}
