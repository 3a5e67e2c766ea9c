package dev.sluice.store;

import dev.sluice.step.Tell;
import java.time.Instant;
import java.util.ArrayList;
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
    for (PendingEffect effect : commit.effects()) {
      effects
          .computeIfAbsent(effect.caseId(), id -> new LinkedHashMap<>())
          .put(effect.key(), effect);
      gathered.put(effect);
    }
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

  synchronized List<String> casesWithEffects() {
    return List.copyOf(effects.keySet());
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

  synchronized void delivered(List<PendingEffect> done) {
    done.forEach(this::forget);
  }

  synchronized void update(PendingEffect effect) {
    Map<String, PendingEffect> ofCase = effects.get(effect.caseId());
    if (ofCase != null && ofCase.replace(effect.key(), effect) != null) {
      gathered.put(effect);
    }
  }

  synchronized void bury(PendingEffect effect) {
    forget(effect);
    deadLetters.add(effect);
  }

  private void forget(PendingEffect effect) {
    Map<String, PendingEffect> ofCase = effects.get(effect.caseId());
    if (ofCase != null && ofCase.remove(effect.key()) != null && ofCase.isEmpty()) {
      effects.remove(effect.caseId());
    }
    gathered.remove(effect);
  }

  synchronized List<PendingEffect> deadLetters() {
    return List.copyOf(deadLetters);
  }
}
