package dev.sluice.engine;

import dev.sluice.step.JournalEntry;
import dev.sluice.step.Tell;
import dev.sluice.store.Cases;
import dev.sluice.store.Parked;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Answers an event that was taken up before with what was kept then. */
final class Repeats {

  private final Cases cases;
  private final Arrivals arrivals;

  Repeats(Cases cases, Arrivals arrivals) {
    this.cases = cases;
    this.arrivals = arrivals;
  }

  /**
   * What was kept when the event was first taken up, in the order it was, as far as it still is: of
   * an entry that is gone nothing is known but that there was one, and of what it told other cases
   * nothing either.
   */
  void answer(String caseId, String eventId, Taken taken) {
    List<JournalEntry> entries = new ArrayList<>();
    Deque<Tell> tells = new ArrayDeque<>();
    Set<String> told = new HashSet<>();
    JournalEntry entry = cases.entry(caseId, eventId);
    while (entry != null) {
      entries.add(entry);
      tells.addAll(entry.tells());
      entry.tells().forEach(tell -> told.add(tell.id()));
      entry = null;
      while (entry == null && !tells.isEmpty()) {
        Tell tell = tells.removeFirst();
        entry = tell.to() == null ? null : cases.entry(arrivals.home(tell.to()), tell.id());
      }
    }
    List<Parked> setAside =
        told.isEmpty()
            ? List.of()
            : cases.parked().stream().filter(aside -> isOf(told, aside.tell())).toList();
    taken.repeated(entries, setAside);
  }

  /** What a member of an audience was told has the member's id behind that of the event. */
  private static boolean isOf(Set<String> told, Tell aside) {
    String id = aside.id();
    String member = ":" + aside.to();
    return told.contains(id)
        || (id.endsWith(member) && told.contains(id.substring(0, id.length() - member.length())));
  }
}
