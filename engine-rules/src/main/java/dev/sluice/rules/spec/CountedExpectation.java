package dev.sluice.rules.spec;

import dev.sluice.decision.Decided;
import java.util.List;

/** A decision was made exactly so many times. */
record CountedExpectation(int times, Expectation decision) implements Expectation {

  @Override
  public String words() {
    return times + " times " + decision.words();
  }

  @Override
  public boolean metBy(Seen seen) {
    return decisions(seen).size() == times;
  }

  @Override
  public List<Decided> decisions(Seen seen) {
    return decision.decisions(seen);
  }

  @Override
  public int count(Seen seen) {
    return decisions(seen).size();
  }
}
