package dev.sluice.examples.benchmarks.durable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.engine.EngineListener;
import dev.sluice.engine.SalesEngine;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Keys;
import dev.sluice.fact.SalesCase;
import dev.sluice.json.RecordNames;
import dev.sluice.json.SluiceJson;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Timer;
import dev.sluice.store.InMemoryCaseStore;
import dev.sluice.store.PendingEffect;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds out with an engine in memory what Sluice will write for events. */
final class Recording {

  static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final SluiceJson json = new SluiceJson(RecordNames.standard());
  private final InMemoryCaseStore store = InMemoryCaseStore.create();
  private final List<PendingEffect> delivered = new ArrayList<>();
  private final Map<String, Set<String>> seen = new HashMap<>();
  private final Map<String, CaseState> states = new HashMap<>();
  private final SalesEngine engine;

  private Recording(boolean atOnce) {
    this.engine =
        SixStages.builder(store, atOnce, () -> SixStages.NOW)
            .listener(
                new EngineListener() {
                  @Override
                  public void delivered(PendingEffect effect) {
                    delivered.add(effect);
                  }
                })
            .build();
  }

  static List<Written> of(List<String> events, boolean atOnce) throws JsonProcessingException {
    Recording recording = new Recording(atOnce);
    List<Written> written = new ArrayList<>(events.size());
    for (String event : events) {
      written.add(recording.take(event));
    }
    return written;
  }

  private Written take(String event) throws JsonProcessingException {
    delivered.clear();
    List<JournalEntry> entries = engine.submit(json.readSubmission(event)).entries();
    if (entries.size() != 1) {
      throw new IllegalStateException("One event, one step; not " + entries);
    }
    JournalEntry entry = entries.get(0);
    CaseState after = Objects.requireNonNull(store.load(entry.caseId()));
    CaseState before = states.put(entry.caseId(), after);
    Set<String> oldKeys = before == null ? Set.of() : keys(before.facts());
    Set<String> newKeys = keys(after.facts());
    List<Timer> oldTimers = before == null ? List.of() : before.timers();
    SalesCase salesCase = after.facts().salesCase();
    return new Written(
        entry.caseId(),
        after.version(),
        salesCase.pipeline(),
        salesCase.stage(),
        salesCase.owner(),
        salesCase.running(),
        tree(json.write(after)),
        entry.eventId(),
        time(entry.now()),
        tree(json.write(entry)),
        but(oldKeys, newKeys),
        but(newKeys, oldKeys),
        List.copyOf(Keys.named(entry.event())),
        but(oldTimers, after.timers()).stream().map(Timer::id).toList(),
        but(after.timers(), oldTimers).stream()
            .map(timer -> new Written.Timer(timer.id(), time(timer.due())))
            .toList(),
        effects(entry.caseId()));
  }

  private List<Written.Effect> effects(String caseId) throws JsonProcessingException {
    List<PendingEffect> all = new ArrayList<>(delivered);
    all.addAll(store.effects(caseId));
    List<Written.Effect> rows = new ArrayList<>();
    for (PendingEffect effect : all) {
      if (seen.computeIfAbsent(caseId, id -> new HashSet<>()).add(effect.key())) {
        rows.add(
            new Written.Effect(
                effect.key(),
                effect.recipient(),
                time(effect.notBefore()),
                tree(json.write(effect.leasedAs(0)))));
      }
    }
    return rows;
  }

  /** As the store keeps them. */
  private static Set<String> keys(Facts facts) {
    Set<String> keys = new TreeSet<>(Keys.of(facts));
    facts
        .salesCase()
        .attributes()
        .forEach((name, value) -> keys.add("attribute:" + name + "=" + value));
    return keys;
  }

  private static <T> List<T> but(Collection<T> all, Collection<T> others) {
    return all.stream().filter(each -> !others.contains(each)).toList();
  }

  private static OffsetDateTime time(@Nullable Instant instant) {
    return Objects.requireNonNull(instant).atOffset(ZoneOffset.UTC);
  }

  private static JsonNode tree(String text) throws JsonProcessingException {
    JsonNode tree = MAPPER.readTree(text);
    if (!MAPPER.writeValueAsString(tree).equals(text)) {
      throw new IllegalStateException("Read and written again it differs: " + text);
    }
    return tree;
  }
}
