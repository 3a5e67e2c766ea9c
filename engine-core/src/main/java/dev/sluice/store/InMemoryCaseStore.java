package dev.sluice.store;

import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Tell;
import dev.sluice.step.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps everything in the heap; for tests, for replays, and for hosts that need no more. */
public final class InMemoryCaseStore implements CaseStore {

  private final JournalRetention retention;
  private final Map<String, Row> rows = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<DueTimer> timers = new ConcurrentSkipListSet<>();
  // What stands in the set above instead of the due time, for timers that failed to fire.
  private final Map<DueTimer, FailingTimer> postponed = new ConcurrentHashMap<>();

  // By id, so that a page of cases costs no more than its size.
  private final ConcurrentSkipListSet<String> ids = new ConcurrentSkipListSet<>();
  private final KeyIndex keys = new KeyIndex();
  private final People people = new People();
  private final Map<String, Definition> definitions = new ConcurrentHashMap<>();
  private final Outbox outbox = new Outbox();
  private final ReentrantLock writing = new ReentrantLock();

  private InMemoryCaseStore(JournalRetention retention) {
    this.retention = retention;
  }

  /**
   * An empty store that keeps the whole journal.
   *
   * @return the store
   */
  public static InMemoryCaseStore create() {
    return new InMemoryCaseStore(JournalRetention.ALL);
  }

  /**
   * An empty store.
   *
   * @param retention how much journal to keep
   * @return the store
   */
  public static InMemoryCaseStore keeping(JournalRetention retention) {
    return new InMemoryCaseStore(Objects.requireNonNull(retention, "retention"));
  }

  @Override
  public @Nullable CaseState load(String caseId, Viewer viewer) {
    Row row = rows.get(caseId);
    CaseState state = row == null ? null : row.state();
    return state != null && viewer.sees(state, this) ? state : null;
  }

  @Override
  public void commit(List<Commit> steps) {
    writing.lock();
    try {
      Map<String, Long> versions = new HashMap<>();
      for (Commit step : steps) {
        check(step.state(), versions);
        checkKeys(step);
      }
      steps.forEach(this::keep);
    } finally {
      writing.unlock();
    }
  }

  private void check(CaseState next, Map<String, Long> versions) {
    Long before =
        versions.computeIfAbsent(
            next.caseId(),
            id -> {
              CaseState state = load(id);
              return state == null ? 0 : state.version();
            });
    if (next.version() != before + 1) {
      throw new StaleCaseException(
          "Case "
              + next.caseId()
              + " is at version "
              + before
              + ", so version "
              + next.version()
              + " does not follow. Load it and step again",
          null);
    }
    versions.put(next.caseId(), next.version());
  }

  private void checkKeys(Commit step) {
    for (String key : step.exclusiveKeys()) {
      for (CaseState other : find(CaseQuery.all().key(key))) {
        if (step.shares(other)) {
          throw step.sharing(other);
        }
      }
    }
  }

  private void keep(Commit commit) {
    CaseState state = commit.state();
    Row row = rows.computeIfAbsent(state.caseId(), id -> new Row());
    CaseState before = row.advance(state, commit.entry(), retention);
    if (before == null) {
      ids.add(state.caseId());
    }
    keys.update(before, state);
    List<Timer> timersBefore = before == null ? List.of() : before.timers();
    if (timersBefore != state.timers()) {
      schedule(state.caseId(), timersBefore, state.timers());
    }
    if (!commit.effects().isEmpty()
        || !commit.entry().tells().isEmpty()
        || commit.answers() != null) {
      outbox.add(commit);
    }
    people.add(commit.people(), state.caseId());
    Erasure erasure = commit.erasure();
    if (erasure != null) {
      row.strike(erasure);
      people.remove(erasure.marks(), state.caseId());
      outbox.strike(state.caseId(), erasure);
      postponed.replaceAll(
          (timer, failing) ->
              timer.caseId().equals(state.caseId())
                  ? new FailingTimer(
                      failing.timer(), failing.due(), erasure.without(failing.reason()))
                  : failing);
    }
  }

  @Override
  public List<String> knowing(Set<String> marks) {
    return people.cases(marks);
  }

  private void schedule(String caseId, List<Timer> before, List<Timer> after) {
    for (Timer timer : before) {
      Instant due = timer.due();
      if (due != null && !after.contains(timer)) {
        DueTimer known = new DueTimer(due, caseId, timer.id());
        FailingTimer later = postponed.remove(known);
        timers.remove(later == null ? known : later.timer());
      }
    }
    for (Timer timer : after) {
      Instant due = timer.due();
      if (due != null && !before.contains(timer)) {
        timers.add(new DueTimer(due, caseId, timer.id()));
      }
    }
  }

  @Override
  public boolean knows(String caseId, String eventId) {
    Row row = rows.get(caseId);
    return row != null && row.knows(eventId);
  }

  @Override
  public List<JournalEntry> journal(String caseId, long afterVersion, int most, Viewer viewer) {
    CaseStore.page(most);
    Row row = load(caseId, viewer) == null ? null : rows.get(caseId);
    return row == null ? List.of() : row.entries(afterVersion, most);
  }

  @Override
  public @Nullable JournalEntry entry(String caseId, String eventId) {
    Row row = rows.get(caseId);
    return row == null ? null : row.entry(eventId);
  }

  @Override
  public @Nullable String retain(JournalRetention kept, @Nullable String after, int most) {
    List<String> page =
        (after == null ? ids : ids.tailSet(after, false))
            .stream().limit(CaseStore.page(most)).toList();
    page.forEach(id -> Objects.requireNonNull(rows.get(id)).retain(kept));
    return page.size() < most ? null : page.get(most - 1);
  }

  @Override
  public void define(Definition definition) {
    definitions.putIfAbsent(definition.hash(), definition);
  }

  @Override
  public @Nullable Definition definition(String hash) {
    return definitions.get(hash);
  }

  @Override
  public List<DueTimer> due(Instant now, int most) {
    return timers.stream()
        .takeWhile(timer -> !timer.at().isAfter(now))
        .limit(CaseStore.page(most))
        .toList();
  }

  @Override
  public @Nullable Instant nextDue() {
    for (DueTimer first : timers) {
      return first.at();
    }
    return null;
  }

  @Override
  public void postpone(DueTimer timer, Instant until, String reason) {
    CaseState state = load(timer.caseId());
    Timer running = state == null ? null : state.timer(timer.timerId());
    Instant due = running == null ? null : running.due();
    if (due != null) {
      DueTimer known = new DueTimer(due, timer.caseId(), timer.timerId());
      DueTimer later = new DueTimer(until, timer.caseId(), timer.timerId());
      FailingTimer before = postponed.put(known, new FailingTimer(later, due, reason));
      timers.remove(before == null ? known : before.timer());
      timers.add(later);
    }
  }

  @Override
  public List<FailingTimer> failingTimers() {
    return postponed.values().stream().sorted(Comparator.comparing(FailingTimer::timer)).toList();
  }

  @Override
  public List<Tell> tells(int most) {
    return outbox.tells(CaseStore.page(most));
  }

  @Override
  public void told(String tellId, @Nullable String cursor) {
    outbox.told(tellId, cursor);
  }

  @Override
  public void park(Parked event) {
    outbox.park(event);
  }

  @Override
  public List<Parked> parked() {
    return outbox.parked();
  }

  @Override
  public List<PendingEffect> effects(String caseId) {
    return outbox.effects(caseId);
  }

  @Override
  public List<String> casesWithEffects(Instant now, @Nullable String after, int most) {
    return outbox.casesWithEffects(now, after, CaseStore.page(most));
  }

  @Override
  public List<PendingEffect> gathered(String recipient) {
    return outbox.gathered(recipient);
  }

  @Override
  public List<String> digestsDue(Instant now) {
    return outbox.digestsDue(now);
  }

  @Override
  public @Nullable Instant nextDigest() {
    return outbox.nextDigest();
  }

  @Override
  public List<PendingEffect> delivered(List<PendingEffect> effects) {
    return outbox.delivered(effects);
  }

  @Override
  public void update(PendingEffect effect) {
    outbox.update(effect);
  }

  @Override
  public void bury(PendingEffect effect) {
    outbox.bury(effect);
  }

  @Override
  public List<PendingEffect> deadLetters() {
    return outbox.deadLetters();
  }

  @Override
  public boolean resend(PendingEffect effect, Instant now) {
    return outbox.resend(effect, now);
  }

  @Override
  public boolean resend(Parked event) {
    return outbox.resend(event);
  }

  @Override
  public Backlog backlog() {
    Instant oldest =
        Stream.concat(timers.stream().limit(1), postponed.keySet().stream())
            .map(DueTimer::at)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return outbox.backlog(oldest, postponed.size());
  }

  @Override
  public List<CaseState> find(CaseQuery query, Viewer viewer) {
    Set<String> owners = viewer.owners(this);
    List<CaseState> found = new ArrayList<>();
    for (String id : candidates(query)) {
      if (found.size() == query.most()) {
        break;
      }
      CaseState state = load(id);
      if (state != null && query.matches(state.facts()) && Viewer.sees(owners, state)) {
        found.add(state);
      }
    }
    return List.copyOf(found);
  }

  /** The cases to look at, by id. */
  private Collection<String> candidates(CaseQuery query) {
    String key = query.key();
    if (key != null) {
      return keys.cases(key);
    }
    String after = query.after();
    return after == null ? ids : ids.tailSet(after, false);
  }
}
