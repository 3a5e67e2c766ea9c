package dev.sluice.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Which cases ever named a person. */
final class People {

  private final Map<String, Set<String>> cases = new ConcurrentHashMap<>();

  void add(Set<String> marks, String caseId) {
    for (String mark : marks) {
      cases.computeIfAbsent(mark, any -> new ConcurrentSkipListSet<>()).add(caseId);
    }
  }

  void remove(Set<String> marks, String caseId) {
    for (String mark : marks) {
      cases.computeIfPresent(
          mark,
          (any, known) -> {
            known.remove(caseId);
            return known.isEmpty() ? null : known;
          });
    }
  }

  List<String> cases(Set<String> marks) {
    Set<String> found = new TreeSet<>();
    marks.forEach(mark -> found.addAll(cases.getOrDefault(mark, Set.of())));
    return List.copyOf(found);
  }
}
