package dev.sluice.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Notices that wait for a digest, by recipient and by time. Guarded by the outbox's lock. */
final class Gathered {

  private final Map<String, Map<String, PendingEffect>> byRecipient = new HashMap<>();
  private final TreeSet<PendingEffect> byTime =
      new TreeSet<>(
          Comparator.comparing(PendingEffect::notBefore).thenComparing(PendingEffect::key));

  /** Takes note of an effect as it is now; of one that is not gathered, nothing. */
  void put(PendingEffect effect) {
    String recipient = effect.recipient();
    if (recipient != null) {
      PendingEffect before =
          byRecipient
              .computeIfAbsent(recipient, any -> new LinkedHashMap<>())
              .put(effect.key(), effect);
      if (before != null) {
        byTime.remove(before);
      }
      byTime.add(effect);
    }
  }

  void remove(PendingEffect effect) {
    String recipient = effect.recipient();
    Map<String, PendingEffect> waiting = recipient == null ? null : byRecipient.get(recipient);
    PendingEffect before = waiting == null ? null : waiting.remove(effect.key());
    if (waiting != null && before != null) {
      byTime.remove(before);
      if (waiting.isEmpty()) {
        byRecipient.remove(recipient);
      }
    }
  }

  List<PendingEffect> of(String recipient) {
    return List.copyOf(byRecipient.getOrDefault(recipient, Collections.emptyMap()).values());
  }

  List<String> due(Instant now) {
    Set<String> recipients = new LinkedHashSet<>();
    for (PendingEffect effect : byTime) {
      String recipient = effect.recipient();
      if (effect.notBefore().isAfter(now)) {
        break;
      }
      if (recipient != null) {
        recipients.add(recipient);
      }
    }
    return new ArrayList<>(recipients);
  }

  @Nullable Instant next() {
    return byTime.isEmpty() ? null : byTime.first().notBefore();
  }
}
