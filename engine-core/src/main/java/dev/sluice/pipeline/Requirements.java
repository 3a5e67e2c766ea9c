package dev.sluice.pipeline;

import java.util.List;

/**
 * All that must be there before a stage is entered, each list in file order and without repetition.
 * Immutable and thread-safe.
 *
 * @param activities what somebody must have done
 * @param deliverables what must have been handed in
 * @param documents what compliance must have on file
 * @param approvals what somebody must have agreed to
 */
public record Requirements(
    List<Requirement> activities,
    List<Requirement> deliverables,
    List<Requirement> documents,
    List<Requirement> approvals) {

  /** Nothing is required. */
  public static final Requirements NONE =
      new Requirements(List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Requirements {
    activities = List.copyOf(activities);
    deliverables = List.copyOf(deliverables);
    documents = List.copyOf(documents);
    approvals = List.copyOf(approvals);
  }

  /**
   * Whether anybody may enter.
   *
   * @return true when all four lists are empty
   */
  public boolean isEmpty() {
    return equals(NONE);
  }
}
