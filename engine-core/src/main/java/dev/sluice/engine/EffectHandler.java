package dev.sluice.engine;

import dev.sluice.decision.Effect;

/**
 * The host's side of an effect. Called after the commit and outside every lock, in the order of the
 * case, at least once; it may submit events. When it throws, the effect is tried again later, and
 * the one who submitted never sees it.
 *
 * @param <E> the effect
 */
@FunctionalInterface
public interface EffectHandler<E extends Effect> {

  /**
   * Carries out an effect.
   *
   * @param effect what to do
   * @param delivery its key and reason
   * @throws Exception when it could not be done; it will be tried again
   */
  void handle(E effect, Delivery delivery) throws Exception;
}
