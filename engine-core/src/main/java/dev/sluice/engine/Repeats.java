package dev.sluice.engine;

import dev.sluice.step.JournalEntry;
import dev.sluice.step.Tell;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Parked;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers an event that was taken up before with what was kept then. */
final class Repeats {

  private final CaseStore store;
  private final Arrivals arrivals;

  Repeats(CaseStore store, Arrivals arrivals) {
    this.store = store;
    this.arrivals = arrivals;
  }

  /** What was kept when the event was first taken up, in the order it was. */
  void answer(String caseId, String eventId, Taken taken) {
    List<JournalEntry> entries = new ArrayList<>();
    Deque<Tell> tells = new ArrayDeque<>();
    Set<String> told = new HashSet<>();
    JournalEntry entry = entry(caseId, eventId);
    while (entry != null) {
      entries.add(entry);
      tells.addAll(entry.tells());
      entry.tells().forEach(tell -> told.add(tell.id()));
      entry = null;
      while (entry == null && !tells.isEmpty()) {
        Tell tell = tells.removeFirst();
        entry = entry(arrivals.home(tell.to()), tell.id());
      }
    }
    List<Parked> setAside =
        told.isEmpty()
            ? List.of()
            : store.parked().stream().filter(aside -> told.contains(aside.tell().id())).toList();
    taken.repeated(entries, setAside);
  }

  private @Nullable JournalEntry entry(String caseId, String eventId) {
    for (JournalEntry entry : store.journal(caseId)) {
      if (entry.eventId().equals(eventId)) {
        return entry;
      }
    }
    return null;
  }
}
