package dev.sluice.step;

import static dev.sluice.step.Bench.all;
import static dev.sluice.step.Bench.decisions;
import static dev.sluice.step.Bench.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.EndJourney;
import dev.sluice.decision.Enrol;
import dev.sluice.decision.StartCadence;
import dev.sluice.decision.StartTimer;
import dev.sluice.decision.StopCadence;
import dev.sluice.event.CadenceDue;
import dev.sluice.event.CustomerConfirmed;
import dev.sluice.event.JourneyEnded;
import dev.sluice.event.JourneyStarted;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.playbook.Policy;
import dev.sluice.time.Budget;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Journeys and cadences. The bench starts on Monday, 2 November 2026, 09:00 in Shanghai. */
class JourneysTest {

  private static Policy nurture(@Nullable Budget again) {
    return all(
        on(
            SignalReceived.class,
            "Enrol",
            new Enrol("nurture", List.of("wait"), List.of(), again),
            new StartTimer("wait", Budget.days(3))),
        on(CustomerConfirmed.class, "Goal", new EndJourney("nurture", "goal")));
  }

  private static Bench bench(Policy policy) {
    return Bench.with(Bench.STAGES, policy).opened();
  }

  @Test
  void a_customer_is_enrolled_once_while_the_journey_runs() {
    Bench bench = bench(nurture(Budget.days(30)));
    assertThat(bench.report(new SignalReceived("x")).followed())
        .containsExactly(new JourneyStarted("nurture", 1));
    assertThat(bench.report(new SignalReceived("x")).followed()).isEmpty();
  }

  @Test
  void a_journey_that_is_over_stops_its_timers_and_says_how_it_ended() {
    Bench bench = bench(nurture(Budget.days(30)));
    bench.report(new SignalReceived("x"));
    assertThat(bench.report(new CustomerConfirmed("c-1")).followed())
        .containsExactly(new JourneyEnded("nurture", "goal"));
    assertThat(bench.pass(Duration.ofDays(10))).isEmpty();
  }

  @Test
  void a_customer_is_enrolled_again_when_the_cycle_is_over_and_not_a_minute_before() {
    Bench bench = bench(nurture(Budget.days(30)));
    bench.report(new SignalReceived("x"));
    bench.report(new CustomerConfirmed("c-1"));
    bench.pass(Duration.ofDays(30).minusMinutes(1));
    assertThat(bench.report(new SignalReceived("x")).followed()).isEmpty();
    bench.pass(Duration.ofMinutes(1));
    assertThat(bench.report(new SignalReceived("x")).followed())
        .containsExactly(new JourneyStarted("nurture", 2));
  }

  @Test
  void without_a_cycle_a_customer_is_enrolled_only_once() {
    Bench bench = bench(nurture(null));
    bench.report(new SignalReceived("x"));
    bench.report(new CustomerConfirmed("c-1"));
    bench.pass(Duration.ofDays(3650));
    assertThat(bench.report(new SignalReceived("x")).followed()).isEmpty();
  }

  @Test
  void a_case_that_closes_ends_its_journeys() {
    Bench bench = bench(nurture(null));
    bench.report(new SignalReceived("x"));
    assertThat(bench.report(new StageRequested("lost")).followed())
        .contains(new JourneyEnded("nurture", "closed"));
  }

  private static List<Instant> times(Bench bench, Duration time) {
    return bench.pass(time).stream()
        .map(JournalEntry::event)
        .map(CadenceDue.class::cast)
        .map(CadenceDue::dueAt)
        .toList();
  }

  @Test
  void a_cadence_comes_round_on_working_days_and_does_not_drift() {
    Bench bench =
        bench(on(SignalReceived.class, "Visit", new StartCadence("visit", months(1), null)));
    bench.report(new SignalReceived("x"));
    // 2 December is a Wednesday; 2 January 2027 and 2 February 2027 are a Saturday and a Tuesday.
    assertThat(times(bench, Duration.ofDays(95)))
        .containsExactly(
            Instant.parse("2026-12-02T01:00:00Z"),
            Instant.parse("2027-01-04T01:00:00Z"),
            Instant.parse("2027-02-02T01:00:00Z"));
  }

  @Test
  void a_cadence_of_working_days_comes_round_at_their_close() {
    Bench bench =
        bench(
            on(
                SignalReceived.class,
                "Look",
                new StartCadence("look", Budget.businessDays(5), null)));
    bench.report(new SignalReceived("x"));
    assertThat(times(bench, Duration.ofDays(15)))
        .containsExactly(
            Instant.parse("2026-11-09T10:00:00Z"), Instant.parse("2026-11-16T10:00:00Z"));
  }

  @Test
  void a_cadence_can_begin_on_the_next_such_day_of_the_week() {
    Bench bench =
        bench(
            on(
                SignalReceived.class,
                "Review",
                new StartCadence("review", Budget.days(7), DayOfWeek.MONDAY)));
    bench.pass(Duration.ofHours(50));
    bench.report(new SignalReceived("x"));
    assertThat(times(bench, Duration.ofDays(12)))
        .containsExactly(
            Instant.parse("2026-11-09T01:00:00Z"), Instant.parse("2026-11-16T01:00:00Z"));
  }

  @Test
  void a_cadence_at_the_same_rhythm_goes_on_and_another_rhythm_begins_anew() {
    Policy policy =
        on(
            SignalReceived.class,
            "Visit",
            signal ->
                List.of(
                    new StartCadence("visit", Budget.days(Integer.parseInt(signal.name())), null)));
    Bench bench = bench(policy);
    bench.report(new SignalReceived("7"));
    bench.pass(Duration.ofDays(1));
    assertThat(decisions(bench.report(new SignalReceived("7")))).isEmpty();
    assertThat(decisions(bench.report(new SignalReceived("14")))).hasSize(1);
    assertThat(times(bench, Duration.ofDays(14)))
        .containsExactly(Instant.parse("2026-11-17T01:00:00Z"));
  }

  @Test
  void a_cadence_that_is_stopped_comes_round_no_more() {
    Bench bench =
        bench(
            all(
                on(SignalReceived.class, "Visit", new StartCadence("visit", months(1), null)),
                on(CustomerConfirmed.class, "Stop", new StopCadence("visit"))));
    bench.report(new SignalReceived("x"));
    bench.report(new CustomerConfirmed("c-1"));
    assertThat(bench.pass(Duration.ofDays(100))).isEmpty();
  }

  private static Budget months(int amount) {
    return Budget.months(amount);
  }
}
