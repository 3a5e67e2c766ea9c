package dev.sluice.engine;

import dev.sluice.decision.Effect;
import dev.sluice.fault.SluiceException;
import dev.sluice.store.CaseStore;
import dev.sluice.store.PendingEffect;
import dev.sluice.store.StoreUnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers effects to the host's handlers: those of a case in its order, one thread at a time;
 * notices that are gathered apart from them, each recipient's together.
 */
final class Courier {

  private static final int PAGE = 200;
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

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

  /**
   * Delivers what is due of every case and to every recipient, as long as it may go on. One whose
   * effects cannot be delivered does not stop the others.
   *
   * @return what stopped one of them; null when nothing did
   */
  @Nullable SluiceException deliverAll(BooleanSupplier goOn) {
    AtomicReference<@Nullable SluiceException> trouble = new AtomicReference<>();
    Instant now = clock.instant();
    String after = null;
    boolean more = true;
    while (more && goOn.getAsBoolean()) {
      List<String> page = store.casesWithEffects(now, after, PAGE);
      page.forEach(caseId -> each(caseId, one -> deliver(one, goOn), goOn, trouble));
      more = page.size() == PAGE;
      after = page.isEmpty() ? null : page.get(page.size() - 1);
    }
    for (String recipient : store.digestsDue(clock.instant())) {
      each(recipient, digests::deliver, goOn, trouble);
    }
    return trouble.get();
  }

  private static void each(
      String one,
      Consumer<String> deliver,
      BooleanSupplier goOn,
      AtomicReference<@Nullable SluiceException> trouble) {
    try {
      if (goOn.getAsBoolean()) {
        deliver.accept(one);
      }
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (SluiceException e) {
      LOG.warn("Effects of {} wait for the next round", one, e);
      trouble.compareAndSet(null, e);
    }
  }

  void deliver(String caseId) {
    deliver(caseId, () -> true);
  }

  private void deliver(String caseId, BooleanSupplier goOn) {
    // Whoever is delivering for this case, a handler up the stack included, takes the new ones too.
    List<PendingEffect> pending = store.effects(caseId);
    Next next = next(pending);
    while (next != null && busy.add(caseId)) {
      try {
        while (next != null) {
          handlers.attempt(List.of(next.effect()), next.effect().effect(), next.handler());
          next = goOn.getAsBoolean() ? next(store.effects(caseId)) : null;
        }
      } finally {
        busy.remove(caseId);
      }
      if (!goOn.getAsBoolean()) {
        return;
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
