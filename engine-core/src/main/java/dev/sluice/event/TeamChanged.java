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
    return facts.withSubject(
        facts.subject() instanceof Team before ? team.keepingAbsences(before) : team);
  }
}
