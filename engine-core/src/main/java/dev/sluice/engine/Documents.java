package dev.sluice.engine;

import dev.sluice.document.Experience;
import dev.sluice.document.ExperienceLibrary;
import dev.sluice.document.FollowUpDraft;
import dev.sluice.document.HandOverDossier;
import dev.sluice.document.Similar;
import dev.sluice.fact.SalesCase;
import dev.sluice.step.CaseState;
import java.time.InstantSource;
import java.util.List;

/**
 * The documents an engine composes from its cases. They are composed anew at each call and kept
 * nowhere. Thread-safe.
 */
public final class Documents {

  private final SeenCases cases;
  private final Door door;
  private final InstantSource clock;
  private final ExperienceLibrary library;

  Documents(SeenCases cases, Door door, InstantSource clock, ExperienceLibrary library) {
    this.cases = cases;
    this.door = door;
    this.clock = clock;
    this.library = library;
  }

  /**
   * What after-sales must know of a customer that was won. Holds personal data.
   *
   * @param caseId a won case
   * @return the dossier as of now
   * @throws Refused when there is no such case, or it is not won
   */
  public HandOverDossier handOver(String caseId) {
    CaseState state = cases.view(caseId);
    SalesCase salesCase = state.facts().salesCase();
    if (!salesCase.won()) {
      throw new Refused(
          caseId,
          "Only a won case is handed over, and this one is in stage \""
              + salesCase.stage()
              + "\". Ask engine.missing(…) for what it needs to be won");
    }
    return HandOverDossier.of(
        door.playbookOf(state), state, cases.journal(caseId), Desk.later(state, clock.instant()));
  }

  /**
   * A follow-up record filled in from what is known.
   *
   * @param caseId the case
   * @return the draft as of now
   * @throws Refused when there is no such case
   */
  public FollowUpDraft followUp(String caseId) {
    CaseState state = cases.view(caseId);
    return FollowUpDraft.of(
        door.playbookOf(state), state, cases.journal(caseId), Desk.later(state, clock.instant()));
  }

  /**
   * What can be learnt from a case that ended. Holds no personal data.
   *
   * @param caseId a won or lost case
   * @return the experience
   * @throws Refused when there is no such case, or it is still open
   */
  public Experience experience(String caseId) {
    CaseState state = cases.view(caseId);
    SalesCase salesCase = state.facts().salesCase();
    if (salesCase.running()) {
      throw new Refused(
          caseId,
          "An open case has no experience yet, and this one is in stage \""
              + salesCase.stage()
              + "\". Wait until it is won or lost, or look for similar ones: similar(…)");
    }
    return Experience.of(door.playbookOf(state), state, cases.journal(caseId));
  }

  /**
   * Finds experiences like a case, as {@link ExperienceLibrary#similar} says.
   *
   * @param caseId the case at hand, open or closed
   * @param won whether to look among won cases or among lost ones
   * @param most how many at the most
   * @return those that share most first, each with what is shared
   * @throws Refused when there is no such case
   */
  public List<Similar> similar(String caseId, boolean won, int most) {
    return library.similar(cases.view(caseId), won, most);
  }
}
