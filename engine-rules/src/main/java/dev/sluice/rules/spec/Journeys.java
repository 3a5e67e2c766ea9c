package dev.sluice.rules.spec;

import static dev.sluice.rules.spec.NamedExpectation.CADENCE;
import static dev.sluice.rules.spec.NamedExpectation.JOURNEY;
import static dev.sluice.rules.spec.NamedExpectation.TEMPLATE;
import static dev.sluice.rules.spec.NamedExpectation.TIMER;

import dev.sluice.decision.CancelTimer;
import dev.sluice.decision.EndJourney;
import dev.sluice.decision.Enrol;
import dev.sluice.decision.HoldMessage;
import dev.sluice.decision.StartCadence;
import dev.sluice.decision.StartTimer;
import dev.sluice.decision.StopCadence;
import dev.sluice.decision.Withhold;
import dev.sluice.fact.Cadence;
import dev.sluice.fact.Fact;
import dev.sluice.fact.Journey;
import dev.sluice.step.CaseState;
import dev.sluice.step.Timer;
import org.jspecify.annotations.Nullable;

/** The words of a spec for timers, journeys, cadences and messages that wait. */
public final class Journeys {

  private Journeys() {}

  /**
   * A timer started now.
   *
   * @param name its name
   * @return the expectation
   */
  public static Expectation timerStarted(String name) {
    return NamedExpectation.decided(
        TIMER,
        name,
        "start of timer \"" + name + "\"",
        StartTimer.class,
        start -> start.name().equals(name));
  }

  /**
   * A timer cancelled now.
   *
   * @param name its name
   * @return the expectation
   */
  public static Expectation timerCancelled(String name) {
    return NamedExpectation.decided(
        TIMER,
        name,
        "end of timer \"" + name + "\"",
        CancelTimer.class,
        end -> end.name().equals(name));
  }

  /**
   * A message that waits for the end of quiet hours, decided now.
   *
   * @param template which message
   * @return the expectation
   */
  public static Expectation held(String template) {
    return NamedExpectation.decided(
        TEMPLATE,
        template,
        "message \"" + template + "\" held",
        HoldMessage.class,
        hold -> hold.template().equals(template));
  }

  /**
   * A message that is not sent, decided now.
   *
   * @param template which message
   * @return the expectation
   */
  public static Expectation withheld(String template) {
    return NamedExpectation.decided(
        TEMPLATE,
        template,
        "message \"" + template + "\" withheld",
        Withhold.class,
        withhold -> withhold.template().equals(template));
  }

  /**
   * An enrolment in a journey, decided now.
   *
   * @param journey its name
   * @return the expectation
   */
  public static Expectation enrolled(String journey) {
    return NamedExpectation.decided(
        JOURNEY,
        journey,
        "enrolment in journey \"" + journey + "\"",
        Enrol.class,
        enrol -> enrol.journey().equals(journey));
  }

  /**
   * The end of a journey, decided now.
   *
   * @param journey its name
   * @param outcome how it ended
   * @return the expectation
   */
  public static Expectation journeyEnded(String journey, String outcome) {
    return NamedExpectation.decided(
        JOURNEY,
        journey,
        "end of journey \"" + journey + "\": " + outcome,
        EndJourney.class,
        end -> end.journey().equals(journey) && end.outcome().equals(outcome));
  }

  /**
   * The case is on a journey.
   *
   * @param name its name
   * @return the expectation
   */
  public static Expectation journey(String name) {
    return new NamedExpectation(
        JOURNEY,
        name,
        Expectation.that(
            "journey \"" + name + "\" running",
            seen -> {
              Journey journey = kept(seen, Journey.class, name);
              return journey != null && journey.running();
            }));
  }

  /**
   * A cadence started now.
   *
   * @param name its name
   * @return the expectation
   */
  public static Expectation cadenceStarted(String name) {
    return NamedExpectation.decided(
        CADENCE,
        name,
        "start of cadence \"" + name + "\"",
        StartCadence.class,
        start -> start.cadence().equals(name));
  }

  /**
   * A cadence stopped now.
   *
   * @param name its name
   * @return the expectation
   */
  public static Expectation cadenceStopped(String name) {
    return NamedExpectation.decided(
        CADENCE,
        name,
        "end of cadence \"" + name + "\"",
        StopCadence.class,
        stop -> stop.cadence().equals(name));
  }

  /**
   * The case has a cadence; more can be said of it: {@code cadence("visit").due("…")}.
   *
   * @param name its name
   * @return the expectation, about its next turn
   */
  public static TimerExpectation cadence(String name) {
    return new TimerExpectation(Timer.Purpose.CADENCE, name, null);
  }

  /**
   * How often a cadence has come round.
   *
   * @param name its name
   * @param number the number of its last turn
   * @return the expectation
   */
  public static Expectation cadenceTurn(String name, int number) {
    return new NamedExpectation(
        CADENCE,
        name,
        Expectation.that(
            "turn " + number + " of cadence \"" + name + "\"",
            seen -> {
              Cadence cadence = kept(seen, Cadence.class, name);
              return cadence != null && cadence.number() == number;
            }));
  }

  private static <T extends Fact> @Nullable T kept(Seen seen, Class<T> type, String id) {
    CaseState state = seen.state();
    return state == null ? null : state.facts().kept(type, id);
  }
}
