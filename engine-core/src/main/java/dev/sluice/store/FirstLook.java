package dev.sluice.store;

import dev.sluice.step.CaseState;
import java.util.Map;
import java.util.Set;

/**
 * What steps of several cases ask first, asked at once.
 *
 * @param cases the states of those cases that there are, by id
 * @param homes of cases that there are not: those they were merged into, by the ids asked for
 * @param known those events that were taken up before
 */
public record FirstLook(
    Map<String, CaseState> cases, Map<String, String> homes, Set<EventId> known) {

  /** Copies them. */
  public FirstLook {
    cases = Map.copyOf(cases);
    homes = Map.copyOf(homes);
    known = Set.copyOf(known);
  }
}
