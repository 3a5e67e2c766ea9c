package dev.sluice.step;

import static dev.sluice.step.Bench.all;
import static dev.sluice.step.Bench.decisions;
import static dev.sluice.step.Bench.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.CancelTimer;
import dev.sluice.decision.Regrade;
import dev.sluice.decision.RemoveTag;
import dev.sluice.decision.SetScore;
import dev.sluice.decision.SetTier;
import dev.sluice.decision.StartTimer;
import dev.sluice.event.CustomerConfirmed;
import dev.sluice.event.GradingDue;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.TierChanged;
import dev.sluice.event.TimerFired;
import dev.sluice.time.Budget;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What grading a customer needs: points first, then the grade, tags that go, timers by order. */
class GradingTest {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void points_are_settled_before_the_customer_is_graded() {
    Bench bench =
        Bench.with(
                Bench.STAGES,
                all(
                    on(SignalReceived.class, "Look", new SetScore("a", 1), new Regrade("tier")),
                    on(GradingDue.class, "Grade", new SetTier("tier", "key"))))
            .opened();
    assertThat(bench.report(new SignalReceived("x")).followed())
        .containsExactly(new GradingDue("tier"), new TierChanged("tier", null, "key"));
    assertThat(decisions(bench.report(new SignalReceived("x"))))
        .as("the same points and the same grade are no news")
        .containsExactly(new Regrade("tier"));
  }

  @Test
  void a_tag_is_taken_off_once() {
    Bench bench =
        Bench.with(
                Bench.STAGES,
                all(
                    on(SignalReceived.class, "Tag", new AddTag("dear")),
                    on(CustomerConfirmed.class, "Untag", new RemoveTag("dear"))))
            .opened();
    bench.report(new SignalReceived("x"));
    assertThat(decisions(bench.report(new CustomerConfirmed("c-1"))))
        .containsExactly(new RemoveTag("dear"));
    assertThat(bench.salesCase().tags()).isEmpty();
    assertThat(decisions(bench.report(new CustomerConfirmed("c-1")))).isEmpty();
  }

  @Test
  void several_timers_of_one_name_run_beside_each_other_and_say_what_they_are_about() {
    Bench bench =
        Bench.with(
                Bench.STAGES,
                all(
                    on(SignalReceived.class, "One", new StartTimer("visit", "o-1", Budget.days(7))),
                    on(
                        CustomerConfirmed.class,
                        "Two",
                        new StartTimer("visit", "o-2", Budget.days(7)))))
            .opened();
    bench.report(new SignalReceived("x"));
    bench.pass(DAY);
    bench.report(new CustomerConfirmed("c-1"));
    assertThat(bench.pass(DAY.multipliedBy(6)))
        .extracting(JournalEntry::event)
        .containsExactly(new TimerFired("visit", "o-1", Bench.START.plus(DAY.multipliedBy(7))));
    assertThat(bench.pass(DAY))
        .extracting(JournalEntry::event)
        .containsExactly(new TimerFired("visit", "o-2", Bench.START.plus(DAY.multipliedBy(8))));
  }

  @Test
  void stopping_a_timer_stops_all_of_its_name_and_no_other() {
    Bench bench =
        Bench.with(
                Bench.STAGES,
                all(
                    on(
                        SignalReceived.class,
                        "Start",
                        new StartTimer("visit", "o-1", Budget.days(7)),
                        new StartTimer("visit", Budget.days(7)),
                        new StartTimer("visitor", Budget.days(7))),
                    on(CustomerConfirmed.class, "Stop", new CancelTimer("visit"))))
            .opened();
    bench.report(new SignalReceived("x"));
    bench.report(new CustomerConfirmed("c-1"));
    assertThat(bench.pass(DAY.multipliedBy(7)))
        .extracting(JournalEntry::event)
        .containsExactly(new TimerFired("visitor", Bench.START.plus(DAY.multipliedBy(7))));
  }
}
