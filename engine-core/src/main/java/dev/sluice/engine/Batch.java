package dev.sluice.engine;

import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import java.util.List;

/**
 * What became of many submissions. A refused one never stops the others.
 *
 * @param outcomes of those that were taken, in the order submitted
 * @param refusals of those that were not, in the order submitted
 */
public record Batch(List<Outcome> outcomes, List<Refusal> refusals) {

  /** Copies the lists. */
  public Batch {
    outcomes = List.copyOf(outcomes);
    refusals = List.copyOf(refusals);
  }

  /**
   * A submission that was not taken.
   *
   * @param submission what was submitted
   * @param reason why not
   */
  public record Refusal(Submission submission, SluiceException reason) {}
}
