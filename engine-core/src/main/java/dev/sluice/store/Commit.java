package dev.sluice.store;

import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import java.util.List;
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
 */
public record Commit(
    @Nullable CaseState before,
    CaseState state,
    JournalEntry entry,
    List<PendingEffect> effects,
    @Nullable String answers) {

  /** Copies the list. */
  public Commit {
    effects = List.copyOf(effects);
  }
}
