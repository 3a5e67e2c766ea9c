package dev.sluice.engine;

import dev.sluice.fault.SluiceException;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Tell;
import dev.sluice.store.Parked;
import dev.sluice.store.PendingEffect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one call to the engine has kept so far, and what listeners hear once no lock is held. */
final class Taken {

  final List<JournalEntry> entries = new ArrayList<>();
  final List<Parked> parked = new ArrayList<>();

  /** Events for other cases that this call still has to take up. */
  final Deque<Tell> waiting = new ArrayDeque<>();

  private final List<Consumer<EngineListener>> news = new ArrayList<>();
  private final Set<String> withEffects = new LinkedHashSet<>();
  private boolean gathers;
  private boolean repeated;
  private @Nullable SluiceException failure;

  static Taken of(SluiceException failure) {
    Taken taken = new Taken();
    taken.failed(failure);
    return taken;
  }

  void kept(JournalEntry entry, List<PendingEffect> effects) {
    entries.add(entry);
    for (PendingEffect effect : effects) {
      if (effect.recipient() != null && effect.notBefore().isAfter(entry.now())) {
        gathers = true;
      } else {
        withEffects.add(effect.caseId());
      }
    }
    waiting.addAll(entry.tells());
    news.add(listener -> listener.committed(entry));
  }

  void parked(Parked event) {
    parked.add(event);
    news.add(listener -> listener.parked(event));
  }

  void repeated(List<JournalEntry> first, List<Parked> setAside) {
    entries.addAll(first);
    first.forEach(entry -> withEffects.add(entry.caseId()));
    parked.addAll(setAside);
    repeated = true;
  }

  /** Why it was not taken up; what was kept before that stands. */
  void failed(SluiceException reason) {
    failure = reason;
  }

  @Nullable SluiceException failure() {
    return failure;
  }

  void news(Consumer<EngineListener> message) {
    news.add(message);
  }

  /** Whether a notice was left that waits for its digest. */
  boolean gathers() {
    return gathers;
  }

  /** The cases that were left something to deliver now, or may have been when first asked. */
  Set<String> withEffects() {
    return withEffects;
  }

  /** Tells the listeners, each message once. */
  void announce(Listeners listeners) {
    List<Consumer<EngineListener>> messages = List.copyOf(news);
    news.clear();
    messages.forEach(listeners::each);
  }

  /** Whether anything came of it, a failure included. */
  boolean something() {
    return !news.isEmpty();
  }

  boolean nothing() {
    return entries.isEmpty() && parked.isEmpty();
  }

  Outcome outcome() {
    return new Outcome(entries, parked, repeated);
  }
}
