package dev.sluice.engine;

import dev.sluice.decision.Effect;
import dev.sluice.store.CaseStore;
import dev.sluice.store.PendingEffect;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Delivers effects to the host's handlers: those of a case in its order, one thread at a time;
 * notices that are gathered apart from them, each recipient's together.
 */
final class Courier {

  private static final int PAGE = 200;

  private final CaseStore store;
  private final Handlers handlers;
  private final InstantSource clock;
  private final Digests digests;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  Courier(CaseStore store, Handlers handlers, InstantSource clock) {
    this.store = store;
    this.handlers = handlers;
    this.clock = clock;
    this.digests = new Digests(store, handlers, clock);
  }

  /** When the next digest is due; null when there is none or this host handles none. */
  @Nullable Instant nextDigest() {
    return handlers.gathers() ? store.nextDigest() : null;
  }

  void deliverAll() {
    Instant now = clock.instant();
    String after = null;
    boolean more = true;
    while (more) {
      List<String> page = store.casesWithEffects(now, after, PAGE);
      page.forEach(this::deliver);
      more = page.size() == PAGE;
      after = page.isEmpty() ? null : page.get(page.size() - 1);
    }
    store.digestsDue(clock.instant()).forEach(digests::deliver);
  }

  void deliver(String caseId) {
    // Whoever is delivering for this case, a handler up the stack included, takes the new ones too.
    List<PendingEffect> pending = store.effects(caseId);
    Next next = next(pending);
    while (next != null && busy.add(caseId)) {
      try {
        while (next != null) {
          handlers.attempt(List.of(next.effect()), next.effect().effect(), next.handler());
          next = next(store.effects(caseId));
        }
      } finally {
        busy.remove(caseId);
      }
      pending = store.effects(caseId);
      next = next(pending);
    }
    for (PendingEffect effect : pending) {
      String recipient = effect.recipient();
      if (recipient != null && !effect.notBefore().isAfter(clock.instant())) {
        digests.deliver(recipient);
      }
    }
  }

  /** The case's first effect that has a handler here, if its time has come. */
  private @Nullable Next next(List<PendingEffect> pending) {
    for (PendingEffect effect : pending) {
      // The host that committed it may handle a type that this one does not. Leave it to that one.
      EffectHandler<Effect> handler = handlers.of(effect.effect().getClass());
      if (handler != null && effect.recipient() == null) {
        return effect.notBefore().isAfter(clock.instant()) ? null : new Next(effect, handler);
      }
    }
    return null;
  }

  private record Next(PendingEffect effect, EffectHandler<Effect> handler) {}
}
