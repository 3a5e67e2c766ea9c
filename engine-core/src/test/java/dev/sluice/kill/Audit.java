package dev.sluice.kill;

import dev.sluice.decision.CancelTask;
import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Effect;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.step.Input;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Step;
import dev.sluice.step.Tell;
import dev.sluice.step.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what hosts say they did against what the store says; what does not fit is a finding. */
final class Audit {

  private final Map<String, Playbook> playbooks;
  private final List<String> findings = new ArrayList<>();
  private final Map<String, Expected> effects = new LinkedHashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final Set<String> heard = new HashSet<>();
  private int transitions;
  private int timers;
  private int cancelled;
  private int repeats;

  /** An effect of the journal, and when it was due if a timer led to it. */
  private record Expected(String effect, Instant notBefore) {}

  /**
   * What was found.
   *
   * @param findings what is wrong; empty when all is well
   * @param acknowledged events that hosts were told are kept
   * @param transitions entries of all journals
   * @param timers timers that fired
   * @param cancelled timers that were cancelled
   * @param effects effects that were decided
   * @param repeats deliveries of an effect that had been delivered before
   */
  record Result(
      List<String> findings,
      long acknowledged,
      int transitions,
      int timers,
      int cancelled,
      int effects,
      int repeats) {}

  private Audit(Map<String, Playbook> playbooks) {
    this.playbooks = playbooks;
  }

  static Result of(
      Map<String, Playbook> playbooks,
      Books books,
      List<Ledger.Ack> acks,
      List<Ledger.Delivered> deliveries) {
    Audit audit = new Audit(playbooks);
    audit.findings.addAll(books.left());
    books.cases().forEach(audit::history);
    audit.tells();
    audit.acknowledged(acks);
    audit.delivered(deliveries);
    return new Result(
        List.copyOf(audit.findings),
        acks.stream().map(Ledger.Ack::eventId).distinct().count(),
        audit.transitions,
        audit.timers,
        audit.cancelled,
        audit.effects.size(),
        audit.repeats);
  }

  private void history(Books.Kept kept) {
    String caseId = kept.state().caseId();
    Set<String> seen = new HashSet<>();
    Map<String, Instant> running = new HashMap<>();
    long version = 0;
    for (JournalEntry entry : kept.journal()) {
      transitions++;
      version++;
      if (entry.version() != version) {
        findings.add("Case " + caseId + " has version " + entry.version() + " as its " + version);
        version = entry.version();
      }
      if (!seen.add(entry.eventId())) {
        findings.add("Case " + caseId + " took up event " + entry.eventId() + " twice");
      }
      versions.put(caseId + " " + entry.eventId(), entry.version());
      timers(entry, running);
      entry.tells().stream().map(Tell::id).forEach(told::add);
      if (entry.eventId().matches(".+:\\d+:\\d+")) {
        heard.add(entry.eventId());
      }
    }
    running.forEach(
        (task, due) -> findings.add("Timer " + task + " of case " + caseId + " is lost: " + due));
    if (version != kept.state().version()) {
      findings.add(
          "Case " + caseId + " is at " + kept.state().version() + ", its journal at " + version);
    }
    replay(kept);
  }

  private void timers(JournalEntry entry, Map<String, Instant> running) {
    Instant due = Instant.MIN;
    if (entry.event() instanceof DeadlineMissed missed) {
      timers++;
      due = missed.dueAt();
      String timer = "Timer " + missed.key() + " of case " + entry.caseId() + " due " + due;
      if (!due.equals(running.remove(missed.key()))) {
        findings.add(timer + " fired and was not running");
      }
      if (entry.now().isBefore(due)) {
        findings.add(timer + " fired early, at " + entry.now());
      }
    }
    for (int i = 0; i < entry.decisions().size(); i++) {
      Decided decided = entry.decisions().get(i);
      if (decided.decision() instanceof CancelTask cancel
          && running.remove(cancel.task()) != null) {
        cancelled++;
      } else if (decided.decision() instanceof CreateTask create) {
        running.put(create.task(), create.dueAt());
      }
      if (decided.decision() instanceof Effect effect) {
        effects.put(entry.key(i), new Expected(effect.toString(), due));
      }
    }
  }

  /** The step is a pure function: the same events lead to the same case. */
  private void replay(Books.Kept kept) {
    String caseId = kept.state().caseId();
    Playbook playbook = playbooks.get(kept.state().facts().salesCase().pipeline());
    CaseState state = null;
    try {
      for (JournalEntry entry : kept.journal()) {
        state = step(state, entry, playbook);
      }
    } catch (RuntimeException e) {
      findings.add("The journal of case " + caseId + " cannot be true: " + e);
      return;
    }
    if (!kept.state().equals(state)) {
      findings.add("Case " + caseId + " is not what its journal says, but " + kept.state());
    }
  }

  private static CaseState step(CaseState state, JournalEntry entry, Playbook playbook) {
    Timer timer = null;
    if (state != null && entry.event() instanceof DeadlineMissed missed) {
      timer = state.timer("task:" + missed.key());
      if (timer == null) {
        throw new IllegalStateException("no timer runs for " + entry.eventId());
      }
    }
    return timer != null
        ? Step.fire(state, timer, entry.now(), playbook).state()
        : Step.take(
                state,
                new Input(
                    entry.caseId(),
                    entry.event(),
                    entry.eventId(),
                    entry.occurredAt(),
                    entry.actor(),
                    0),
                entry.now(),
                playbook)
            .state();
  }

  private void tells() {
    for (String id : told) {
      if (!heard.contains(id)) {
        findings.add("Event " + id + " between cases is lost");
      }
    }
    for (String id : heard) {
      if (!told.contains(id)) {
        findings.add("Event " + id + " between cases was told by nobody");
      }
    }
  }

  private void acknowledged(List<Ledger.Ack> acks) {
    Set<String> first = new HashSet<>();
    for (Ledger.Ack ack : acks) {
      String event = ack.caseId() + " " + ack.eventId();
      Long version = versions.get(event);
      if (version == null) {
        findings.add("Event " + event + " was acknowledged and is lost");
      } else if (version != ack.version()) {
        findings.add(
            "Event " + event + " was acknowledged as " + ack.version() + " and is " + version);
      }
      if (!ack.repeated() && !first.add(event)) {
        findings.add("Event " + event + " was acknowledged as new twice");
      }
    }
  }

  private void delivered(List<Ledger.Delivered> deliveries) {
    Set<String> seen = new HashSet<>();
    Map<String, Place> last = new HashMap<>();
    for (Ledger.Delivered delivery : deliveries) {
      String key = delivery.key();
      Expected expected = effects.get(key);
      if (expected == null) {
        findings.add("Key " + key + " was delivered, and no journal has it");
        continue;
      }
      if (!expected.effect().equals(delivery.effect())) {
        findings.add("Under key " + key + " went " + delivery.effect() + ", not " + expected);
      }
      if (delivery.at().isBefore(expected.notBefore())) {
        findings.add("Effect " + key + " of a timer left early, at " + delivery.at());
      }
      if (!seen.add(key)) {
        repeats++;
        continue;
      }
      Place place = Place.of(key);
      Place before = last.put(place.caseId(), place);
      if (before != null && before.compareTo(place) > 0) {
        findings.add("Effect " + key + " was delivered after " + before);
      }
    }
    for (String key : effects.keySet()) {
      if (!seen.contains(key)) {
        findings.add("Effect " + key + " was never delivered");
      }
    }
  }

  /** Where an effect is in its case. */
  private record Place(String caseId, long version, int index) implements Comparable<Place> {

    static Place of(String key) {
      int end = key.lastIndexOf(':');
      int middle = key.lastIndexOf(':', end - 1);
      return new Place(
          key.substring(0, middle),
          Long.parseLong(key.substring(middle + 1, end)),
          Integer.parseInt(key.substring(end + 1)));
    }

    @Override
    public int compareTo(Place other) {
      return version == other.version
          ? Integer.compare(index, other.index)
          : Long.compare(version, other.version);
    }
  }
}
