package dev.sluice.store;

import dev.sluice.fact.Keys;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
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
 */
public record Commit(
    @Nullable CaseState before,
    CaseState state,
    JournalEntry entry,
    List<PendingEffect> effects,
    @Nullable String answers,
    @Nullable Erasure erasure) {

  /** Copies the list. */
  public Commit {
    effects = List.copyOf(effects);
  }

  /**
   * A step that strikes nothing out.
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
    this(before, state, entry, effects, answers, null);
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
}
