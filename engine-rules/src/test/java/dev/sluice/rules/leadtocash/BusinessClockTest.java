package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Standing.openTask;

import dev.sluice.event.SupportRequested;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import org.junit.jupiter.api.Test;

/** The rules of support by another clock: nights in New York, in several windows. */
@Specification
@Requirement("X4")
class BusinessClockTest {

  private static final PipelineSpec SPEC =
      PipelineSpec.of(RulePlaybooks.fromClasspath("playbooks/new-york"));

  private static Story asked(String when) {
    return SPEC.startingAt(when).given(lead()).when(new SupportRequested("T-1", false, null, null));
  }

  private static void due(String from, String due) {
    asked(from).then(openTask("support-acknowledgement:T-1").due(due));
  }

  @Test
  void windows_of_a_day_and_of_two_days_are_counted_and_the_gaps_between_them_are_not() {
    due("2026-02-28T22:00", "2026-03-01T02:15");
    due("2026-03-02T11:00", "2026-03-02T16:00");
  }

  @Test
  void an_hour_that_summer_time_skips_is_not_worked() {
    due("2026-03-07T23:00", "2026-03-08T04:15");
  }

  @Test
  void an_hour_that_winter_time_repeats_is_worked_twice() {
    due("2026-10-31T23:00", "2026-11-01T02:30");
  }

  @Test
  void a_deadline_over_the_change_of_the_clock_fires_at_its_minute() {
    asked("2026-03-07T23:00")
        .whenItIs("2026-03-08T04:14")
        .then(no(notice("supervisor", "support-unacknowledged")))
        .whenItIs("2026-03-08T04:15")
        .then(notice("supervisor", "support-unacknowledged"));
  }
}
