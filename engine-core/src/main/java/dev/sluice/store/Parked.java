package dev.sluice.store;

import dev.sluice.step.Tell;

/**
 * An event for another case that could not be taken up. The step that sent it stands.
 *
 * @param tell the event, as an {@link Unreadable} when it could not even be read
 * @param reason why, and what to do
 */
public record Parked(Tell tell, String reason) {

  /**
   * Whether a case sent the event or was to take it up.
   *
   * @param caseId the case
   * @return true for either of the two
   */
  public boolean of(String caseId) {
    return caseId.equals(tell.to()) || caseId.equals(tell.sender());
  }
}
