package dev.sluice.document;

import dev.sluice.document.Traits.Trait;
import dev.sluice.fact.SalesCase;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what was learnt from cases like one at hand. It keeps nothing: each question pages through
 * the store and reads the journals of what it found only. Thread-safe.
 */
public final class ExperienceLibrary {

  private static final int PAGE = 500;

  private final CaseStore store;
  private final Map<String, Playbook> playbooks;

  /** A closed case that is like the one at hand. */
  private record Match(CaseState state, Playbook playbook, Set<Trait> shared, Instant closedAt) {}

  // The more they share the better; of two that share as much, the later lesson.
  private static final Comparator<Match> BEST_FIRST =
      Comparator.comparing((Match match) -> match.shared.size())
          .thenComparing(Match::closedAt)
          .reversed()
          .thenComparing(match -> match.state.caseId());

  /**
   * A library over a store.
   *
   * @param store where the cases are
   * @param playbooks by pipeline id; cases of other pipelines are left out
   */
  public ExperienceLibrary(CaseStore store, Map<String, Playbook> playbooks) {
    this.store = store;
    this.playbooks = playbooks;
  }

  /**
   * Finds experiences like a case. Two cases are alike when they share industry, need or size; the
   * same pipeline counts on top, but does not make them alike by itself. Those that share most come
   * first, then those closed last, then by case id.
   *
   * @param like the case at hand; never found itself
   * @param won whether to look among won cases or among lost ones
   * @param most how many at the most
   * @return the experiences, each with what is shared
   */
  public List<Similar> similar(CaseState like, boolean won, int most) {
    Traits traits = Traits.of(like);
    List<Match> best = new ArrayList<>();
    String after = null;
    List<CaseState> page;
    do {
      page = store.find(CaseQuery.all().page(PAGE, after));
      for (CaseState state : page) {
        after = state.caseId();
        consider(state, like, traits, won, best);
      }
      best.sort(BEST_FIRST);
      best.subList(Math.min(best.size(), most), best.size()).clear();
    } while (page.size() == PAGE);
    return best.stream().map(match -> new Similar(experience(match), match.shared)).toList();
  }

  private void consider(
      CaseState state, CaseState like, Traits traits, boolean won, List<Match> into) {
    SalesCase salesCase = state.facts().salesCase();
    Playbook playbook = playbooks.get(salesCase.pipeline());
    Instant closedAt = salesCase.closedAt();
    if (closedAt == null
        || salesCase.won() != won
        || playbook == null
        || salesCase.id().equals(like.caseId())) {
      return;
    }
    Set<Trait> shared = traits.shared(Traits.of(state));
    if (shared.stream().anyMatch(trait -> trait != Trait.PIPELINE)) {
      into.add(new Match(state, playbook, shared, closedAt));
    }
  }

  private Experience experience(Match match) {
    return Experience.of(match.playbook, match.state, store.journal(match.state.caseId()));
  }
}
