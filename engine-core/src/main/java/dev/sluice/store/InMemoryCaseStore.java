package dev.sluice.store;

import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Tell;
import dev.sluice.step.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** Keeps everything in the heap; for tests, for replays, and for hosts that need no more. */
public final class InMemoryCaseStore implements CaseStore {

  private final JournalRetention retention;
  private final Map<String, Row> rows = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<DueTimer> timers = new ConcurrentSkipListSet<>();
  // What stands in the set above instead of the due time, for timers that failed to fire.
  private final Map<DueTimer, DueTimer> postponed = new ConcurrentHashMap<>();

  // What is on its way is little and short-lived: one lock and insertion order will do.
  private final Object onItsWay = new Object();
  private final Map<String, Tell> tells = new LinkedHashMap<>();
  private final List<Parked> parked = new ArrayList<>();
  private final Map<String, Map<String, PendingEffect>> effects = new LinkedHashMap<>();
  private final List<PendingEffect> deadLetters = new ArrayList<>();

  private InMemoryCaseStore(JournalRetention retention) {
    this.retention = retention;
  }

  /**
   * An empty store that keeps the whole journal.
   *
   * @return the store
   */
  public static InMemoryCaseStore create() {
    return new InMemoryCaseStore(JournalRetention.ALL);
  }

  /**
   * An empty store.
   *
   * @param retention how much journal to keep
   * @return the store
   */
  public static InMemoryCaseStore keeping(JournalRetention retention) {
    return new InMemoryCaseStore(retention);
  }

  @Override
  public @Nullable CaseState load(String caseId) {
    Row row = rows.get(caseId);
    return row == null ? null : row.state;
  }

  @Override
  public void commit(Commit commit) {
    CaseState state = commit.state();
    Row row = rows.computeIfAbsent(state.caseId(), id -> new Row());
    List<Timer> before = row.advance(state, commit.entry(), retention);
    if (before != state.timers()) {
      schedule(state.caseId(), before, state.timers());
    }
    if (!commit.effects().isEmpty()
        || !commit.entry().tells().isEmpty()
        || commit.answers() != null) {
      synchronized (onItsWay) {
        if (commit.answers() != null) {
          tells.remove(commit.answers());
        }
        commit.entry().tells().forEach(tell -> tells.put(tell.id(), tell));
        for (PendingEffect effect : commit.effects()) {
          effects
              .computeIfAbsent(effect.caseId(), id -> new LinkedHashMap<>())
              .put(effect.key(), effect);
        }
      }
    }
  }

  private void schedule(String caseId, List<Timer> before, List<Timer> after) {
    for (Timer timer : before) {
      Instant due = timer.due();
      if (due != null && !after.contains(timer)) {
        DueTimer known = new DueTimer(due, caseId, timer.id());
        DueTimer later = postponed.remove(known);
        timers.remove(later == null ? known : later);
      }
    }
    for (Timer timer : after) {
      Instant due = timer.due();
      if (due != null && !before.contains(timer)) {
        timers.add(new DueTimer(due, caseId, timer.id()));
      }
    }
  }

  @Override
  public boolean knows(String caseId, String eventId) {
    Row row = rows.get(caseId);
    return row != null && row.knows(eventId);
  }

  @Override
  public List<JournalEntry> journal(String caseId) {
    Row row = rows.get(caseId);
    return row == null ? List.of() : row.entries();
  }

  @Override
  public List<DueTimer> due(Instant now, int most) {
    return timers.stream().takeWhile(timer -> !timer.at().isAfter(now)).limit(most).toList();
  }

  @Override
  public @Nullable Instant nextDue() {
    for (DueTimer first : timers) {
      return first.at();
    }
    return null;
  }

  @Override
  public void postpone(DueTimer timer, Instant until) {
    CaseState state = load(timer.caseId());
    Timer running = state == null ? null : state.timer(timer.timerId());
    Instant due = running == null ? null : running.due();
    if (due != null) {
      DueTimer known = new DueTimer(due, timer.caseId(), timer.timerId());
      DueTimer later = new DueTimer(until, timer.caseId(), timer.timerId());
      DueTimer before = postponed.put(known, later);
      timers.remove(before == null ? known : before);
      timers.add(later);
    }
  }

  @Override
  public List<Tell> tells(int most) {
    synchronized (onItsWay) {
      return tells.values().stream().limit(most).toList();
    }
  }

  @Override
  public void park(Parked event) {
    synchronized (onItsWay) {
      if (tells.remove(event.tell().id()) != null) {
        parked.add(event);
      }
    }
  }

  @Override
  public List<Parked> parked() {
    synchronized (onItsWay) {
      return List.copyOf(parked);
    }
  }

  @Override
  public List<PendingEffect> effects(String caseId) {
    synchronized (onItsWay) {
      return List.copyOf(effects.getOrDefault(caseId, Collections.emptyMap()).values());
    }
  }

  @Override
  public List<String> casesWithEffects() {
    synchronized (onItsWay) {
      return List.copyOf(effects.keySet());
    }
  }

  @Override
  public void delivered(PendingEffect effect) {
    synchronized (onItsWay) {
      forget(effect);
    }
  }

  @Override
  public void retry(PendingEffect effect) {
    synchronized (onItsWay) {
      Map<String, PendingEffect> ofCase = effects.get(effect.caseId());
      if (ofCase != null) {
        ofCase.replace(effect.key(), effect);
      }
    }
  }

  @Override
  public void bury(PendingEffect effect) {
    synchronized (onItsWay) {
      forget(effect);
      deadLetters.add(effect);
    }
  }

  private void forget(PendingEffect effect) {
    Map<String, PendingEffect> ofCase = effects.get(effect.caseId());
    if (ofCase != null && ofCase.remove(effect.key()) != null && ofCase.isEmpty()) {
      effects.remove(effect.caseId());
    }
  }

  @Override
  public List<PendingEffect> deadLetters() {
    synchronized (onItsWay) {
      return List.copyOf(deadLetters);
    }
  }

  @Override
  public List<CaseState> find(CaseQuery query) {
    List<CaseState> found = new ArrayList<>();
    for (Row row : rows.values()) {
      CaseState state = row.state;
      if (state != null && query.matches(state.facts().salesCase())) {
        found.add(state);
      }
    }
    found.sort(Comparator.comparing(CaseState::caseId));
    return List.copyOf(found.subList(0, Math.min(found.size(), query.most())));
  }

  /** One case: its state, its journal, and the ids of its events. */
  private static final class Row {

    private static final int FEW = 16;

    private volatile @Nullable CaseState state;
    private List<JournalEntry> journal = List.of();
    private Collection<String> seen = List.of();

    /** Returns the timers before. */
    synchronized List<Timer> advance(
        CaseState next, JournalEntry entry, JournalRetention retention) {
      CaseState before = state;
      long expected = before == null ? 1 : before.version() + 1;
      if (next.version() != expected) {
        throw new IllegalStateException(
            "Case "
                + next.caseId()
                + " is at version "
                + (expected - 1)
                + ", so version "
                + next.version()
                + " does not follow. Load it and step again");
      }
      state = next;
      record(entry, retention);
      return before == null ? List.of() : before.timers();
    }

    private void record(JournalEntry entry, JournalRetention retention) {
      remember(entry);
      if (retention.entries() == 0) {
        return;
      }
      if (journal.isEmpty()) {
        journal = new ArrayList<>(2);
      }
      journal.add(entry);
      while (journal.size() > retention.entries()) {
        journal.remove(0);
      }
    }

    private void remember(JournalEntry entry) {
      // An id the engine made up is never submitted again.
      if (entry.eventId().equals(entry.caseId() + ":" + entry.version())) {
        return;
      }
      // Most cases see few events; a long list would be searched again and again.
      if (seen.isEmpty()) {
        seen = new ArrayList<>(2);
      } else if (seen.size() == FEW) {
        seen = new HashSet<>(seen);
      }
      seen.add(entry.eventId());
    }

    synchronized boolean knows(String eventId) {
      return seen.contains(eventId);
    }

    synchronized List<JournalEntry> entries() {
      return List.copyOf(journal);
    }
  }
}
