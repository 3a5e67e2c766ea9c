package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.tag;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ContactDeferred;
import dev.sluice.event.ContactSaved;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

@Specification
class EntryTest {

  /** Friday, 27 February 2026; the Saturday after it is a make-up working day. */
  private static final String FRIDAY = "2026-02-27T10:00";

  private static final Lead COMPLETE =
      new Lead("Borealis", "fair", null, null, 120, null, "automation", List.of());

  private static LeadCaptured captured(Lead lead) {
    return new LeadCaptured(lead, List.of(Contact.primary("C-2", "email")));
  }

  private static Story entered(String occurred, String now) {
    return SPEC.startingAt(now)
        .given(lead())
        .when("L-2", reported(captured(COMPLETE)).by("marketing").occurring(occurred));
  }

  @Test
  @Requirement("C3.1")
  void a_lead_entered_by_the_close_of_the_next_working_day_is_in_time_a_make_up_saturday_too() {
    entered(FRIDAY, "2026-02-28T18:00").then(no(notice("supervisor", "lead-entered-late")));
  }

  @Test
  @Requirement("C3.1")
  void a_lead_entered_a_minute_later_is_reported() {
    entered(FRIDAY, "2026-02-28T18:01").then(notice("supervisor", "lead-entered-late"));
  }

  @Test
  @Requirement("C3.1")
  void what_was_learnt_late_of_a_lead_already_entered_is_no_late_lead() {
    SPEC.startingAt("2026-03-09T10:00")
        .given(lead().about(COMPLETE))
        .when(reported(captured(COMPLETE.withRegion("east"))).occurring("2026-03-02T10:00"))
        .then(no(notice("supervisor", "lead-entered-late")));
  }

  @Test
  @Requirement("C3.1")
  void a_stage_reported_late_is_no_lead_entered_late_and_asks_for_nothing_again() {
    Story story = SPEC.given(lead().about(Lead.of("Borealis", "unknown")).contacts());
    story.when(
        new TaskCompleted("lead-completion:source"),
        new TaskCompleted("lead-completion:need"),
        new TaskCompleted("lead-completion:contact"),
        new ActivityLogged("needs-interview"),
        new DeliverableSubmitted("needs-report"));
    story
        .whenItIs("2026-03-09T10:00")
        .when(reported(new StageRequested("needs-confirmed")).occurring("2026-03-03T10:00"))
        .then(
            stage("needs-confirmed"),
            no(notice("supervisor", "lead-entered-late")),
            no(task("lead-completion")),
            no(task("needs-analysis")));
  }

  @Test
  @Requirement("C3.1")
  void a_lead_with_source_first_need_and_contact_is_complete() {
    SPEC.given(lead().about(COMPLETE)).then(no(task("lead-completion")));
  }

  @Test
  @Requirement("C3.1")
  void each_thing_missing_is_asked_of_marketing_within_one_business_day() {
    for (String source : List.of("", "unknown")) {
      SPEC.given(lead().about(new Lead("B", source, null, null, 1, null, "x", List.of())))
          .then(
              openTask("lead-completion:source").forRole("marketing").due("2026-03-03T18:00"),
              no(openTask("lead-completion:need")),
              no(openTask("lead-completion:contact")));
    }
    SPEC.given(lead().about(Lead.of("B", "fair")))
        .then(
            openTask("lead-completion:need").forRole("marketing").due("2026-03-03T18:00"),
            no(openTask("lead-completion:source")));
    SPEC.given(lead().about(COMPLETE).contacts())
        .then(
            openTask("lead-completion:contact").forRole("marketing").due("2026-03-03T18:00"),
            no(openTask("lead-completion:need")));
  }

  @Test
  @Requirement("C3.1")
  void what_is_entered_later_completes_the_lead() {
    SPEC.given(lead().about(Lead.of("Borealis", "unknown")).contacts())
        .when(new LeadCaptured(Lead.of("Borealis", "fair")))
        .then(
            cancelledTask("lead-completion:source"),
            openTask("lead-completion:need"),
            openTask("lead-completion:contact"))
        .when(new LeadCaptured(COMPLETE))
        .then(cancelledTask("lead-completion:need"), openTask("lead-completion:contact"))
        .when(new ContactSaved(Contact.primary("C-1")))
        .then(cancelledTask("lead-completion:contact"));
  }

  @Test
  @Requirement("C3.1")
  void a_lead_captured_again_without_source_stays_incomplete() {
    for (String source : List.of("", "unknown")) {
      SPEC.given(lead().about(Lead.of("Borealis", "unknown")))
          .when(new LeadCaptured(Lead.of("Borealis", source)))
          .then(openTask("lead-completion:source"), openTask("lead-completion:need"));
    }
  }

  @Test
  @Requirement("C3.1")
  void a_lead_still_incomplete_at_the_close_of_the_next_business_day_is_reported() {
    SPEC.given(lead().about(Lead.of("Borealis", "fair")))
        .whenItIs("2026-03-03T17:59")
        .then(no(notice("supervisor", "lead-incomplete")))
        .whenItIs("2026-03-03T18:00")
        .then(notice("supervisor", "lead-incomplete"));
    SPEC.given(lead().about(COMPLETE))
        .whenItIs("2026-03-10T18:00")
        .then(no(notice("supervisor", "lead-incomplete")));
  }

  @Test
  @Requirement({"C3.2", "X4"})
  void the_needs_analysis_is_due_at_the_close_of_the_third_business_day() {
    SPEC.given(lead()).then(openTask("needs-analysis").due("2026-03-05T18:00").assignedTo("wang"));
    // Friday 13 February: the Saturday is worked, then comes Spring Festival until Monday the 23rd.
    SPEC.startingAt("2026-02-13T10:00")
        .given(lead())
        .then(openTask("needs-analysis").due("2026-02-25T18:00"));
  }

  @Test
  @Requirement("C3.2")
  void only_first_interest_calls_for_a_needs_analysis_and_only_without_one() {
    SPEC.given(lead().in("needs-confirmed"))
        .then(doneTask("needs-analysis"))
        .when(new StageRequested("lost"))
        .then(no(task("needs-analysis")));
    SPEC.given(lead())
        .when(new DeliverableSubmitted("needs-report"))
        .then(doneTask("needs-analysis"));
  }

  @Test
  @Requirement("C3.2")
  void a_late_needs_analysis_is_flagged() {
    SPEC.given(lead())
        .whenItIs("2026-03-05T17:59")
        .then(no(notice("wang", "needs-analysis-late")))
        .whenItIs("2026-03-05T18:00")
        .then(notice("wang", "needs-analysis-late"), notice("supervisor", "needs-analysis-late"));
    SPEC.given(lead())
        .whenItIs("2026-03-05T17:59")
        .when(new DeliverableSubmitted("needs-report"))
        .whenItIs("2026-03-06T18:00")
        .then(no(notice("wang", "needs-analysis-late")));
  }

  @Test
  @Requirement("C3.2")
  void a_stage_nobody_updated_for_a_week_is_flagged_as_stale() {
    SPEC.given(lead())
        .whenItIs("2026-03-09T17:59")
        .then(no(notice("wang", "stage-stale")), no(notice("supervisor", "stage-stale")))
        .whenItIs("2026-03-09T18:00")
        .then(notice("wang", "stage-stale"), notice("supervisor", "stage-stale"));
  }

  @Test
  @Requirement("C3.2")
  void the_owner_is_reminded_every_week_and_the_supervisor_told_once_until_something_is_done() {
    SPEC.given(lead())
        .whenItIs("2026-03-09T18:00")
        .then(tag("stale"), notice("wang", "stage-stale"), notice("supervisor", "stage-stale"))
        .whenItIs("2026-03-16T18:00")
        .then(notice("wang", "stage-stale"), no(notice("supervisor", "stage-stale")))
        .when(new ActivityLogged("call-attempt"))
        .then(tag("stale"))
        .when(new ActivityLogged("call"))
        .then(no(tag("stale")))
        .whenItIs("2026-03-30T18:00")
        .then(tag("stale"), notice("wang", "stage-stale"), notice("supervisor", "stage-stale"))
        .when(new ActivityLogged("needs-interview"))
        .when(new DeliverableSubmitted("needs-report"))
        .whenItIs("2026-04-20T18:00")
        .then(tag("stale"))
        .when(new StageRequested("needs-confirmed"))
        .then(no(tag("stale")))
        .whenItIs("2026-05-11T18:00")
        .then(tag("stale"))
        .when(new DeliverableSubmitted("tailored-proposal"))
        .then(no(tag("stale")));
  }

  @Test
  @Requirement("C3.2")
  void an_activity_of_the_same_monday_is_a_week_ago_and_one_of_tuesday_is_not() {
    SPEC.given(lead())
        .whenItIs("2026-03-02T23:59")
        .when(new ActivityLogged("call"))
        .whenItIs("2026-03-09T18:00")
        .then(notice("wang", "stage-stale"), notice("supervisor", "stage-stale"));
    SPEC.given(lead())
        .whenItIs("2026-03-03T00:00")
        .when(new ActivityLogged("call"))
        .whenItIs("2026-03-09T18:00")
        .then(no(notice("wang", "stage-stale")), no(notice("supervisor", "stage-stale")));
  }

  @Test
  @Requirement("C3.2")
  void an_unanswered_call_updates_nothing() {
    SPEC.given(lead())
        .whenItIs("2026-03-06T10:00")
        .when(new ActivityLogged("call-attempt"))
        .whenItIs("2026-03-09T18:00")
        .then(notice("wang", "stage-stale"), notice("supervisor", "stage-stale"));
  }

  @Test
  @Requirement("C3.2")
  void a_deliverable_or_a_new_stage_is_an_update() {
    SPEC.given(lead())
        .whenItIs("2026-03-06T10:00")
        .when(new DeliverableSubmitted("needs-report"))
        .whenItIs("2026-03-09T18:00")
        .then(no(notice("wang", "stage-stale")), no(notice("supervisor", "stage-stale")));
    SPEC.given(lead())
        .when(new ActivityLogged("needs-interview"), new DeliverableSubmitted("needs-report"))
        .whenItIs("2026-03-06T10:00")
        .when(new StageRequested("needs-confirmed"))
        .whenItIs("2026-03-09T18:00")
        .then(no(notice("wang", "stage-stale")), no(notice("supervisor", "stage-stale")));
  }

  @Test
  @Requirement("C3.2")
  void a_lost_case_goes_stale_no_more() {
    SPEC.given(lead()).when(new StageRequested("lost")).whenItIs("2026-04-30T18:00").thenNothing();
  }

  @Test
  @Requirement("C3.2")
  void a_week_with_spring_festival_in_it_is_longer() {
    SPEC.startingAt("2026-02-13T10:00")
        .given(lead())
        .whenItIs("2026-02-27T17:59")
        .then(no(notice("wang", "stage-stale")), no(notice("supervisor", "stage-stale")))
        .whenItIs("2026-02-27T18:00")
        .then(notice("wang", "stage-stale"), notice("supervisor", "stage-stale"));
  }

  /** Harm 6: the 15th of March 2026 is a Sunday. */
  @Test
  @Requirement("C3.2")
  void harm_6_a_customer_who_said_call_after_the_15th_is_not_stale_before_then() {
    Story story = SPEC.given(lead());
    story
        .when(new ContactDeferred(LocalDate.of(2026, 3, 16), "travels"))
        .whenItIs("2026-03-09T18:00")
        .then(no(notice("wang", "stage-stale")), no(notice("supervisor", "stage-stale")))
        .whenItIs("2026-03-16T18:00")
        .then(notice("wang", "stage-stale"), notice("supervisor", "stage-stale"));
    SPEC.given(lead())
        .when(new ContactDeferred(LocalDate.of(2026, 3, 9), "travels"))
        .whenItIs("2026-03-09T18:00")
        .then(notice("wang", "stage-stale"), notice("supervisor", "stage-stale"));
    SPEC.given(lead())
        .when(new ContactDeferred(LocalDate.of(2026, 3, 10), "travels"))
        .whenItIs("2026-03-09T18:00")
        .then(no(notice("wang", "stage-stale")), no(notice("supervisor", "stage-stale")));
  }
}
