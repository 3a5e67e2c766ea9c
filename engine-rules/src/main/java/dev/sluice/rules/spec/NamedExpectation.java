package dev.sluice.rules.spec;

import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import java.util.List;
import java.util.function.Predicate;

/** Something that a playbook gives a name; a name that it does not give fails the spec. */
record NamedExpectation(String kind, String name, Expectation expectation) implements Expectation {

  static final String RULE = "rule";
  static final String TEMPLATE = "template";
  static final String TASK_TYPE = "task type";
  static final String TIMER = "timer";
  static final String CADENCE = "cadence";
  static final String JOURNEY = "journey";

  /** A decision that speaks of a template. */
  static <D extends Decision> Expectation template(
      String template, String words, Class<D> type, Predicate<D> which) {
    return decided(TEMPLATE, template, words, type, which);
  }

  /** A decision that speaks of something with a name. */
  static <D extends Decision> Expectation decided(
      String kind, String name, String words, Class<D> type, Predicate<D> which) {
    return new NamedExpectation(kind, name, Expectation.decision(words, type, which));
  }

  @Override
  public String words() {
    return expectation.words();
  }

  @Override
  public boolean metBy(Seen seen) {
    boolean met = expectation.metBy(seen);
    if (!met) {
      seen.checkName(kind, name);
    }
    return met;
  }

  @Override
  public List<Decided> decisions(Seen seen) {
    List<Decided> decided = expectation.decisions(seen);
    if (decided.isEmpty()) {
      seen.checkName(kind, name);
    }
    return decided;
  }

  @Override
  public int count(Seen seen) {
    return expectation.count(seen);
  }
}
