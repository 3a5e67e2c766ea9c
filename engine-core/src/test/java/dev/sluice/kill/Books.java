package dev.sluice.kill;

import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.Backlog;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import java.util.ArrayList;
import java.util.List;

/**
 * What a store holds when nothing waits any more.
 *
 * @param cases each case
 * @param left what is left in the store and should not be, in words
 */
record Books(List<Kept> cases, List<String> left) {

  /** A case and all its steps. */
  record Kept(CaseState state, List<JournalEntry> journal) {}

  /** A store with nothing left to do. */
  static final Backlog NOTHING = new Backlog(null, null, 0, 0, 0, 0, 0);

  private static final int PAGE = 500;

  static Books read(CaseStore store) {
    List<Kept> cases = new ArrayList<>();
    List<CaseState> page = store.find(CaseQuery.all().page(PAGE, null));
    while (!page.isEmpty()) {
      page.forEach(state -> cases.add(new Kept(state, store.journal(state.caseId()))));
      page = store.find(CaseQuery.all().page(PAGE, page.get(page.size() - 1).caseId()));
    }
    Backlog backlog = store.backlog();
    List<String> left = new ArrayList<>();
    if (!backlog.equals(NOTHING)) {
      left.add("Something waits: " + backlog);
    }
    store.parked().forEach(parked -> left.add("An event is parked: " + parked));
    store.deadLetters().forEach(effect -> left.add("An effect is given up: " + effect));
    return new Books(cases, left);
  }
}
