package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Team;

/**
 * A team was defined or its definition changed. Opens the team's case; turns already earned stand.
 *
 * @param team the team as it is now
 */
public record TeamChanged(Team team) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    if (facts.subject() == null) {
      return facts.withSubject(team);
    }
    if (facts.subject() instanceof Team before && before.id().equals(team.id())) {
      return facts.withSubject(team.keepingAbsences(before));
    }
    throw new IllegalArgumentException(
        "team-changed about team "
            + team.id()
            + " belongs to that team's case, "
            + Team.caseId(team.id()));
  }
}
