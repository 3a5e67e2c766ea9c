package dev.sluice.fact;

/**
 * A record that rules can match on. The id tells two facts of one type in one case apart; decisions
 * are ordered by the ids of the facts that led to them, never by the order in which rules fired.
 */
public interface Fact {

  /**
   * Names this fact among the facts of its type in one case.
   *
   * @return a stable id
   */
  String factId();
}
