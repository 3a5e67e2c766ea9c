package dev.sluice.engine;

import dev.sluice.decision.Conflict;
import dev.sluice.decision.Decided;
import dev.sluice.event.Missing;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.Parked;
import java.util.List;
import java.util.function.Function;

/**
 * Everything that followed from one submission or timer, other cases included.
 *
 * @param entries the journal entries made, the submitted event's own first unless timers of its
 *     case were due before it occurred; empty for a repeat whose entry is no longer kept. A repeat
 *     does not list again what an audience was told
 * @param parked events for other cases that could not be taken up, with the reasons; what sent them
 *     stands
 * @param repeated whether the event had been submitted before, so that nothing was done
 */
public record Outcome(List<JournalEntry> entries, List<Parked> parked, boolean repeated) {

  /** Copies the lists. */
  public Outcome {
    entries = List.copyOf(entries);
    parked = List.copyOf(parked);
  }

  /**
   * What was decided, each with its because, follow-up cases included.
   *
   * @return in the order it was decided
   */
  public List<Decided> decisions() {
    return all(JournalEntry::decisions);
  }

  /**
   * Why stages asked for were not entered.
   *
   * @return empty when no stage was refused
   */
  public List<Missing> missing() {
    return all(JournalEntry::missing);
  }

  /**
   * Ties between rules.
   *
   * @return empty when rules agreed
   */
  public List<Conflict> conflicts() {
    return all(JournalEntry::conflicts);
  }

  private <T> List<T> all(Function<JournalEntry, List<T>> part) {
    return entries.stream().map(part).flatMap(List::stream).toList();
  }
}
