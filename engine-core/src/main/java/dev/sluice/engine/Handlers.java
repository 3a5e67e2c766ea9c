package dev.sluice.engine;

import dev.sluice.decision.Digest;
import dev.sluice.decision.Effect;
import dev.sluice.decision.Notify;
import dev.sluice.store.CaseStore;
import dev.sluice.store.PendingEffect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host's handlers, and what becomes of effects when one is called. */
final class Handlers {

  /** Ten attempts over about seventeen hours; then a person has to look. */
  static final int ATTEMPTS = 10;

  /** Of an engine that was told no other. */
  static final Duration LEASE = Duration.ofMinutes(5);

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(2);
  private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);

  private final Map<Class<?>, EffectHandler<Effect>> handlers;
  private final CaseStore store;
  private final InstantSource clock;
  private final Listeners listeners;

  /** A handler that takes longer may find that another engine has called one too. */
  private final Duration lease;

  Handlers(
      Map<Class<?>, EffectHandler<Effect>> handlers,
      CaseStore store,
      InstantSource clock,
      Listeners listeners,
      Duration lease) {
    this.handlers = handlers;
    this.store = store;
    this.clock = clock;
    this.listeners = listeners;
    this.lease = lease;
  }

  /** The handler of a type of effects; null when the host has none. */
  @Nullable EffectHandler<Effect> of(Class<? extends Effect> type) {
    return handlers.get(type);
  }

  /** Whether the host wants to hear of an effect. */
  boolean handle(Effect effect) {
    return of(effect.getClass()) != null
        || (effect instanceof Notify notice && notice.digest() != null && gathers());
  }

  /** Whether the host wants to hear of gathered notices, together or one by one. */
  boolean gathers() {
    return of(Notify.class) != null || of(Digest.class) != null;
  }

  /** Hands over what was made of effects, and keeps what became of them. */
  void attempt(List<PendingEffect> pending, Effect whole, EffectHandler<Effect> handler) {
    List<PendingEffect> effects = store.lease(pending, clock.instant().plus(lease));
    if (effects.isEmpty()) {
      return; // Another engine delivers it.
    }
    PendingEffect first = effects.get(0);
    Delivery delivery =
        new Delivery(
            first.key(), first.caseId(), first.because(), first.decidedAt(), first.attempts() + 1);
    // A handler starts afresh: what interrupted the thread before was not about its effect.
    boolean interrupted = Thread.interrupted();
    @Nullable Throwable failure = call(handler, whole, delivery);
    interrupted |= Thread.interrupted() || failure instanceof InterruptedException;
    try {
      if (failure == null) {
        // What another engine has taken since is its to report.
        store
            .delivered(effects)
            .forEach(effect -> listeners.each(listener -> listener.delivered(effect)));
      } else {
        failed(effects, failure);
      }
    } finally {
      if (interrupted && !Workers.here()) {
        Thread.currentThread().interrupt(); // The host's thread, and the host's to hear of it.
      }
    }
  }

  /** Returns what the handler threw, an {@link Error} too: its effect counts as not delivered. */
  private static @Nullable Throwable call(
      EffectHandler<Effect> handler, Effect effect, Delivery delivery) {
    try {
      handler.handle(effect, delivery);
      return null;
    } catch (Throwable e) {
      return printable(e);
    }
  }

  /** The same, or something to log in its place when it fails even to say what it is. */
  static Throwable printable(Throwable thrown) {
    try {
      StringBuilder said = new StringBuilder();
      Set<Throwable> causes = Collections.newSetFromMap(new IdentityHashMap<>());
      for (Throwable one = thrown; one != null && causes.add(one); one = one.getCause()) {
        said.append(one);
      }
      return thrown;
    } catch (Throwable e) {
      Throwable instead =
          new IllegalStateException(thrown.getClass().getName() + ", which cannot say why");
      instead.setStackTrace(thrown.getStackTrace());
      return instead;
    }
  }

  /**
   * Twice the pause before, and up to half as much again: what failed together should not come back
   * together. How much is the effect's own, so that a repeated run is the same.
   */
  private static Duration pause(PendingEffect effect) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << effect.attempts());
    int spread = Math.floorMod((effect.key() + "#" + effect.attempts()).hashCode(), 1000);
    return pause.plus(pause.dividedBy(2000).multipliedBy(spread));
  }

  private void failed(List<PendingEffect> effects, Throwable reason) {
    for (PendingEffect effect : effects) {
      Instant until = clock.instant().plus(pause(effect));
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
        store.update(after);
      }
      listeners.each(listener -> listener.deliveryFailed(after, reason, last));
    }
  }
}
