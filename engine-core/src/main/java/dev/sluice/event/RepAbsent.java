package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A rep will be away, or is. Sent to the team's case, and to the rep's own where there is one.
 *
 * @param rep who
 * @param starts the first moment away
 * @param ends the first moment back
 */
public record RepAbsent(String rep, Instant starts, Instant ends) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    if (facts.subject() instanceof Rep own && own.id().equals(rep)) {
      return facts.withSubject(own.away(starts, ends));
    }
    if (!(facts.subject() instanceof Team team)) {
      throw new IllegalArgumentException(
          "rep-absent about " + rep + " belongs to a team's case, or to the rep's own");
    }
    List<Rep> reps = new ArrayList<>();
    boolean found = false;
    for (Rep known : team.reps()) {
      boolean meant = known.id().equals(rep);
      reps.add(meant ? known.away(starts, ends) : known);
      found |= meant;
    }
    if (!found) {
      throw new IllegalArgumentException("Team " + team.id() + " has no rep " + rep);
    }
    return facts.withSubject(new Team(team.id(), team.supervisor(), reps));
  }
}
