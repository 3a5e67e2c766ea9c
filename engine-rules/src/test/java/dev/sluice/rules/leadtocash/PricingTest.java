package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.time.Budget.days;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("A1.5")
class PricingTest {

  private static final int DAY = 24 * 60;
  private static final SignalReceived VISIT = new SignalReceived("pricing-page", "C-1", null);
  private static final SignalReceived COLLEAGUE = new SignalReceived("pricing-page", "C-2", null);

  @Test
  void a_second_visit_asks_the_sales_manager_to_call_with_the_visits_attached() {
    SPEC.given(lead())
        .when(VISIT)
        .then(no(task("pricing-call")))
        .whenTimePasses(days(1))
        .when(new SignalReceived("pricing-page", "C-1", "enterprise"))
        .then(
            task("pricing-call")
                .forRole("sales-manager")
                .due("2026-03-03T14:00")
                .note("2026-03-02 09:00 C-1; 2026-03-03 09:00 C-1 (enterprise)"));
  }

  @Test
  void the_second_visit_a_minute_before_the_window_ends_and_at_its_end_counts() {
    SPEC.given(lead())
        .when(VISIT)
        .whenMinutesPass(30 * DAY - 1)
        .when(VISIT)
        .then(task("pricing-call"));
    SPEC.given(lead()).when(VISIT).whenTimePasses(days(30)).when(VISIT).then(task("pricing-call"));
  }

  @Test
  void the_second_visit_a_minute_after_the_window_does_not_count() {
    SPEC.given(lead())
        .when(VISIT)
        .whenMinutesPass(30 * DAY + 1)
        .when(VISIT)
        .then(no(task("pricing-call")));
  }

  @Test
  void visits_less_than_half_an_hour_apart_are_one() {
    SPEC.given(lead()).when(VISIT).whenMinutesPass(29).when(VISIT).then(no(task("pricing-call")));
    SPEC.given(lead()).when(VISIT).whenMinutesPass(30).when(VISIT).then(task("pricing-call"));
  }

  @Test
  void one_visit_each_of_two_people_is_not_repeated() {
    SPEC.given(lead())
        .when(VISIT)
        .whenTimePasses(days(1))
        .when(COLLEAGUE)
        .then(no(task("pricing-call")));
  }

  @Test
  void a_lost_case_is_left_alone() {
    SPEC.given(lead())
        .when(VISIT)
        .when(new StageRequested("lost"))
        .whenTimePasses(days(1))
        .when(VISIT)
        .then(no(task("pricing-call")));
  }

  @Test
  void however_many_more_visits_there_is_one_task() {
    Story story = called();
    for (int more = 0; more < 10; more++) {
      story
          .whenMinutesPass(60)
          .when(VISIT)
          .then(no(task("pricing-call")), openTask("pricing-call"));
    }
  }

  @Test
  void a_cycle_ends_thirty_days_after_the_task_was_closed_and_not_a_minute_before() {
    Story story = called();
    story.whenTimePasses(days(2)).when(new ActivityLogged("call"));
    story.then(doneTask("pricing-call"));
    story.whenTimePasses(days(29)).when(VISIT).then(no(task("pricing-call")));
    story.whenMinutesPass(DAY - 1).when(VISIT).then(no(task("pricing-call")));
    story.whenMinutesPass(1).when(VISIT).then(times(1, task("pricing-call")));
  }

  @Test
  void a_colleagues_first_visit_is_not_the_repeated_one_of_somebody_else() {
    Story story = called();
    story.when(new ActivityLogged("call"));
    story.whenTimePasses(days(10)).when(VISIT).whenTimePasses(days(10)).when(VISIT);
    story.whenTimePasses(days(11)).when(COLLEAGUE).then(no(task("pricing-call")));
    story.whenTimePasses(days(1)).when(COLLEAGUE).then(task("pricing-call"));
  }

  @Test
  void a_call_nobody_answered_closes_nothing() {
    Story story = called();
    story.when(new ActivityLogged("call-attempt")).then(openTask("pricing-call"));
  }

  private static Story called() {
    Story story = SPEC.given(lead()).when(VISIT).whenTimePasses(days(1)).when(VISIT);
    story.then(task("pricing-call"));
    return story;
  }
}
