package dev.sluice.engine;

import dev.sluice.decision.Digest;
import dev.sluice.decision.Effect;
import dev.sluice.decision.Notify;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Cases;
import dev.sluice.store.PendingEffect;
import dev.sluice.time.BusinessCalendar;
import dev.sluice.time.Interval;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Gathers notices to one person on one channel, and delivers them when their interval ends. */
final class Digests {

  private final CaseStore store;
  private final Handlers handlers;
  private final InstantSource clock;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  Digests(CaseStore store, Handlers handlers, InstantSource clock) {
    this.store = store;
    this.handlers = handlers;
    this.clock = clock;
  }

  /** A new effect with the moment its interval ends, if it is gathered. */
  static PendingEffect timed(PendingEffect effect, Cases cases, BusinessCalendar calendar) {
    String recipient = effect.recipient();
    Interval interval = effect.effect() instanceof Notify notify ? notify.digest() : null;
    if (recipient == null || interval == null) {
      return effect;
    }
    Instant end = interval.end(calendar, effect.decidedAt());
    if (interval.length() != null) {
      for (PendingEffect first : cases.gathered(recipient)) {
        if (opened(first, interval, effect.decidedAt()) && first.notBefore().isBefore(end)) {
          end = first.notBefore();
        }
      }
    }
    return effect.waitingUntil(end);
  }

  /** Whether a waiting notice opened an interval that has not ended. */
  private static boolean opened(PendingEffect first, Interval interval, Instant now) {
    return first.digest() == null
        && first.notBefore().isAfter(now)
        && first.effect() instanceof Notify notify
        && interval.equals(notify.digest());
  }

  void deliver(String recipient) {
    while (!due(recipient).isEmpty() && busy.add(recipient)) {
      try {
        List<PendingEffect> due = due(recipient);
        while (!due.isEmpty()) {
          attempt(due);
          due = due(recipient);
        }
      } finally {
        busy.remove(recipient);
      }
    }
  }

  /** The notices that leave together now; empty when none is due or nobody here handles them. */
  private List<PendingEffect> due(String recipient) {
    Instant now = clock.instant();
    List<PendingEffect> waiting = handlers.gathers() ? store.gathered(recipient) : List.of();
    for (PendingEffect first : waiting) {
      if (!first.notBefore().isAfter(now)) {
        String digest = first.digest();
        if (digest != null) {
          return waiting.stream().filter(other -> digest.equals(other.digest())).toList();
        }
        return handlers.of(Digest.class) == null
            ? List.of(first)
            : waiting.stream()
                .filter(other -> other.digest() == null && !other.notBefore().isAfter(now))
                .toList();
      }
    }
    return List.of();
  }

  private void attempt(List<PendingEffect> due) {
    String key = due.get(0).key();
    List<PendingEffect> together = due.stream().map(effect -> effect.leavingWith(key)).toList();
    if (due.get(0).digest() == null) {
      // What leaves under a key is kept before it leaves: after a crash the same leaves again.
      together.forEach(store::update);
    }
    EffectHandler<Effect> one = handlers.of(Notify.class);
    EffectHandler<Effect> many = handlers.of(Digest.class);
    if (many != null && (one == null || together.size() > 1)) {
      handlers.attempt(together, digest(together), many);
    } else if (one != null) {
      together.forEach(effect -> handlers.attempt(List.of(effect), effect.effect(), one));
    }
  }

  private static Digest digest(List<PendingEffect> effects) {
    Notify first = (Notify) effects.get(0).effect();
    return new Digest(
        first.to(),
        first.channel(),
        effects.stream()
            .map(
                effect ->
                    new Digest.Notice(
                        effect.caseId(),
                        (Notify) effect.effect(),
                        effect.because(),
                        effect.decidedAt()))
            .toList());
  }
}
