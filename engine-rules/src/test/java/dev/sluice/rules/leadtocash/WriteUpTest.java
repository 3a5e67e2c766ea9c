package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.time.Budget.sameTimeNextBusinessDay;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.ContactSaved;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

@Specification
class WriteUpTest {

  private static final ActivityLogged CALL = new ActivityLogged("call", "C-1", "asked for prices");
  private static final FollowUpRecorded RECORD =
      new FollowUpRecorded("automation", null, List.of(), null, null, null);

  @Test
  @Requirement({"C3.3", "B1.3"})
  void each_communication_is_to_be_written_down_by_the_same_time_next_working_day() {
    for (String type : List.of("call", "meeting", "visit", "chat")) {
      SPEC.given(lead())
          .when(new ActivityLogged(type))
          .then(task("write-up").due("2026-03-03T09:00").assignedTo("wang"));
    }
  }

  @Test
  @Requirement({"C3.3", "B1.3"})
  void an_unanswered_call_and_work_without_the_customer_need_no_record() {
    SPEC.given(lead()).when(new ActivityLogged("call-attempt")).then(no(task("write-up")));
    SPEC.given(lead()).when(new ActivityLogged("tailored-proposal")).then(no(task("write-up")));
  }

  @Test
  @Requirement({"C3.3", "B1.3"})
  void a_communication_without_a_record_is_flagged_after_24_hours() {
    SPEC.given(lead())
        .when(CALL)
        .whenMinutesPass(24 * 60 - 1)
        .then(no(notice("wang", "write-up-missing")), no(notice("supervisor", "write-up-missing")))
        .whenMinutesPass(1)
        .then(notice("wang", "write-up-missing"), notice("supervisor", "write-up-missing"));
  }

  @Test
  @Requirement({"C3.3", "B1.3"})
  void a_record_in_the_last_minute_is_in_time() {
    SPEC.given(lead())
        .when(CALL)
        .whenMinutesPass(24 * 60 - 1)
        .when(RECORD)
        .then(doneTask("write-up"))
        .whenMinutesPass(1)
        .then(no(notice("wang", "write-up-missing")));
  }

  @Test
  @Requirement("C3.3")
  void another_task_that_is_missed_is_no_missing_record() {
    SPEC.given(lead())
        .whenTimePasses(sameTimeNextBusinessDay())
        .then(notice("supervisor", "first-contact-overdue"))
        .and(no(notice("supervisor", "write-up-missing")));
  }

  @Test
  @Requirement("C3.3")
  void the_day_is_counted_from_the_talk_also_when_it_is_reported_late() {
    SPEC.startingAt("2026-03-03T11:00")
        .given(lead())
        .when(reported(CALL).occurring("2026-03-03T10:00"))
        .then(task("write-up").due("2026-03-04T10:00"));
  }

  @Test
  @Requirement("C3.3")
  void a_talk_written_down_before_it_was_reported_needs_no_second_record() {
    Story story = SPEC.given(lead()).whenMinutesPass(60).when(RECORD).whenMinutesPass(30);
    story.when(reported(CALL).occurring("2026-03-02T10:00")).then(no(task("write-up")));
    story.when(reported(CALL).occurring("2026-03-02T10:01")).then(task("write-up"));
  }

  @Test
  @Requirement("C3.3")
  void twenty_four_hours_end_on_a_working_day_around_the_spring_festival() {
    // Saturday, 14 February 2026, is worked; the festival is the 15th to the 23rd.
    talkAt("2026-02-13T17:00", "2026-02-14T17:00");
    talkAt("2026-02-14T17:00", "2026-02-24T17:00");
    // Saturday, 28 February, is worked too.
    talkAt("2026-02-27T17:00", "2026-02-28T17:00");
    talkAt("2026-02-28T17:00", "2026-03-02T17:00");
  }

  private static void talkAt(String start, String due) {
    SPEC.startingAt(start)
        .given(lead())
        .when(CALL)
        .then(task("write-up").due(due))
        .whenItIs(due.replace("17:00", "16:59"))
        .then(no(notice("supervisor", "write-up-missing")))
        .whenItIs(due)
        .then(notice("supervisor", "write-up-missing"));
  }

  @Test
  @Requirement("C3.3")
  void harm_4_six_calls_on_a_fair_day_make_one_evening_list_and_unanswered_ones_are_not_on_it() {
    Story story = SPEC.given(lead());
    for (int call = 0; call < 6; call++) {
      story.whenMinutesPass(20).when(CALL, new ActivityLogged("call-attempt"));
      story.then(no(notice("wang", "write-up-due")));
    }
    story
        .whenItIs("2026-03-02T18:00")
        .then(times(1, notice("wang", "write-up-due")), openTask("write-up"));
  }

  @Test
  @Requirement("C3.3")
  void what_was_written_down_by_the_evening_is_not_on_the_list() {
    SPEC.given(lead())
        .when(CALL)
        .whenMinutesPass(30)
        .when(RECORD)
        .whenItIs("2026-03-02T18:00")
        .then(no(notice("wang", "write-up-due")));
    SPEC.given(lead())
        .when(new ActivityLogged("call-attempt"))
        .whenItIs("2026-03-02T18:00")
        .then(no(notice("wang", "write-up-due")));
  }

  @Test
  @Requirement("C3.3")
  void a_talk_in_the_evening_is_on_the_next_evenings_list() {
    SPEC.startingAt("2026-03-02T19:30")
        .given(lead())
        .when(CALL)
        .whenItIs("2026-03-03T17:59")
        .then(no(notice("wang", "write-up-due")))
        .whenItIs("2026-03-03T18:00")
        .then(notice("wang", "write-up-due"));
  }

  @Test
  @Requirement("B1.3")
  void what_the_customer_file_lacks_after_a_talk_is_found_out() {
    Story story = SPEC.given(lead()).when(RECORD);
    story.then(
        openTask("file:fields").note("budget, decision-process").due("2026-03-05T18:00"),
        openTask("file:decision-maker"),
        openTask("file:pain-points"));
    story
        .when(new AttributeChanged("budget", "300000 CNY"))
        .then(openTask("file:fields"))
        .when(new AttributeChanged("decision-process", "board in April"))
        .then(cancelledTask("file:fields"), openTask("file:decision-maker"))
        .when(new ContactSaved(Contact.primary("C-1", "email")))
        .then(openTask("file:decision-maker"))
        .when(new ContactSaved(Contact.primary("C-1", "email").deciding()))
        .then(cancelledTask("file:decision-maker"), openTask("file:pain-points"))
        .when(new LeadCaptured(Lead.of("Acme", "partner")))
        .then(openTask("file:pain-points"))
        .when(new LeadCaptured(suffering()))
        .then(cancelledTask("file:pain-points"));
  }

  @Test
  @Requirement("B1.3")
  void a_file_that_lacks_nothing_asks_for_nothing() {
    complete().when(RECORD).then(no(task("complete-file")));
    SPEC.given(known().attribute("budget", "300000 CNY"))
        .when(RECORD)
        .then(task("complete-file").note("decision-process"), no(openTask("file:pain-points")));
  }

  @Test
  @Requirement("B1.3")
  void nothing_is_found_out_before_the_talk_or_for_a_lost_case() {
    SPEC.given(lead()).when(CALL).then(no(task("complete-file")));
    SPEC.given(lead())
        .when(new StageRequested("lost"))
        .when(RECORD)
        .then(no(task("complete-file")));
  }

  private static Story complete() {
    return SPEC.given(
        known().attribute("budget", "300000 CNY").attribute("decision-process", "board in April"));
  }

  private static CaseDraft known() {
    return lead().about(suffering()).contacts(Contact.primary("C-1", "email").deciding());
  }

  private static Lead suffering() {
    return new Lead("Acme", "partner", null, null, null, null, null, List.of("manual-work"));
  }
}
