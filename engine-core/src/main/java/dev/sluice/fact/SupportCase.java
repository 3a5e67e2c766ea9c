package dev.sluice.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The customer asked for help or complained.
 *
 * @param id the support case's id in the host's system
 * @param kind for example {@code complaint}, {@code question}
 * @param openedAt when
 * @param answeredAt when it was answered; null while it is open
 */
public record SupportCase(String id, String kind, Instant openedAt, @Nullable Instant answeredAt)
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
   * The same support case, answered.
   *
   * @param at when
   * @return a copy
   */
  public SupportCase answered(Instant at) {
    return new SupportCase(id, kind, openedAt, at);
  }

  @Override
  public String factId() {
    return id;
  }
}
