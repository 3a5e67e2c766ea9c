package dev.sluice.rules.spec;

import dev.sluice.fault.SluiceException;
import java.util.List;

/** The engine refused something, with these words in its reason. */
record RefusedExpectation(List<String> wanted) implements Expectation {

  @Override
  public String words() {
    return "refused: " + String.join(", ", wanted);
  }

  @Override
  public boolean metBy(Seen seen) {
    return !matching(seen).isEmpty();
  }

  List<SluiceException> matching(Seen seen) {
    return seen.refusals().stream()
        .filter(
            refusal ->
                wanted.stream()
                    .allMatch(word -> String.valueOf(refusal.getMessage()).contains(word)))
        .toList();
  }
}
