package dev.sluice.rules.leadtocash;

import static dev.sluice.fact.Rep.rep;
import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.owner;
import static dev.sluice.time.Budget.sameTimeNextBusinessDay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ActivityStarted;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Task;
import dev.sluice.fact.Team;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@Specification
class FirstTouchTest {

  /** Where a chat is a first contact too. */
  private static final PipelineSpec CHATTY =
      PipelineSpec.of(
              RulePlaybooks.options()
                  .parameter("first-contact.by", List.of("call", "meeting", "visit", "wechat"))
                  .fromClasspath("playbooks/lead-to-cash"))
          .team(Team.of("sales", rep("wang")).supervisedBy("chen"));

  @Test
  @Requirement("A2.1")
  void a_lead_gets_an_owner_and_a_first_contact_task_due_at_the_same_time_next_working_day() {
    Story story = SPEC.startingAt("2026-03-06T17:00").given(lead());

    story.then(owner("wang"), task("first-contact"));
    Task task = Objects.requireNonNull(story.state().facts().task("first-contact"));
    assertThat(task.dueAt())
        .as("Friday 17:00 ends Monday 17:00, in Shanghai")
        .isEqualTo(Instant.parse("2026-03-09T09:00:00Z"));
    assertThat(task.assignee()).isEqualTo("wang");
  }

  @Test
  @Requirement("A2.1")
  void a_lead_captured_on_a_friday_before_a_make_up_saturday_is_due_on_that_saturday() {
    Story story = SPEC.startingAt("2026-02-13T15:00").given(lead());

    Task task = Objects.requireNonNull(story.state().facts().task("first-contact"));
    assertThat(task.dueAt()).isEqualTo(Instant.parse("2026-02-14T07:00:00Z"));
  }

  @Test
  @Requirement("A2.2")
  void an_overdue_first_contact_goes_to_the_supervisor_and_reminds_both() {
    SPEC.given(lead())
        .whenTimePasses(sameTimeNextBusinessDay())
        .then(
            notice("email", "supervisor", "first-contact-overdue"),
            notice("in-app", "supervisor", "first-contact-overdue"),
            notice("in-app", "wang", "first-contact-overdue"));
  }

  @Test
  @Requirement("A2.2")
  void one_minute_before_the_deadline_nobody_is_told() {
    SPEC.given(lead()).whenMinutesPass(24 * 60 - 1).thenNothing();
  }

  @Test
  @Requirement("A2.2")
  void contact_made_in_time_cancels_the_escalation() {
    SPEC.given(lead())
        .whenMinutesPass(24 * 60 - 1)
        .when(new ActivityLogged("call"))
        .then(no(openTask("first-contact")))
        .whenMinutesPass(60)
        .thenNothing();
  }

  @Test
  @Requirement("A2.2")
  void an_activity_that_is_no_contact_cancels_nothing() {
    SPEC.given(lead()).when(new ActivityLogged("needs-interview")).then(doneTask("first-contact"));
    SPEC.given(lead())
        .when(new ActivityLogged("competitor-research"))
        .then(openTask("first-contact"))
        .whenTimePasses(sameTimeNextBusinessDay())
        .then(notice("email", "supervisor", "first-contact-overdue"));
  }

  @Test
  @Requirement({"A2.1", "A2.2"})
  void a_first_contact_of_a_kind_that_was_added_is_made_and_escalates_nothing() {
    CHATTY
        .given(lead())
        .whenMinutesPass(24 * 60 - 1)
        .when(new ActivityLogged("wechat"))
        .then(cancelledTask("first-contact"))
        .whenMinutesPass(1)
        .then(no(notice("supervisor", "first-contact-overdue")));
    CHATTY
        .given(lead())
        .whenTimePasses(sameTimeNextBusinessDay())
        .then(notice("supervisor", "first-contact-overdue"))
        .when(new ActivityLogged("wechat"))
        .then(cancelledTask("first-contact"));
    CHATTY
        .given(lead())
        .whenItIs("2026-03-03T08:55")
        .when(new ActivityStarted("wechat"))
        .whenItIs("2026-03-03T09:20")
        .when(reported(new ActivityLogged("wechat")).occurring("2026-03-03T08:55"))
        .then(cancelledTask("first-contact"))
        .whenItIs("2026-03-03T12:00")
        .then(no(notice("supervisor", "first-contact-overdue")));
    CHATTY.given(lead()).when(new ActivityLogged("call")).then(doneTask("first-contact"));
  }

  @Test
  @Requirement({"A2.1", "A2.2"})
  void a_contact_of_a_kind_that_was_not_added_or_that_was_before_the_task_makes_none() {
    SPEC.given(lead()).when(new ActivityLogged("wechat")).then(openTask("first-contact"));
    CHATTY.given(lead()).when(new ActivityLogged("fax")).then(openTask("first-contact"));
    CHATTY
        .given(lead())
        .when(reported(new ActivityLogged("wechat")).occurring("2026-03-02T08:59"))
        .then(openTask("first-contact"));
  }

  @Test
  @Requirement("A2.2")
  void an_on_time_call_logged_late_withdraws_the_escalation() {
    Story story = SPEC.given(lead());
    Instant inTime = story.now().plusSeconds(23 * 3600);
    story
        .whenTimePasses(sameTimeNextBusinessDay())
        .whenMinutesPass(120)
        .when(Submission.of("L-1", new ActivityLogged("call")).at(inTime).by("wang"))
        .then(
            notice("supervisor", "first-contact-made"),
            notice("wang", "first-contact-made"),
            no(openTask("first-contact")));
  }

  @Test
  @Requirement("A2.2")
  void a_call_made_one_minute_late_withdraws_nothing() {
    Story story = SPEC.given(lead());
    Instant late = story.now().plusSeconds(24 * 3600 + 60);
    story
        .whenTimePasses(sameTimeNextBusinessDay())
        .whenMinutesPass(120)
        .when(Submission.of("L-1", new ActivityLogged("call")).at(late).by("wang"))
        .then(no(notice("supervisor", "first-contact-made")), no(openTask("first-contact")));
  }

  @Test
  @Requirement({"A2.1", "A2.2"})
  void twenty_four_hours_end_on_a_working_day_around_the_spring_festival() {
    // Saturday, 14 February 2026, is worked; the festival is the 15th to the 23rd.
    firstContact("2026-02-13T17:00", "2026-02-14T17:00");
    firstContact("2026-02-14T17:00", "2026-02-24T17:00");
    // Saturday, 28 February, is worked too.
    firstContact("2026-02-27T17:00", "2026-02-28T17:00");
    firstContact("2026-02-28T17:00", "2026-03-02T17:00");
  }

  private static void firstContact(String start, String due) {
    SPEC.startingAt(start)
        .given(lead())
        .then(task("first-contact").due(due))
        .whenItIs(due.replace("17:00", "16:59"))
        .then(no(notice("supervisor", "first-contact-overdue")))
        .whenItIs(due)
        .then(notice("supervisor", "first-contact-overdue"));
  }

  @Test
  @Requirement("A2.2")
  void harm_3_a_call_that_is_running_at_the_deadline_escalates_nothing() {
    for (String talk : List.of("call", "meeting", "visit")) {
      SPEC.given(lead())
          .whenItIs("2026-03-03T08:55")
          .when(reported(new ActivityStarted(talk)).by("wang"))
          .whenItIs("2026-03-03T09:00")
          .then(
              no(notice("supervisor", "first-contact-overdue")),
              no(notice("wang", "first-contact-overdue")),
              owner("wang"))
          .whenItIs("2026-03-03T09:20")
          .when(reported(new ActivityLogged(talk)).by("wang").occurring("2026-03-03T08:55"))
          .then(doneTask("first-contact"))
          .whenItIs("2026-03-03T12:00")
          .then(no(notice("supervisor", "first-contact-overdue")), owner("wang"));
    }
  }

  @Test
  @Requirement("A2.2")
  void a_call_that_ended_before_the_deadline_without_an_answer_is_no_contact() {
    SPEC.given(lead())
        .whenItIs("2026-03-03T08:50")
        .when(reported(new ActivityStarted("call-attempt")).by("wang"))
        .whenItIs("2026-03-03T09:00")
        .then(notice("supervisor", "first-contact-overdue"));
  }

  @Test
  @Requirement("A2.2")
  void a_call_that_ran_at_the_deadline_and_reached_nobody_is_escalated_two_working_hours_later() {
    SPEC.given(lead())
        .whenItIs("2026-03-03T08:55")
        .when(reported(new ActivityStarted("call")).by("wang"))
        .whenItIs("2026-03-03T09:10")
        .when(reported(new ActivityLogged("call-attempt")).by("wang"))
        .whenItIs("2026-03-03T10:59")
        .then(no(notice("supervisor", "first-contact-overdue")))
        .whenItIs("2026-03-03T11:00")
        .then(
            notice("email", "supervisor", "first-contact-overdue"),
            notice("in-app", "supervisor", "first-contact-overdue"),
            notice("in-app", "wang", "first-contact-overdue"));
  }

  @Test
  @Requirement("A2.2")
  void a_lost_lead_is_not_escalated_and_another_task_is_no_first_contact() {
    SPEC.given(lead())
        .when(new StageRequested("lost"))
        .whenTimePasses(sameTimeNextBusinessDay())
        .then(no(notice("supervisor", "first-contact-overdue")));
    Story written =
        SPEC.given(lead())
            .when(new ActivityLogged("call"))
            .whenTimePasses(sameTimeNextBusinessDay());
    written
        .then(notice("supervisor", "write-up-missing"))
        .and(no(notice("supervisor", "first-contact-overdue")))
        .when(
            reported(new FollowUpRecorded(null, null, List.of(), null, null, null))
                .occurring("2026-03-02T10:00"))
        .then(no(notice("supervisor", "first-contact-made")));
  }

  @Test
  @Requirement("A2.1")
  void an_owner_of_a_lost_case_makes_no_first_contact() {
    LeadToCash.NOBODY_HOME
        .given(lead())
        .when(new StageRequested("lost"))
        .when(new OwnerAssigned("li", "for the record", null))
        .then(no(task("first-contact")));
  }

  @Test
  @Requirement("A2.1")
  void a_second_owner_takes_over_the_open_task_and_gets_no_second_one() {
    Story story = SPEC.given(lead());
    story
        .when(new OwnerAssigned("li", "takes over the region", null))
        .then(owner("li"), no(task("first-contact")), openTask("first-contact"));
    assertThat(Objects.requireNonNull(story.state().facts().task("first-contact")).assignee())
        .isEqualTo("li");
  }

  @Test
  @Requirement("A2.1")
  void a_lead_that_was_called_before_it_had_an_owner_needs_no_first_contact() {
    LeadToCash.NOBODY_HOME
        .given(lead())
        .when(new ActivityLogged("call"))
        .when(new OwnerAssigned("li", "takes it", null))
        .then(owner("li"), no(task("first-contact")));
  }
}
