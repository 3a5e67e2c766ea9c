package dev.sluice.rules.spec;

import dev.sluice.decision.Decided;
import java.util.List;
import java.util.function.Predicate;

/** A decision was made since the last {@code when}. */
record DecisionExpectation(String words, Predicate<Decided> which) implements Expectation {

  @Override
  public boolean metBy(Seen seen) {
    return !decisions(seen).isEmpty();
  }

  @Override
  public List<Decided> decisions(Seen seen) {
    return seen.decisions().stream().filter(which).toList();
  }
}
