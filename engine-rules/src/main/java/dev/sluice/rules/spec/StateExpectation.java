package dev.sluice.rules.spec;

import java.util.function.Predicate;

/** Something holds now. */
record StateExpectation(String words, Predicate<Seen> test) implements Expectation {

  @Override
  public boolean metBy(Seen seen) {
    return test.test(seen);
  }
}
