package dev.sluice.engine;

import dev.sluice.document.ExperienceLibrary;
import dev.sluice.event.Missing;
import dev.sluice.step.CaseState;
import dev.sluice.step.Checklist;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Step;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Viewer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * The cases one {@link Viewer} sees. A case outside is answered for like one that does not exist.
 * Thread-safe; it holds nothing, so that who owns what is looked up with every question.
 */
public final class SeenCases {

  private final CaseStore store;
  private final Viewer viewer;
  private final Door door;
  private final InstantSource clock;
  private final ExperienceLibrary library;

  SeenCases(
      CaseStore store, Viewer viewer, Door door, InstantSource clock, ExperienceLibrary library) {
    this.store = store;
    this.viewer = viewer;
    this.door = door;
    this.clock = clock;
    this.library = library;
  }

  /**
   * A case as it is now.
   *
   * @param caseId the case
   * @return its state
   * @throws Refused when there is no such case
   */
  public CaseState view(String caseId) {
    CaseState state = store.load(Objects.requireNonNull(caseId, "caseId"), viewer);
    if (state == null) {
      throw new Refused(caseId, "There is no such case");
    }
    return state;
  }

  /**
   * Finds cases.
   *
   * @param query which; a page holds as many as were asked for that the viewer sees
   * @return by id
   */
  public List<CaseState> find(CaseQuery query) {
    return store.find(Objects.requireNonNull(query, "query"), viewer);
  }

  /**
   * The whole journal of a case.
   *
   * @param caseId the case
   * @return its entries, oldest first, as far as they are kept; empty for an unknown case
   */
  public List<JournalEntry> journal(String caseId) {
    return journal(caseId, 0, Integer.MAX_VALUE);
  }

  /**
   * A page of the journal of a case.
   *
   * @param caseId the case
   * @param afterVersion the version of the last entry of the page before; 0 for the first
   * @param most how many entries at the most
   * @return entries, oldest first, as far as they are kept; empty for an unknown case
   */
  public List<JournalEntry> journal(String caseId, long afterVersion, int most) {
    return store.journal(Objects.requireNonNull(caseId, "caseId"), afterVersion, most, viewer);
  }

  /**
   * The node checklist of a case.
   *
   * @param caseId the case
   * @return one item a node, in the pipeline's order
   * @throws Refused when there is no such case
   */
  public List<Checklist.Item> checklist(String caseId) {
    CaseState state = view(caseId);
    return Checklist.of(door.playbookOf(state).pipeline(), state);
  }

  /**
   * Asks what must happen before a stage can be entered. Changes nothing.
   *
   * @param caseId the case
   * @param stage the stage
   * @return what is missing; empty when it can be entered now
   * @throws Refused when there is no such case or stage, or the pipeline no longer has the stage
   *     the case is in
   */
  public List<Missing> missing(String caseId, String stage) {
    CaseState state = view(caseId);
    Objects.requireNonNull(stage, "stage");
    door.checkStage(caseId, stage, door.playbookOf(state).pipeline());
    Instant now = Desk.later(state, clock.instant());
    try {
      return Step.missing(state, stage, now, door.playbookOf(state));
    } catch (IllegalArgumentException e) {
      throw new Refused(caseId, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Documents composed from the cases the viewer sees and their journals.
   *
   * @return where to ask for them
   */
  public Documents documents() {
    return new Documents(this, door, clock, library);
  }
}
