package dev.sluice.store;

import dev.sluice.fact.Keys;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything one step leaves behind; kept together or not at all. Timers are in the state and
 * events for other cases in the entry.
 *
 * @param before the case before the step; null when the step opened it
 * @param state the case after the step
 * @param entry the journal entry
 * @param effects what has to be delivered
 * @param answers the event from another case that this step took up; null when it was none
 * @param erasure what is struck out of everything kept of the case before; null for nearly every
 *     step
 * @param exclusiveKeys keys, see {@link Keys}, that no other running case of the pipeline may have
 *     when the step is kept; empty for nearly every step
 */
public record Commit(
    @Nullable CaseState before,
    CaseState state,
    JournalEntry entry,
    List<PendingEffect> effects,
    @Nullable String answers,
    @Nullable Erasure erasure,
    Set<String> exclusiveKeys) {

  /** Copies the collections. */
  public Commit {
    effects = List.copyOf(effects);
    exclusiveKeys = Set.copyOf(exclusiveKeys);
  }

  /**
   * A step that strikes nothing out, of a case that may share its keys.
   *
   * @param before the case before the step; null when the step opened it
   * @param state the case after the step
   * @param entry the journal entry
   * @param effects what has to be delivered
   * @param answers the event from another case that this step took up; null when it was none
   */
  public Commit(
      @Nullable CaseState before,
      CaseState state,
      JournalEntry entry,
      List<PendingEffect> effects,
      @Nullable String answers) {
    this(before, state, entry, effects, answers, null, Set.of());
  }

  /**
   * The people whom the step's event names.
   *
   * @return marks, see {@link Keys#marks}; under each of them the case is among those that
   *     {@linkplain CaseStore#knowing know} somebody
   */
  public Set<String> people() {
    return Keys.named(entry.event());
  }

  /**
   * Whether another case has a key that is to be exclusive.
   *
   * @param other a case as it is kept
   * @return true when it is open, in the same pipeline, and about the same
   */
  public boolean shares(CaseState other) {
    return !other.caseId().equals(state.caseId())
        && other.facts().salesCase().running()
        && other.facts().salesCase().pipeline().equals(state.facts().salesCase().pipeline())
        && !Collections.disjoint(Keys.of(other.facts()), exclusiveKeys);
  }

  /**
   * What is said when another case has a key that is to be exclusive.
   *
   * @param other that case
   * @return the conflict
   */
  public StaleCaseException sharing(CaseState other) {
    return new StaleCaseException(
        "Another writer opened case "
            + other.caseId()
            + ", which is about the same as "
            + state.caseId()
            + ". Look for it and step again",
        null);
  }
}
