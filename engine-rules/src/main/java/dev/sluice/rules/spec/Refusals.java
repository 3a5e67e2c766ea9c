package dev.sluice.rules.spec;

import dev.sluice.fault.SluiceException;
import java.util.ArrayList;
import java.util.List;

/** What the engine refused since the last {@code when}, and what of it was asked about. */
final class Refusals {

  private final List<SluiceException> open;

  Refusals(List<SluiceException> refusals) {
    this.open = new ArrayList<>(refusals);
  }

  void ask(Expectation expectation, Seen seen) {
    if (expectation instanceof RefusedExpectation refused) {
      open.removeAll(refused.matching(seen));
    }
  }

  boolean settled() {
    return open.isEmpty();
  }

  @Override
  public String toString() {
    return open.stream().map(refusal -> refusal.getMessage()).toList().toString();
  }
}
