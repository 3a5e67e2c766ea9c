package dev.sluice.event;

import dev.sluice.fact.Approval;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * Somebody answered a request for approval, or took the request back. One that nobody asked for
 * counts too, for another system may ask by itself; whether the one who decides may do so is for
 * the host to check.
 *
 * @param type what was to be approved
 * @param state granted, refused or withdrawn
 * @param reason why; null without one
 */
public record ApprovalDecided(String type, Approval.State state, @Nullable String reason)
    implements FactChange {

  /**
   * Somebody takes a request or a yes back.
   *
   * @param type what was to be approved
   * @param reason why
   * @return the withdrawal
   */
  public static ApprovalDecided withdrawn(String type, String reason) {
    return new ApprovalDecided(type, Approval.State.WITHDRAWN, reason);
  }

  /** Refuses a decision that decides nothing. */
  public ApprovalDecided {
    if (state == Approval.State.REQUESTED || state == Approval.State.TIMED_OUT) {
      throw new IllegalArgumentException(
          "An approval is decided as GRANTED, REFUSED or WITHDRAWN, not "
              + state
              + " ("
              + type
              + ")");
    }
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    Approval asked = facts.approval(type);
    return facts.with(
        new Approval(
            type,
            state,
            asked == null ? occurrence.at() : asked.requestedAt(),
            occurrence.at(),
            occurrence.actor(),
            reason));
  }
}
