package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.tier;

import dev.sluice.decision.Notify;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ClockPaused;
import dev.sluice.event.ClockResumed;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.ExceptionNoted;
import dev.sluice.event.StageRequested;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import org.junit.jupiter.api.Test;

/**
 * S01 is due on Thursday 5 March at 09:00; on Sunday the 8th at 09:00 it is exactly three days
 * late.
 */
@Specification
@Requirement("E4.1")
class LagTest {

  private static final ActivityLogged INTERVIEW = new ActivityLogged("needs-interview");
  private static final DeliverableSubmitted REPORT = new DeliverableSubmitted("needs-report");
  private static final ExceptionNoted ILL = new ExceptionNoted("S01", "the buyer is ill");

  private static final String DUE = "2026-03-05T09:00";
  private static final String THREE_DAYS_LATE = "2026-03-08T09:00";
  private static final String LAST_MOMENT = "2026-03-09T08:59";
  private static final String FOUR_DAYS_LATE = "2026-03-09T09:00";

  @Test
  void a_node_more_than_three_days_late_is_lagging_and_its_owner_is_asked_why() {
    SPEC.given(lead())
        .whenItIs(FOUR_DAYS_LATE)
        .then(
            tier("pace", "lagging"),
            notice("supervisor", "lagging"),
            task("lag-cause").assignedTo("wang").note("S01").due("2026-03-10T18:00"));
  }

  @Test
  void exactly_three_days_late_is_not_lagging() {
    SPEC.given(lead())
        .whenItIs(THREE_DAYS_LATE)
        .then(no(tier("pace", "lagging")), no(notice("supervisor", "lagging")))
        .whenItIs(LAST_MOMENT)
        .then(no(tier("pace", "lagging")), no(notice("supervisor", "lagging")));
  }

  @Test
  void a_late_node_gives_its_owner_the_time_to_catch_up_and_one_in_time_does_not() {
    SPEC.given(lead())
        .whenItIs("2026-03-05T08:59")
        .then(no(task("catch-up")))
        .whenItIs(DUE)
        .then(openTask("catch-up:S01").assignedTo("wang").note("S01").due(FOUR_DAYS_LATE));
    SPEC.given(lead())
        .when(new StageRequested("lost"))
        .whenItIs(DUE)
        .then(no(task("catch-up")))
        .whenItIs(FOUR_DAYS_LATE)
        .then(no(task("catch-up")), no(tier("pace", "lagging")));
  }

  @Test
  void another_deadline_missed_is_no_late_node() {
    SPEC.given(lead()).whenItIs("2026-03-03T18:00").then(no(task("catch-up")));
  }

  @Test
  void a_proposal_is_lagging_in_the_same_way() {
    Story story = SPEC.given(lead());
    story.when(INTERVIEW, REPORT);
    story
        .whenItIs("2026-03-09T08:59")
        .then(no(openTask("catch-up:S02")))
        .whenItIs("2026-03-09T09:00")
        .then(openTask("catch-up:S02"))
        .whenItIs("2026-03-13T08:59")
        .then(no(notice("supervisor", "lagging")))
        .whenItIs("2026-03-13T09:00")
        .then(notice("supervisor", "lagging"), tier("pace", "lagging"));
  }

  @Test
  void a_late_node_that_is_done_before_it_lags_needs_no_catching_up() {
    SPEC.given(lead())
        .whenItIs(LAST_MOMENT)
        .when(INTERVIEW)
        .then(openTask("catch-up:S01"))
        .when(REPORT)
        .then(cancelledTask("catch-up:S01"), no(tier("pace", "on-time")))
        .whenItIs("2026-03-10T09:00")
        .then(no(notice("supervisor", "lagging")), no(tier("pace", "lagging")));
  }

  @Test
  void a_noted_cause_is_what_the_supervisor_hears_and_nobody_is_asked() {
    SPEC.given(lead())
        .whenItIs(DUE)
        .when(ILL)
        .then(no(notice("supervisor", "lagging")))
        .whenItIs(FOUR_DAYS_LATE)
        .then(about("S01: the buyer is ill"), tier("pace", "lagging"), no(task("lag-cause")));
  }

  @Test
  void another_task_that_is_late_is_not_lagging_whatever_was_noted() {
    SPEC.given(lead())
        .when(new ExceptionNoted("lead-completion:need", "they do not say"))
        .when(new ActivityLogged("needs-interview"), new DeliverableSubmitted("needs-report"))
        .whenItIs("2026-03-03T18:00")
        .then(no(tier("pace", "lagging")), no(notice("supervisor", "lagging")));
  }

  @Test
  void a_note_about_another_node_is_no_cause() {
    SPEC.given(lead())
        .when(new ExceptionNoted("S02", "the buyer is ill"))
        .whenItIs(FOUR_DAYS_LATE)
        .then(task("lag-cause"), about("S01"));
  }

  private static Expectation about(String text) {
    return Expectation.decision(
        "notice about " + text,
        Notify.class,
        notice -> notice.template().equals("lagging") && text.equals(notice.about()));
  }

  @Test
  void a_cause_noted_later_reaches_the_supervisor_once() {
    SPEC.given(lead())
        .whenItIs(FOUR_DAYS_LATE)
        .when(new ExceptionNoted("S02", "something else"))
        .then(openTask("lag-cause:S01"), no(notice("supervisor", "lagging")))
        .when(ILL)
        .then(cancelledTask("lag-cause:S01"), about("S01: the buyer is ill"))
        .when(ILL)
        .then(no(notice("supervisor", "lagging")));
  }

  @Test
  void a_deal_that_has_caught_up_lags_no_longer() {
    SPEC.given(lead())
        .whenItIs(FOUR_DAYS_LATE)
        .when(INTERVIEW)
        .then(tier("pace", "lagging"))
        .when(REPORT)
        .then(tier("pace", "on-time"), cancelledTask("catch-up:S01"));
  }

  @Test
  @Requirement("X4")
  void harm_10_a_pause_the_customer_caused_is_not_lag() {
    SPEC.given(lead())
        .whenItIs("2026-03-04T09:00")
        .when(new ClockPaused("the customer moves house"))
        .whenItIs("2026-03-24T09:00")
        .then(no(task("catch-up")), no(notice("supervisor", "lagging")))
        .when(new ClockResumed())
        .whenItIs("2026-03-25T08:59")
        .then(no(task("catch-up")))
        .whenItIs("2026-03-25T09:00")
        .then(openTask("catch-up:S01"));
    SPEC.given(lead())
        .whenItIs("2026-03-08T09:00")
        .when(new ClockPaused("the customer moves house"))
        .whenItIs("2026-03-24T09:00")
        .then(no(notice("supervisor", "lagging")))
        .when(new ClockResumed())
        .whenItIs("2026-03-25T08:59")
        .then(no(notice("supervisor", "lagging")))
        .whenItIs("2026-03-25T09:00")
        .then(notice("supervisor", "lagging"));
  }
}
