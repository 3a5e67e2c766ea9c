package dev.sluice.store;

import dev.sluice.step.Tell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to handlers and to other cases. It is little and short-lived: one lock and
 * insertion order will do.
 */
final class Outbox {

  private final Map<String, Tell> tells = new LinkedHashMap<>();
  private final Map<String, Parked> parked = new LinkedHashMap<>();
  private final Map<String, Map<String, PendingEffect>> effects = new LinkedHashMap<>();
  private final Gathered gathered = new Gathered();
  private final List<PendingEffect> deadLetters = new ArrayList<>();

  synchronized void add(Commit commit) {
    if (commit.answers() != null) {
      tells.remove(commit.answers());
    }
    commit.entry().tells().forEach(tell -> tells.put(tell.id(), tell));
    commit.effects().forEach(this::put);
  }

  private void put(PendingEffect effect) {
    effects.computeIfAbsent(effect.caseId(), id -> new LinkedHashMap<>()).put(effect.key(), effect);
    gathered.put(effect);
  }

  synchronized List<Tell> tells(int most) {
    return tells.values().stream().limit(most).toList();
  }

  synchronized void told(String tellId, @Nullable String cursor) {
    tells.computeIfPresent(tellId, (id, tell) -> cursor == null ? null : tell.after(cursor));
  }

  synchronized void park(Parked event) {
    tells.remove(event.tell().id());
    parked.putIfAbsent(event.tell().id(), event);
  }

  synchronized List<Parked> parked() {
    return List.copyOf(parked.values());
  }

  synchronized List<PendingEffect> effects(String caseId) {
    return List.copyOf(effects.getOrDefault(caseId, Collections.emptyMap()).values());
  }

  synchronized List<String> casesWithEffects(Instant now, @Nullable String after, int most) {
    return effects.entrySet().stream()
        .filter(entry -> after == null || entry.getKey().compareTo(after) > 0)
        .filter(entry -> mayLeave(entry.getValue().values(), now))
        .map(Map.Entry::getKey)
        .sorted()
        .limit(most)
        .toList();
  }

  private static boolean mayLeave(Collection<PendingEffect> ofCase, Instant now) {
    return ofCase.stream()
        .filter(effect -> effect.recipient() == null)
        .findFirst()
        .filter(effect -> !effect.notBefore().isAfter(now))
        .isPresent();
  }

  synchronized List<PendingEffect> gathered(String recipient) {
    return gathered.of(recipient);
  }

  synchronized List<String> digestsDue(Instant now) {
    return gathered.due(now);
  }

  synchronized @Nullable Instant nextDigest() {
    return gathered.next();
  }

  /** Returns those that were pending. */
  synchronized List<PendingEffect> delivered(List<PendingEffect> done) {
    return done.stream().filter(this::forget).toList();
  }

  synchronized void update(PendingEffect effect) {
    if (current(effect)) {
      put(effect);
    }
  }

  synchronized void bury(PendingEffect effect) {
    if (current(effect)) {
      forget(effect);
      deadLetters.add(effect);
    }
  }

  /** Whether it is pending, and nobody was struck out of it while a handler had it. */
  private boolean current(PendingEffect effect) {
    Map<String, PendingEffect> ofCase = effects.get(effect.caseId());
    PendingEffect pending = ofCase == null ? null : ofCase.get(effect.key());
    return pending != null && pending.lease() == effect.lease();
  }

  /** Returns whether it was pending. */
  private boolean forget(PendingEffect effect) {
    Map<String, PendingEffect> ofCase = effects.get(effect.caseId());
    boolean pending = ofCase != null && ofCase.remove(effect.key()) != null;
    if (ofCase != null && ofCase.isEmpty()) {
      effects.remove(effect.caseId());
    }
    gathered.remove(effect);
    return pending;
  }

  synchronized boolean resend(PendingEffect effect, Instant now) {
    List<PendingEffect> again =
        deadLetters.stream().filter(dead -> dead.leavesWith(effect)).toList();
    deadLetters.removeAll(again);
    again.forEach(dead -> put(dead.untried(now)));
    return !again.isEmpty();
  }

  synchronized boolean resend(Parked event) {
    Parked aside = parked.remove(event.tell().id());
    if (aside != null) {
      tells.put(aside.tell().id(), aside.tell());
    }
    return aside != null;
  }

  synchronized Backlog backlog(@Nullable Instant nextTimer, long failingTimers) {
    Instant oldest = gathered.next();
    long waiting = 0;
    for (Map<String, PendingEffect> ofCase : effects.values()) {
      for (PendingEffect effect : ofCase.values()) {
        waiting++;
        if (effect.recipient() == null && (oldest == null || effect.decidedAt().isBefore(oldest))) {
          oldest = effect.decidedAt();
        }
      }
    }
    return new Backlog(
        nextTimer, oldest, waiting, tells.size(), failingTimers, deadLetters.size(), parked.size());
  }

  synchronized List<PendingEffect> deadLetters() {
    return List.copyOf(deadLetters);
  }

  /** Strikes a person out of what is on its way from and to a case. */
  synchronized void strike(String caseId, Erasure erasure) {
    tells.replaceAll((id, tell) -> new Parked(tell, "").of(caseId) ? erasure.without(tell) : tell);
    parked.replaceAll((id, event) -> event.of(caseId) ? erasure.without(event) : event);
    deadLetters.removeIf(dead -> dead.caseId().equals(caseId) && erasure.withdraws(dead.effect()));
    deadLetters.replaceAll(dead -> dead.caseId().equals(caseId) ? erasure.without(dead) : dead);
    for (PendingEffect effect : effects(caseId)) {
      if (erasure.withdraws(effect.effect())) {
        forget(effect);
        continue;
      }
      PendingEffect plain = erasure.without(effect);
      if (!plain.equals(effect)) {
        gathered.remove(effect);
        put(plain.leasedAs(effect.lease() + 1));
      }
    }
  }
}
