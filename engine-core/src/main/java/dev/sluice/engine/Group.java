package dev.sluice.engine;

import dev.sluice.event.LeadMerged;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Cases;
import dev.sluice.store.Commit;
import dev.sluice.store.EventId;
import dev.sluice.store.FirstLook;
import dev.sluice.store.Parked;
import dev.sluice.store.PendingEffect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Steps of several cases that are kept together. Each sees what those before it left behind; the
 * store sees nothing until all are taken. What they will ask first is asked of the store at once.
 */
final class Group implements Cases {

  private final CaseStore store;
  private final Set<String> asked;
  private final Set<EventId> askedEvents;
  private final FirstLook found;
  private final Map<String, String> homes;
  private final Map<String, CaseState> after = new HashMap<>();
  private final Set<EventId> taken = new HashSet<>();
  private final List<Commit> steps = new ArrayList<>();

  Group(CaseStore store, Set<String> caseIds, Set<EventId> events) {
    this.store = store;
    this.asked = caseIds;
    this.askedEvents = events;
    this.found = store.look(caseIds, events);
    this.homes = new HashMap<>(found.homes());
  }

  /** Keeps what the steps left behind, all or nothing. */
  void keep() {
    if (!steps.isEmpty()) {
      store.commit(steps);
    }
  }

  @Override
  public @Nullable CaseState load(String caseId) {
    CaseState state = after.get(caseId);
    if (state != null) {
      return state;
    }
    return asked.contains(caseId) ? found.cases().get(caseId) : store.load(caseId);
  }

  @Override
  public List<CaseState> find(CaseQuery query) {
    if (after.isEmpty()) {
      return store.find(query);
    }
    Map<String, CaseState> found = new TreeMap<>();
    for (CaseState state : store.find(query.page(query.most() + after.size(), query.after()))) {
      found.put(state.caseId(), state);
    }
    found.keySet().removeAll(after.keySet());
    after.values().stream()
        .filter(state -> query.matches(state.facts()))
        .forEach(state -> found.put(state.caseId(), state));
    return found.values().stream().limit(query.most()).toList();
  }

  @Override
  public @Nullable String home(String caseId) {
    String home = homes.get(caseId);
    return home != null || asked.contains(caseId) ? home : store.home(caseId);
  }

  @Override
  public boolean knows(String caseId, String eventId) {
    EventId event = new EventId(caseId, eventId);
    return taken.contains(event)
        || (askedEvents.contains(event)
            ? found.known().contains(event)
            : store.knows(caseId, eventId));
  }

  @Override
  public @Nullable JournalEntry entry(String caseId, String eventId) {
    for (Commit step : steps) {
      JournalEntry entry = step.entry();
      if (entry.caseId().equals(caseId) && entry.eventId().equals(eventId)) {
        return entry;
      }
    }
    return store.entry(caseId, eventId);
  }

  @Override
  public List<PendingEffect> gathered(String recipient) {
    return Stream.concat(
            store.gathered(recipient).stream(),
            steps.stream()
                .flatMap(step -> step.effects().stream())
                .filter(effect -> recipient.equals(effect.recipient())))
        .toList();
  }

  @Override
  public List<Parked> parked() {
    return store.parked();
  }

  @Override
  public void commit(List<Commit> more) {
    for (Commit step : more) {
      steps.add(step);
      after.put(step.state().caseId(), step.state());
      taken.add(new EventId(step.state().caseId(), step.entry().eventId()));
      if (step.entry().event() instanceof LeadMerged merged) {
        homes.putIfAbsent(merged.id(), step.state().caseId());
      }
    }
  }

  @Override
  public <T> T exclusively(String caseId, Supplier<T> work) {
    return work.get();
  }

  @Override
  public boolean joined() {
    return store.joined();
  }
}
