package dev.sluice.rules.spec;

import dev.sluice.decision.Decided;
import dev.sluice.step.CaseState;
import dev.sluice.time.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What may always come next in a story: something happens, time passes, or the story looks at
 * another case. Local times are in the zone of the calendar of the case looked at. Confined to one
 * thread.
 */
public sealed interface Plot permits Story, Story.Then {

  /**
   * Something happens to the case looked at, now.
   *
   * @param events what happens, one after the other; a {@link Reported} says more about an event,
   *     and a {@link dev.sluice.event.Submission} names its own case
   * @return the story, to be checked
   */
  Story when(Record... events);

  /**
   * Something happens to another case, which the story looks at from now on.
   *
   * @param caseId the case
   * @param events what happens, one after the other
   * @return the story, to be checked
   */
  Story when(String caseId, Record... events);

  /**
   * Another case begins now, and the story looks at it from now on.
   *
   * @param draft the case
   * @return the story, to be checked
   */
  Story when(CaseDraft draft);

  /**
   * Looks at another case. What was decided since the last {@code when} stays.
   *
   * @param caseId the case
   * @return the story, to be checked
   */
  Story inCase(String caseId);

  /**
   * Time passes, and timers fire as they become due.
   *
   * @param time how much, as the calendar counts it
   * @return the story, to be checked
   */
  Story whenTimePasses(Budget time);

  /**
   * Time passes, and timers fire as they become due.
   *
   * @param time how much, on the clock
   * @return the story, to be checked
   */
  Story whenTimePasses(Duration time);

  /**
   * Minutes pass; for the near miss just before a deadline.
   *
   * @param minutes how many
   * @return the story, to be checked
   */
  Story whenMinutesPass(int minutes);

  /**
   * Time passes until a moment.
   *
   * @param localTime for example {@code 2026-10-09T09:00}
   * @return the story, to be checked
   */
  Story whenItIs(String localTime);

  /**
   * Time passes until the next timer of any case is due, and all that are due then fire.
   *
   * @return the story, to be checked
   * @throws AssertionError when no timer runs
   */
  Story whenNextDue();

  /**
   * Time passes until no timer runs.
   *
   * @return the story, to be checked
   * @throws AssertionError when timers still run after ten years; name the last moment then
   */
  Story whenNothingIsDue();

  /**
   * Time passes until no timer runs, or until a moment, whichever comes first.
   *
   * @param localTime the last moment
   * @return the story, to be checked
   */
  Story whenNothingIsDue(String localTime);

  /**
   * The moment the story has reached.
   *
   * @return an instant
   */
  Instant now();

  /**
   * The case looked at, as it is.
   *
   * @return its state
   */
  CaseState state();

  /**
   * What was decided since the last {@code when}.
   *
   * @return decisions with their reasons, in all cases
   */
  List<Decided> decisions();
}
