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
    while (mayDeliver(caseId) && busy.add(caseId)) {
      try {
        PendingEffect next = next(caseId);
        while (next != null && attempt(next)) {
          next = next(caseId);
        }
      } finally {
        busy.remove(caseId);
      }
    }
  }

  private boolean mayDeliver(String caseId) {
    PendingEffect next = next(caseId);
    return next != null;
  }

  private @org.jspecify.annotations.Nullable PendingEffect next(String caseId) {
    for (PendingEffect first : store.effects(caseId)) {
      return first.notBefore().isAfter(clock.instant()) ? null : first;
    }
    return null;
  }

  /** Tells whether the next effect of the case may follow. */
  private boolean attempt(PendingEffect effect) {
    EffectHandler<Effect> handler = handlers.get(effect.effect().getClass());
    if (handler == null) {
      // The host that committed it handled this type; this one does not. Leave it to that one.
      return false;
    }
    Delivery delivery =
        new Delivery(
            effect.key(),
            effect.caseId(),
            effect.because(),
            effect.decidedAt(),
            effect.attempts() + 1);
    try {
      handler.handle(effect.effect(), delivery);
    } catch (Exception e) {
      return failed(effect, e);
    }
    store.delivered(effect);
    listeners.each(listener -> listener.delivered(effect));
    return true;
  }

  private boolean failed(PendingEffect effect, Exception reason) {
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
    return last;
  }
}
