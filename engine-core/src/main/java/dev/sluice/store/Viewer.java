package dev.sluice.store;

import dev.sluice.fact.Team;
import dev.sluice.step.CaseState;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who reads. What a viewer does not see is to them as if it were not there. A case that nobody owns
 * is seen by the host only. Immutable.
 */
public sealed interface Viewer {

  /** The host itself, which sees every case. */
  record Host() implements Viewer {

    @Override
    public @Nullable Set<String> owners(CaseStore store) {
      return null;
    }
  }

  /**
   * A rep, who sees the cases they own.
   *
   * @param id the rep
   */
  record Rep(String id) implements Viewer {

    /** Checks that there is an id. */
    public Rep {
      Objects.requireNonNull(id, "A rep has an id");
    }

    @Override
    public Set<String> owners(CaseStore store) {
      return Set.of(id);
    }
  }

  /**
   * A manager, who sees the cases of some reps and of those who are in some teams at the moment of
   * the question.
   *
   * @param reps the reps; perhaps the manager is one
   * @param teams the teams, by id
   */
  record Manager(Set<String> reps, Set<String> teams) implements Viewer {

    /** Takes sorted copies. */
    public Manager {
      reps = Collections.unmodifiableSet(new TreeSet<>(reps));
      teams = Collections.unmodifiableSet(new TreeSet<>(teams));
    }

    @Override
    public Set<String> owners(CaseStore store) {
      Set<String> owners = new TreeSet<>(reps);
      for (String team : teams) {
        CaseState state = store.load(Team.caseId(team));
        if (state != null && state.facts().subject() instanceof Team known) {
          known.reps().forEach(rep -> owners.add(rep.id()));
        }
      }
      return owners;
    }
  }

  /**
   * The host itself.
   *
   * @return who sees every case
   */
  static Viewer host() {
    return new Host();
  }

  /**
   * A rep.
   *
   * @param id the rep
   * @return who sees the cases they own
   */
  static Viewer rep(String id) {
    return new Rep(id);
  }

  /**
   * A manager of reps.
   *
   * @param ids the reps
   * @return who sees their cases
   */
  static Viewer managerOf(String... ids) {
    return new Manager(Set.copyOf(List.of(ids)), Set.of());
  }

  /**
   * A manager of teams.
   *
   * @param ids the teams
   * @return who sees the cases of those who are in them at the moment of the question
   */
  static Viewer managerOfTeams(String... ids) {
    return new Manager(Set.of(), Set.copyOf(List.of(ids)));
  }

  /**
   * Whose cases are seen.
   *
   * @param store where teams are
   * @return owners; null for those of everybody, and of nobody
   */
  @Nullable Set<String> owners(CaseStore store);

  /**
   * Whether a case is seen.
   *
   * @param state the case
   * @param store where teams are
   * @return true when it is
   */
  default boolean sees(CaseState state, CaseStore store) {
    return sees(owners(store), state);
  }

  /**
   * Whether a case is seen by who sees those of some owners.
   *
   * @param owners what {@link #owners} said
   * @param state the case
   * @return true when it is
   */
  static boolean sees(@Nullable Set<String> owners, CaseState state) {
    String owner = state.facts().salesCase().owner();
    return owners == null || (owner != null && owners.contains(owner));
  }
}
