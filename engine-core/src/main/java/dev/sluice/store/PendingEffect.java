package dev.sluice.store;

import dev.sluice.decision.Because;
import dev.sluice.decision.Effect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An effect that no handler has confirmed yet.
 *
 * @param key {@code case:version:index}; the same on every attempt
 * @param caseId the case
 * @param effect what to do
 * @param because why
 * @param decidedAt the moment of the step
 * @param attempts how often it was tried
 * @param notBefore when it may be tried
 * @param lastError why the last attempt failed; null before the first failure
 */
public record PendingEffect(
    String key,
    String caseId,
    Effect effect,
    Because because,
    Instant decidedAt,
    int attempts,
    Instant notBefore,
    @Nullable String lastError) {

  /**
   * The effect after a failed attempt.
   *
   * @param until when it may be tried again
   * @param error why it failed
   * @return a copy
   */
  public PendingEffect failed(Instant until, String error) {
    return new PendingEffect(key, caseId, effect, because, decidedAt, attempts + 1, until, error);
  }
}
