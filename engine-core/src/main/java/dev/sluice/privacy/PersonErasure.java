package dev.sluice.privacy;

import dev.sluice.decision.Effect;
import dev.sluice.decision.Notify;
import dev.sluice.decision.SendMessage;
import dev.sluice.event.PersonErased;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Timer;
import dev.sluice.store.Erasure;
import dev.sluice.store.EventId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Strikes one person out of one case. In the place of names and addresses stands {@code erased-}
 * and the number of the step, the same everywhere in the case, so that what is left still fits
 * together.
 */
public final class PersonErasure implements Erasure {

  /** A timer that stands still comes last. */
  private static final Comparator<Timer> EARLIER =
      Comparator.comparing(Timer::due, Comparator.nullsLast(Comparator.naturalOrder()));

  private final Trace trace;
  private final Rewriter rewriter;

  /**
   * The erasure of a person found.
   *
   * @param trace where and as whom the case knows the person
   * @param version the state the step makes
   */
  public PersonErasure(Trace trace, long version) {
    this.trace = trace;
    this.rewriter = Rewriter.withoutPerson(trace, "erased-" + version);
  }

  @Override
  public Set<String> marks() {
    return trace.marks();
  }

  @Override
  public boolean withdraws(Effect effect) {
    return (effect instanceof SendMessage message && trace.ids().contains(message.contact()))
        || (effect instanceof Notify notice && trace.ids().contains(notice.to()));
  }

  @Override
  @SuppressWarnings("unchecked") // A record is copied to one of its type, a text to a text.
  public <T> T without(T value) {
    T plain = (T) rewriter.rewritten(value);
    if (value instanceof JournalEntry before && plain instanceof JournalEntry after) {
      return (T) named(after, eventId(before.eventId()));
    } else if (plain instanceof CaseState state) {
      return (T) apart(state);
    }
    return plain;
  }

  /** Of timers that were named after the person in different words, the one due first stays. */
  private static CaseState apart(CaseState state) {
    Map<String, Timer> timers = new LinkedHashMap<>();
    for (Timer timer : state.timers()) {
      timers.merge(
          timer.id(), timer, (one, other) -> EARLIER.compare(one, other) <= 0 ? one : other);
    }
    return timers.size() == state.timers().size()
        ? state
        : new CaseState(state.facts(), List.copyOf(timers.values()), state.version(), state.now());
  }

  @Override
  public String eventId(String eventId) {
    return without(eventId).equals(eventId)
        ? eventId
        : new EventId(trace.caseId(), eventId).erased().id();
  }

  private static JournalEntry named(JournalEntry entry, String eventId) {
    return entry.eventId().equals(eventId)
        ? entry
        : new JournalEntry(
            entry.caseId(),
            entry.version(),
            eventId,
            entry.event(),
            entry.occurredAt(),
            entry.now(),
            entry.actor(),
            entry.definitions(),
            entry.followed(),
            entry.decisions(),
            entry.missing(),
            entry.conflicts(),
            entry.tells(),
            entry.stage());
  }

  /**
   * The event that tells the case.
   *
   * @return the contacts by the ids they have after the erasure
   */
  public PersonErased event() {
    Set<String> ids = new TreeSet<>();
    trace.ids().forEach(id -> ids.add(without(id)));
    return new PersonErased(List.copyOf(ids));
  }
}
