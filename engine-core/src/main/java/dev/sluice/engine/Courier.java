package dev.sluice.engine;

import dev.sluice.decision.Effect;
import dev.sluice.store.CaseStore;
import dev.sluice.store.PendingEffect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers effects to the host's handlers: one thread a case at a time, in the case's order. */
final class Courier {

  /** Ten attempts over about seventeen hours; then a person has to look. */
  static final int ATTEMPTS = 10;

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(2);
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final CaseStore store;
  private final Map<Class<?>, EffectHandler<Effect>> handlers;
  private final InstantSource clock;
  private final Listeners listeners;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  Courier(
      CaseStore store,
      Map<Class<?>, EffectHandler<Effect>> handlers,
      InstantSource clock,
      Listeners listeners) {
    this.store = store;
    this.handlers = handlers;
    this.clock = clock;
    this.listeners = listeners;
  }

  boolean handles(Effect effect) {
    return handlers.containsKey(effect.getClass());
  }

  void deliverAll() {
    for (String caseId : store.casesWithEffects()) {
      deliver(caseId);
    }
  }

  void deliver(String caseId) {
    // Whoever is delivering for this case, a handler up the stack included, takes the new ones too.
    while (next(caseId) != null && busy.add(caseId)) {
      try {
        Next next = next(caseId);
        while (next != null) {
          attempt(next);
          next = next(caseId);
        }
      } finally {
        busy.remove(caseId);
      }
    }
  }

  /** The case's first effect that has a handler here, if its time has come. */
  private @Nullable Next next(String caseId) {
    for (PendingEffect effect : store.effects(caseId)) {
      // The host that committed it may handle a type that this one does not. Leave it to that one.
      EffectHandler<Effect> handler = handlers.get(effect.effect().getClass());
      if (handler != null) {
        return effect.notBefore().isAfter(clock.instant()) ? null : new Next(effect, handler);
      }
    }
    return null;
  }

  private record Next(PendingEffect effect, EffectHandler<Effect> handler) {}

  private void attempt(Next next) {
    PendingEffect effect = next.effect();
    Delivery delivery =
        new Delivery(
            effect.key(),
            effect.caseId(),
            effect.because(),
            effect.decidedAt(),
            effect.attempts() + 1);
    try {
      next.handler().handle(effect.effect(), delivery);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed(effect, e);
      return;
    } catch (Exception | LinkageError | AssertionError e) {
      failed(effect, e);
      return;
    }
    store.delivered(effect);
    listeners.each(listener -> listener.delivered(effect));
  }

  private void failed(PendingEffect effect, Throwable reason) {
    Instant until = clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << effect.attempts()));
    PendingEffect after = effect.failed(until, String.valueOf(reason));
    boolean last = after.attempts() >= ATTEMPTS;
    LOG.warn(
        "Effect {} failed on attempt {}{}",
        effect.key(),
        after.attempts(),
        last ? " and is given up" : "; next attempt at " + until,
        reason);
    if (last) {
      store.bury(after);
    } else {
      store.retry(after);
    }
    listeners.each(listener -> listener.deliveryFailed(after, reason, last));
  }
}
