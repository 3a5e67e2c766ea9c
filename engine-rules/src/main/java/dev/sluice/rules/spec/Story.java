package dev.sluice.rules.spec;

/**
 * A story as a spec tells it, at a point where something has happened and can be checked.
 *
 * <p>What {@code then} looks at is one case, at first the one given first, and what was decided in
 * it since the last {@code when}; decisions of teams are seen from every case. An event that the
 * engine refuses is kept, and a {@code then} must {@linkplain Expectation#refused ask for it}
 * before the story goes on.
 *
 * <p>Confined to one thread.
 */
public sealed interface Story extends Plot permits Story.Given {

  /**
   * Checks what was decided since the last {@code when}, and the case as it is.
   *
   * @param expectations all must be met
   * @return the story, to be explained or continued
   * @throws AssertionError when one is not met, with what was decided and why, the history of the
   *     case and the rules that nearly fired
   */
  Then then(Expectation... expectations);

  /**
   * Checks that exactly these decisions were made since the last {@code when}: each expectation is
   * met, and no decision is left over.
   *
   * @param expectations one for each decision; others may stand among them
   * @return the story, to be explained or continued
   * @throws AssertionError when an expectation is not met or a decision is left over
   */
  Then thenOnly(Expectation... expectations);

  /**
   * Checks that nothing was decided since the last {@code when}.
   *
   * @return the story, to be continued
   * @throws AssertionError when something was
   */
  Then thenNothing();

  /** A story whose cases are still being given. */
  sealed interface Given extends Story permits Tale {

    /**
     * Gives one more case, at the same moment. The story goes on looking at the first.
     *
     * @param draft the case
     * @return the story, to be continued
     */
    Given and(CaseDraft draft);
  }

  /** A story at a point where something was checked. */
  sealed interface Then extends Plot permits Tale {

    /**
     * Checks one thing more.
     *
     * @param expectations all must be met
     * @return the story, to be explained or continued
     * @throws AssertionError when one is not met
     */
    Then and(Expectation... expectations);

    /**
     * Checks why the decisions just expected were made.
     *
     * @param reasons {@link Expectation#rule} or {@link Expectation#requirement}; all must hold
     * @return the story, to be continued
     * @throws AssertionError when no decision of an expectation was made for these reasons
     */
    Then because(Expectation... reasons);
  }
}
