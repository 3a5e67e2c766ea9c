package dev.sluice.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's yes or no, asked for once per type and case at a time.
 *
 * @param type what is to be approved, for example {@code contract}
 * @param state where it stands
 * @param requestedAt when it was asked for
 * @param decidedAt when it was granted, refused or withdrawn; null while open
 * @param by who decided; null while open or when nobody was named
 * @param reason why; null without one
 */
public record Approval(
    String type,
    State state,
    Instant requestedAt,
    @Nullable Instant decidedAt,
    @Nullable String by,
    @Nullable String reason)
    implements Fact {

  /** Where an approval stands. */
  public enum State {
    /** Asked for. */
    REQUESTED,
    /** Yes. */
    GRANTED,
    /** No. */
    REFUSED,
    /** Asked for no longer. */
    WITHDRAWN,
    /** Nobody answered in time. */
    TIMED_OUT
  }

  /**
   * The same request, left without an answer.
   *
   * @param at when its time ran out
   * @return a copy
   */
  public Approval lapsed(Instant at) {
    return new Approval(type, State.TIMED_OUT, requestedAt, at, null, null);
  }

  /**
   * Whether the answer was yes.
   *
   * @return true once granted
   */
  public boolean granted() {
    return state == State.GRANTED;
  }

  /**
   * Whether the answer was no.
   *
   * @return true once refused
   */
  public boolean refused() {
    return state == State.REFUSED;
  }

  /**
   * Whether the answer is still open.
   *
   * @return true while requested
   */
  public boolean pending() {
    return state == State.REQUESTED;
  }

  /**
   * Whether the request was taken back.
   *
   * @return true once withdrawn
   */
  public boolean withdrawn() {
    return state == State.WITHDRAWN;
  }

  /**
   * Whether nobody answered in time.
   *
   * @return true once timed out
   */
  public boolean timedOut() {
    return state == State.TIMED_OUT;
  }

  @Override
  public String factId() {
    return type;
  }
}
