package dev.sluice.store;

import dev.sluice.step.CaseState;
import dev.sluice.step.Tell;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps cases, their journal, their timers, what has to be delivered and what cases tell each
 * other. Thread-safe; the engine makes sure that one case is written by one thread at a time.
 */
public interface CaseStore extends Cases {

  /**
   * Loads many cases.
   *
   * @param caseIds the cases
   * @return their states, by id; those that there are
   */
  default Map<String, CaseState> load(Set<String> caseIds) {
    Map<String, CaseState> found = new HashMap<>();
    for (String caseId : caseIds) {
      CaseState state = load(caseId);
      if (state != null) {
        found.put(caseId, state);
      }
    }
    return found;
  }

  /**
   * Which of many events were taken up before.
   *
   * @param events the events
   * @return those that were
   */
  default Set<EventId> known(Set<EventId> events) {
    return events.stream()
        .filter(event -> knows(event.caseId(), event.id()))
        .collect(Collectors.toSet());
  }

  /**
   * Fires timers that no other engine is firing. What the work keeps is kept together with the
   * claim.
   *
   * @param timers the timers
   * @param work takes the steps of those that nobody else has, on this thread
   */
  default void claim(List<DueTimer> timers, Consumer<List<DueTimer>> work) {
    work.accept(timers);
  }

  /**
   * The clock that decides what is due. Engines that share a store share its clock.
   *
   * @return the clock
   */
  default InstantSource clock() {
    return InstantSource.system();
  }

  /**
   * Keeps a definition for ever; one that is kept already stays as it is.
   *
   * @param definition what cases are decided by from now on
   */
  void define(Definition definition);

  /**
   * A definition that was kept.
   *
   * @param hash as a journal entry names it
   * @return the definition; null when none of that hash was kept
   */
  @Nullable Definition definition(String hash);

  /**
   * Timers to look at.
   *
   * @param now the moment
   * @param most how many at the most
   * @return by time, case and timer
   */
  List<DueTimer> due(Instant now, int most);

  /**
   * When the next timer is to be looked at.
   *
   * @return the moment, or null when no timer runs
   */
  @Nullable Instant nextDue();

  /**
   * Looks at a timer again later, because firing it failed.
   *
   * @param timer the timer
   * @param until when
   * @param reason why it failed
   */
  void postpone(DueTimer timer, Instant until, String reason);

  /**
   * Timers that failed and are tried again.
   *
   * @return by the time they are tried next
   */
  List<FailingTimer> failingTimers();

  /**
   * Events for other cases that were not taken up yet.
   *
   * @param most how many at the most
   * @return in the order they were committed; of an event for an audience the rest that was not
   *     told yet
   */
  List<Tell> tells(int most);

  /**
   * Notes how far an audience has been told. Does nothing when it was told to the end already.
   *
   * @param tellId the event for the audience
   * @param cursor the last case that had its turn; null when all had
   */
  void told(String tellId, @Nullable String cursor);

  /**
   * Sets an event for another case aside, because it cannot be taken up. Of an event for an
   * audience it is what one member was told; the rest goes on.
   *
   * @param parked the event and why
   */
  void park(Parked parked);

  /**
   * Effects of a case that no handler has confirmed, in the order they were decided.
   *
   * @param caseId the case
   * @return pending effects, whether their time has come or not
   */
  List<PendingEffect> effects(String caseId);

  /**
   * Cases whose first pending effect may be delivered now; gathered notices aside.
   *
   * @param now the moment
   * @param after only ids that sort after this one, for the next page; null for the first
   * @param most how many at the most
   * @return their ids, in their order
   */
  List<String> casesWithEffects(Instant now, @Nullable String after, int most);

  /**
   * Who has a notice waiting whose time has come.
   *
   * @param now the moment
   * @return recipients, the longest due first
   */
  List<String> digestsDue(Instant now);

  /**
   * When the next notice that waits for a digest may go out.
   *
   * @return the moment, or null when none waits
   */
  @Nullable Instant nextDigest();

  /**
   * Takes effects for delivery, all or none, so that no other engine delivers them meanwhile.
   *
   * @param effects the effects
   * @param until when another engine may take them, because this one seems to be gone
   * @return the effects as they are taken; empty when one of them is taken or no longer pending
   */
  default List<PendingEffect> lease(List<PendingEffect> effects, Instant until) {
    return effects;
  }

  /**
   * Forgets effects that a handler confirmed together, all or none. Does nothing for effects that
   * another engine has taken since.
   *
   * @param effects the effects
   */
  void delivered(List<PendingEffect> effects);

  /**
   * Keeps an effect as it is now: after a failed attempt, or as part of a digest that is about to
   * leave. Does nothing when it is no longer pending.
   *
   * @param effect the effect
   */
  void update(PendingEffect effect);

  /**
   * Gives up on an effect; it is listed and blocks nothing.
   *
   * @param effect the effect as it is after the last attempt
   */
  void bury(PendingEffect effect);

  /**
   * Effects that were given up.
   *
   * @return in the order they were
   */
  List<PendingEffect> deadLetters();

  /**
   * Makes an effect that was given up pending again, as if it had never been tried.
   *
   * @param effect the effect
   * @param now the moment
   * @return false when it is no dead letter any more
   */
  boolean resend(PendingEffect effect, Instant now);

  /**
   * Lets an event that was set aside wait for its case again.
   *
   * @param event the event
   * @return false when it is not set aside any more
   */
  boolean resend(Parked event);

  /**
   * Counts what waits.
   *
   * @return how much, and since when
   */
  Backlog backlog();
}
