package dev.sluice.rules.spec;

import dev.sluice.decision.Decided;
import dev.sluice.event.Missing;
import dev.sluice.fact.Team;
import dev.sluice.fault.SluiceException;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.Parked;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one engine did since the last {@code when}.
 *
 * @param entries journal entries in the order they were made
 * @param parked events between cases that could not be taken up
 * @param refusals what the engine refused or failed at
 */
record Happened(List<JournalEntry> entries, List<Parked> parked, List<SluiceException> refusals) {

  static final Happened NOTHING = new Happened(List.of(), List.of(), List.of());

  Happened plus(Happened more) {
    return new Happened(
        joined(entries, more.entries),
        joined(parked, more.parked),
        joined(refusals, more.refusals));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  List<Decided> decisions() {
    return entries.stream().flatMap(entry -> entry.decisions().stream()).toList();
  }

  List<Missing> missing() {
    return entries.stream().flatMap(entry -> entry.missing().stream()).toList();
  }

  /** What is seen from one case: its own steps, and those of teams. */
  Happened seenFrom(String caseId) {
    Predicate<String> seen = id -> id.equals(caseId) || id.startsWith(Team.caseId(""));
    return new Happened(
        entries.stream().filter(entry -> seen.test(entry.caseId())).toList(), parked, refusals);
  }

  /** What must be the same however often a story is played. */
  List<Object> essence() {
    List<Object> essence = new ArrayList<>(decisions());
    essence.addAll(missing());
    essence.addAll(parked);
    refusals.forEach(refusal -> essence.add(String.valueOf(refusal.getMessage())));
    return essence;
  }

  /** What was decided by which rules, without the values that were compared. */
  List<Object> gist() {
    List<Object> gist = new ArrayList<>();
    for (Decided decided : decisions()) {
      gist.add(decided.decision());
      gist.add(decided.because().rule());
    }
    return gist;
  }
}
