package dev.sluice.store;

import dev.sluice.decision.Because;
import dev.sluice.decision.Effect;
import dev.sluice.decision.Notify;
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
 * @param digest the key of the digest it leaves with; null until one is made, and for an effect
 *     that is not gathered
 * @param lease how often it was taken for delivery: the fencing token of the latest
 */
public record PendingEffect(
    String key,
    String caseId,
    Effect effect,
    Because because,
    Instant decidedAt,
    int attempts,
    Instant notBefore,
    @Nullable String lastError,
    @Nullable String digest,
    long lease) {

  /**
   * The effect after a failed attempt.
   *
   * @param until when it may be tried again
   * @param error why it failed
   * @return a copy
   */
  public PendingEffect failed(Instant until, String error) {
    return new PendingEffect(
        key, caseId, effect, because, decidedAt, attempts + 1, until, error, digest, lease);
  }

  /**
   * The effect at a later time.
   *
   * @param moment when it may be tried
   * @return a copy
   */
  public PendingEffect waitingUntil(Instant moment) {
    return new PendingEffect(
        key, caseId, effect, because, decidedAt, attempts, moment, lastError, digest, lease);
  }

  /**
   * The effect as part of a digest. It leaves with the same notices on every attempt, so that the
   * digest's key always names the same content.
   *
   * @param digestKey the key of the digest's first notice
   * @return a copy
   */
  public PendingEffect leavingWith(String digestKey) {
    return new PendingEffect(
        key, caseId, effect, because, decidedAt, attempts, notBefore, lastError, digestKey, lease);
  }

  /**
   * The effect as if it had never been tried; its key and what it leaves with stay.
   *
   * @param now when it may be tried
   * @return a copy
   */
  public PendingEffect untried(Instant now) {
    return new PendingEffect(
        key, caseId, effect, because, decidedAt, 0, now, lastError, digest, lease);
  }

  /**
   * Whether an effect leaves together with this one: itself, or one of the same digest.
   *
   * @param other the effect
   * @return true when it does
   */
  public boolean leavesWith(PendingEffect other) {
    return key.equals(other.key) || (digest != null && digest.equals(other.digest));
  }

  /**
   * The effect as a delivery has taken it.
   *
   * @param number how often it was taken, this time included
   * @return a copy
   */
  public PendingEffect leasedAs(long number) {
    return new PendingEffect(
        key, caseId, effect, because, decidedAt, attempts, notBefore, lastError, digest, number);
  }

  /**
   * For whom and on which channel a notice is gathered. Without an owner it is gathered by case,
   * for two cases may get two owners.
   *
   * @return null when it is not gathered
   */
  public @Nullable String recipient() {
    if (!(effect instanceof Notify notify) || notify.digest() == null) {
      return null;
    }
    String recipient = notify.channel() + " " + notify.to();
    return notify.to().equals(Notify.OWNER) ? recipient + " of " + caseId : recipient;
  }
}
