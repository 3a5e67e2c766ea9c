package dev.sluice.rules.guide;

import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.time.Budget.days;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("A1.5")
class PricingTest {
  private static final SignalReceived VISIT = new SignalReceived("pricing-page", "C-1", null);
  private static final SignalReceived COLLEAGUE = new SignalReceived("pricing-page", "C-2", null);

  private final PipelineSpec spec =
      PipelineSpec.of(RulePlaybooks.fromClasspath("playbooks/pricing-call"));

  @Test
  void a_second_visit_asks_for_a_call_and_lists_the_visits() {
    spec.given(lead())
        .when(VISIT)
        .thenNothing()
        .whenTimePasses(days(1))
        .when(VISIT)
        .then(
            task("pricing-call")
                .forRole("sales-manager")
                .due("2026-03-03T14:00")
                .note("2026-03-02 09:00 C-1; 2026-03-03 09:00 C-1"));
  }

  @Test
  void the_thirtieth_day_counts_and_a_minute_later_does_not() {
    spec.given(lead()).when(VISIT).whenTimePasses(days(30)).when(VISIT).then(task("pricing-call"));
    spec.given(lead())
        .when(VISIT)
        .whenTimePasses(days(30))
        .whenMinutesPass(1)
        .when(VISIT)
        .then(no(task("pricing-call")));
  }

  @Test
  void a_page_opened_again_within_half_an_hour_is_one_visit() {
    spec.given(lead()).when(VISIT).whenMinutesPass(29).when(VISIT).then(no(task("pricing-call")));
    spec.given(lead()).when(VISIT).whenMinutesPass(30).when(VISIT).then(task("pricing-call"));
  }

  @Test
  void one_visit_each_of_two_people_is_not_repeated() {
    spec.given(lead())
        .when(VISIT)
        .whenTimePasses(days(1))
        .when(COLLEAGUE)
        .then(no(task("pricing-call")));
  }

  @Test
  void a_colleagues_first_visit_does_not_repeat_the_visits_of_another() {
    spec.given(lead())
        .when(VISIT)
        .whenTimePasses(days(1))
        .when(VISIT)
        .when(new ActivityLogged("call"))
        .whenTimePasses(days(10))
        .when(VISIT)
        .whenTimePasses(days(10))
        .when(VISIT)
        .whenTimePasses(days(11))
        .when(COLLEAGUE)
        .then(no(task("pricing-call")));
  }

  @Test
  void a_lost_case_is_left_alone() {
    spec.given(lead())
        .when(VISIT)
        .when(new StageRequested("lost"))
        .whenTimePasses(days(1))
        .when(VISIT)
        .then(no(task("pricing-call")));
  }

  @Test
  void a_third_visit_gives_no_second_task() {
    spec.given(lead())
        .when(VISIT)
        .whenTimePasses(days(1))
        .when(VISIT)
        .whenMinutesPass(40)
        .when(VISIT)
        .then(no(task("pricing-call")), openTask("pricing-call"));
  }

  @Test
  void the_next_call_is_asked_for_thirty_days_after_the_last_was_made() {
    spec.given(lead())
        .when(VISIT)
        .whenTimePasses(days(1))
        .when(VISIT)
        .when(new ActivityLogged("call"))
        .then(doneTask("pricing-call"))
        .whenTimePasses(days(29))
        .when(VISIT)
        .then(no(task("pricing-call")))
        .whenTimePasses(days(1))
        .when(VISIT)
        .then(task("pricing-call"));
  }
}
