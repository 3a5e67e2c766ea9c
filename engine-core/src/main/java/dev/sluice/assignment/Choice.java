package dev.sluice.assignment;

import dev.sluice.decision.Compared;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who got the case, or why nobody did.
 *
 * @param rotation the rotation after the choice
 * @param rep who got it; null when nobody could
 * @param reason why this rep, for a person to read
 * @param considered how each rep stood, in the order of the team's list
 */
public record Choice(
    Rotation rotation, @Nullable String rep, String reason, List<Compared> considered) {

  /** Copies the list. */
  public Choice {
    considered = List.copyOf(considered);
  }
}
