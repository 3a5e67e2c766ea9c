package dev.sluice.store;

import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One case: its state, its journal, and the ids of its events. */
final class Row {

  private static final int FEW = 16;

  private volatile @Nullable CaseState state;
  private List<JournalEntry> journal = List.of();
  private Collection<String> seen = List.of();
  private boolean struck;

  @Nullable CaseState state() {
    return state;
  }

  /** Returns the state before. */
  synchronized @Nullable CaseState advance(
      CaseState next, JournalEntry entry, JournalRetention retention) {
    CaseState before = state;
    state = next;
    record(entry, retention);
    return before;
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
    retain(retention);
  }

  synchronized void retain(JournalRetention retention) {
    CaseState last = state;
    int gone = 0;
    while (last != null
        && gone < journal.size()
        && !kept(journal.get(gone), last.version(), retention)) {
      gone++;
    }
    if (gone > 0) {
      journal.subList(0, gone).clear();
    }
  }

  private static boolean kept(JournalEntry entry, long version, JournalRetention retention) {
    return entry.version() > retention.last(version)
        && (retention.since() == null || !entry.now().isBefore(retention.since()));
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

  /** Strikes a person out of the journal, entries and events' ids. */
  synchronized void strike(Erasure erasure) {
    if (!journal.isEmpty()) {
      journal.replaceAll(erasure::without);
    }
    List<String> plain = seen.stream().map(erasure::eventId).toList();
    struck |= !plain.equals(List.copyOf(seen));
    seen = plain.size() > FEW ? new HashSet<>(plain) : new ArrayList<>(plain);
  }

  synchronized boolean knows(String eventId) {
    return seen.contains(eventId) || (struck && seen.contains(erased(eventId)));
  }

  synchronized List<JournalEntry> entries(long afterVersion, int most) {
    return journal.stream().filter(entry -> entry.version() > afterVersion).limit(most).toList();
  }

  synchronized @Nullable JournalEntry entry(String eventId) {
    String erased = struck ? erased(eventId) : eventId;
    for (JournalEntry entry : journal) {
      if (entry.eventId().equals(eventId) || entry.eventId().equals(erased)) {
        return entry;
      }
    }
    return null;
  }

  private String erased(String eventId) {
    return new EventId(Objects.requireNonNull(state).caseId(), eventId).erased().id();
  }
}
