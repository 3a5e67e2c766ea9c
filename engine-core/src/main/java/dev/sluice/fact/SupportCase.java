package dev.sluice.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request of the customer for help, or a complaint.
 *
 * @param ticket the request's id in the host's system
 * @param complaint true for a complaint, false for a question
 * @param openedAt when
 * @param answeredAt when it was answered; null while it is open
 */
public record SupportCase(
    String ticket, boolean complaint, Instant openedAt, @Nullable Instant answeredAt)
    implements Fact {

  /**
   * Whether the customer still waits for an answer.
   *
   * @return true until it is answered
   */
  public boolean open() {
    return answeredAt == null;
  }

  /**
   * The same request, answered.
   *
   * @param at when
   * @return a copy
   */
  public SupportCase answered(Instant at) {
    return new SupportCase(ticket, complaint, openedAt, at);
  }

  @Override
  public String factId() {
    return ticket;
  }
}
