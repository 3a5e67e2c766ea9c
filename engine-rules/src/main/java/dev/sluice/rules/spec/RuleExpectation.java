package dev.sluice.rules.spec;

import dev.sluice.decision.Decided;
import java.util.List;

/** A rule decided something since the last {@code when}. */
record RuleExpectation(String name) implements Expectation {

  @Override
  public String words() {
    return "rule \"" + name + "\"";
  }

  @Override
  public boolean metBy(Seen seen) {
    return !decisions(seen).isEmpty();
  }

  @Override
  public List<Decided> decisions(Seen seen) {
    List<Decided> decided =
        seen.decisions().stream().filter(made -> made.because().rule().equals(name)).toList();
    if (decided.isEmpty()) {
      seen.checkName(NamedExpectation.RULE, name);
    }
    return decided;
  }
}
