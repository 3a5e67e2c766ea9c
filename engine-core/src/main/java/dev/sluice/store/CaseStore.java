package dev.sluice.store;

import dev.sluice.fact.Keys;
import dev.sluice.fault.SluiceException;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
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

  @Override
  default @Nullable CaseState load(String caseId) {
    return load(caseId, Viewer.host());
  }

  /**
   * Checks how much a page is to hold, for stores.
   *
   * @param most how much at the most
   * @return the same
   * @throws IllegalArgumentException when it is less than 1
   */
  static int page(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "A page of " + most + " brings nobody further. Ask for 1 or more");
    }
    return most;
  }

  /**
   * Loads a case for a viewer.
   *
   * @param caseId the case
   * @param viewer who asks
   * @return its state, or null when there is no such case or the viewer does not see it
   */
  @Nullable CaseState load(String caseId, Viewer viewer);

  /**
   * What steps of several cases ask first.
   *
   * @param caseIds the cases
   * @param events the events they are to take up; none where that need not be known
   * @return what there is
   */
  default FirstLook look(Set<String> caseIds, Set<EventId> events) {
    Map<String, CaseState> cases = new HashMap<>();
    Map<String, String> homes = new HashMap<>();
    for (String caseId : caseIds) {
      CaseState state = load(caseId);
      String home = state == null ? home(caseId) : null;
      if (state != null) {
        cases.put(caseId, state);
      } else if (home != null) {
        homes.put(caseId, home);
      }
    }
    return new FirstLook(
        cases,
        homes,
        events.stream()
            .filter(event -> knows(event.caseId(), event.id()))
            .collect(Collectors.toSet()));
  }

  @Override
  default @Nullable String home(String caseId) {
    List<CaseState> homes = find(CaseQuery.all().key(Keys.merged(caseId)).page(1, null));
    return homes.isEmpty() ? null : homes.get(0).caseId();
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
   * The whole journal of a case.
   *
   * @param caseId the case
   * @return its entries, oldest first, as far as they are kept
   */
  default List<JournalEntry> journal(String caseId) {
    return journal(caseId, 0, Integer.MAX_VALUE, Viewer.host());
  }

  /**
   * A page of the journal of a case.
   *
   * @param caseId the case
   * @param afterVersion the version of the last entry of the page before; 0 for the first
   * @param most how many entries at the most
   * @param viewer who asks
   * @return entries, oldest first, as far as they are kept; none of a case the viewer does not see
   * @throws IllegalArgumentException when it is to be less than 1
   */
  List<JournalEntry> journal(String caseId, long afterVersion, int most, Viewer viewer);

  /**
   * Lets go of the journal entries that are not to be kept. Their cases and event ids stay. Looks
   * at some cases only, in the order of their ids, so that one call is short; call it with what it
   * returned until it returns null.
   *
   * @param retention what is kept
   * @param after the last case that had its turn; null to begin
   * @param most how many cases to look at
   * @return the last case that had its turn, or null when all had
   * @throws IllegalArgumentException when it is to be less than 1
   */
  @Nullable String retain(JournalRetention retention, @Nullable String after, int most);

  /**
   * Cases one of whose events named a person, however long ago, until the person is erased there.
   *
   * @param marks how the person is known, see {@link dev.sluice.fact.Keys#marks}
   * @return ids of cases in which one of the marks occurred, sorted
   */
  List<String> knowing(Set<String> marks);

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
   * @throws IllegalArgumentException when it is to be less than 1
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
   * @throws IllegalArgumentException when it is to be less than 1
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
   * @throws IllegalArgumentException when it is to be less than 1
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
   * Forgets effects that a handler confirmed together. Does nothing for effects that another engine
   * has taken since, or that are no longer pending.
   *
   * @param effects the effects
   * @return those that are forgotten now
   */
  List<PendingEffect> delivered(List<PendingEffect> effects);

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

  @Override
  default List<CaseState> find(CaseQuery query) {
    return find(query, Viewer.host());
  }

  /**
   * Finds cases for a viewer. A page holds as many as were asked for that the viewer sees.
   *
   * @param query which
   * @param viewer who asks
   * @return by id, at most as many as asked for
   */
  List<CaseState> find(CaseQuery query, Viewer viewer);

  /**
   * Finds cases, and goes on past those that cannot be read here.
   *
   * @param query which
   * @param unreadable hears why one cannot be read, with its id; whether it is one of those looked
   *     for is then not known
   * @return by id, at most as many as asked for
   */
  default List<CaseState> find(CaseQuery query, Consumer<SluiceException> unreadable) {
    return find(query);
  }
}
