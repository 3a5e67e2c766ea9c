package dev.sluice.store;

import dev.sluice.fact.Facts;
import dev.sluice.fact.Keys;
import dev.sluice.step.CaseState;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** Which cases have a key. */
final class KeyIndex {

  private final Map<String, Set<String>> cases = new ConcurrentHashMap<>();

  /** The ids of cases that have a key or had it a moment ago, sorted. */
  Collection<String> cases(String key) {
    return cases.getOrDefault(key, Set.of());
  }

  void update(@Nullable CaseState before, CaseState after) {
    if (before != null && !changed(before.facts(), after.facts())) {
      return;
    }
    Set<String> old = before == null ? Set.of() : Keys.of(before.facts());
    Set<String> now = Keys.of(after.facts());
    for (String key : now) {
      if (!old.contains(key)) {
        cases.compute(key, (any, known) -> with(known, after.caseId()));
      }
    }
    for (String key : old) {
      if (!now.contains(key)) {
        cases.computeIfPresent(key, (any, known) -> without(known, after.caseId()));
      }
    }
  }

  /** Facts are copied on change: what is the same object has the same keys. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean changed(Facts before, Facts after) {
    return before.subject() != after.subject()
        || before.contacts() != after.contacts()
        || before.kept() != after.kept()
        || before.salesCase().status() != after.salesCase().status();
  }

  // Nearly every key has one case, and one takes little room.
  private static Set<String> with(@Nullable Set<String> known, String caseId) {
    if (known == null) {
      return Set.of(caseId);
    }
    Set<String> more =
        known instanceof ConcurrentSkipListSet ? known : new ConcurrentSkipListSet<>(known);
    more.add(caseId);
    return more;
  }

  private static @Nullable Set<String> without(Set<String> known, String caseId) {
    if (known.size() == 1) {
      return known.contains(caseId) ? null : known;
    }
    known.remove(caseId);
    return known;
  }
}
