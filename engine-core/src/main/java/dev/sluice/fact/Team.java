package dev.sluice.fact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The subject of the case that hands out owners: who is on the team and who supervises it.
 *
 * @param id names the team
 * @param supervisor the rep id of the supervisor; null when nobody is named
 * @param reps the members, in the order given
 */
public record Team(String id, @Nullable String supervisor, List<Rep> reps) implements Fact {

  /** Refuses a rep who is listed twice. */
  public Team {
    reps = List.copyOf(reps);
    Set<String> seen = new HashSet<>();
    for (Rep rep : reps) {
      if (!seen.add(rep.id())) {
        throw new IllegalArgumentException(
            "Team " + id + " lists rep " + rep.id() + " twice. Keep one of the two");
      }
    }
  }

  /**
   * A team without a named supervisor.
   *
   * @param id the team's id
   * @param reps its members
   * @return the team
   */
  public static Team of(String id, Rep... reps) {
    return new Team(id, null, List.of(reps));
  }

  /**
   * Names the supervisor.
   *
   * @param name the supervisor's id
   * @return a copy
   */
  public Team supervisedBy(String name) {
    return new Team(id, name, reps);
  }

  /**
   * This definition with the leave that was approved since an older one.
   *
   * @param before the team as it was
   * @return a copy in which each rep keeps the absences known before
   */
  public Team keepingAbsences(Team before) {
    List<Rep> next = new ArrayList<>();
    for (Rep rep : reps) {
      Rep merged = rep;
      for (Rep known : before.reps) {
        if (known.id().equals(rep.id())) {
          for (Absence absence : known.absences()) {
            if (!merged.absences().contains(absence)) {
              merged = merged.away(absence.starts(), absence.ends());
            }
          }
        }
      }
      next.add(merged);
    }
    return new Team(id, supervisor, next);
  }

  /**
   * The case that keeps this team's turns.
   *
   * @param team the team's id
   * @return the id of its case
   */
  public static String caseId(String team) {
    return "team:" + team;
  }

  @Override
  public String factId() {
    return id;
  }
}
