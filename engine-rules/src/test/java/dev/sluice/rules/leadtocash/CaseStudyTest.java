package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.email;
import static dev.sluice.rules.spec.Expectation.message;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.sms;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Journeys.held;
import static dev.sluice.rules.spec.Journeys.journeyEnded;
import static dev.sluice.rules.spec.Journeys.withheld;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.time.Budget.days;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ConsentWithdrawn;
import dev.sluice.event.ContactSaved;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Contact;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("A1.4")
class CaseStudyTest {

  private static final CaseDraft MAKER = lead().industry("manufacturing");
  private static final SignalReceived DOWNLOAD =
      new SignalReceived("whitepaper-downloaded", "C-1", "manufacturing-digital-transformation");
  private static final SignalReceived CLICK = new SignalReceived("case-study-clicked", "C-1", null);
  private static final SignalReceived OPEN = new SignalReceived("case-study-opened", "C-1", null);

  @Test
  void a_whitepaper_brings_a_matching_case_study_at_once_and_a_reminder_after_three_days() {
    SPEC.given(MAKER)
        .when(DOWNLOAD)
        .then(email("manufacturing-case-study"), no(email("general-case-study")))
        .whenTimePasses(days(3))
        .then(times(1, sms("case-study-reminder")))
        .because(rule("An unread case study falls back to SMS"));
  }

  @Test
  void another_industry_gets_the_general_case_study() {
    SPEC.given(lead().industry("retail"))
        .when(DOWNLOAD)
        .then(email("general-case-study"), no(email("manufacturing-case-study")));
  }

  @Test
  void one_minute_before_three_days_nobody_is_reminded() {
    SPEC.given(MAKER)
        .when(DOWNLOAD)
        .whenMinutesPass(3 * 24 * 60 - 1)
        .then(no(sms("case-study-reminder")));
  }

  @Test
  void another_whitepaper_brings_nothing() {
    SPEC.given(MAKER)
        .when(new SignalReceived("whitepaper-downloaded", "C-1", "retail-trends"))
        .thenNothing();
    SPEC.given(MAKER).when(new SignalReceived("whitepaper-downloaded", "C-1", null)).thenNothing();
  }

  @Test
  void a_lost_case_gets_nothing() {
    SPEC.given(MAKER).when(new StageRequested("lost")).when(DOWNLOAD).thenNothing();
  }

  @Test
  void a_link_clicked_in_the_last_minute_needs_no_reminder() {
    SPEC.given(MAKER)
        .when(DOWNLOAD)
        .whenMinutesPass(3 * 24 * 60 - 1)
        .when(CLICK)
        .then(journeyEnded("case-study", "goal"))
        .whenTimePasses(days(1))
        .then(no(sms("case-study-reminder")));
  }

  @Test
  void an_opened_mail_is_no_click_unless_the_parameter_says_so() {
    SPEC.given(MAKER)
        .when(DOWNLOAD)
        .when(OPEN)
        .thenNothing()
        .whenTimePasses(days(3))
        .then(sms("case-study-reminder"));
    PipelineSpec opened =
        PipelineSpec.of(
            RulePlaybooks.options()
                .parameter("case-study.read", List.of("case-study-clicked", "case-study-opened"))
                .fromClasspath("playbooks/lead-to-cash"));
    opened
        .given(MAKER)
        .when(DOWNLOAD)
        .when(OPEN)
        .whenTimePasses(days(3))
        .then(no(sms("case-study-reminder")));
  }

  @Test
  void a_logged_call_meanwhile_makes_the_reminder_needless() {
    for (String talk : List.of("call", "meeting", "visit")) {
      SPEC.given(MAKER)
          .when(DOWNLOAD)
          .whenTimePasses(days(2))
          .when(new ActivityLogged(talk))
          .then(journeyEnded("case-study", "exit"))
          .whenTimePasses(days(1))
          .then(no(sms("case-study-reminder")));
    }
  }

  @Test
  void a_call_nobody_answered_or_one_before_the_download_does_not() {
    Story story =
        SPEC.given(MAKER)
            .whenTimePasses(days(1))
            .when(DOWNLOAD)
            .when(new ActivityLogged("call-attempt"));
    story
        .then(no(journeyEnded("case-study", "exit")))
        .when(reported(new ActivityLogged("call")).occurring("2026-03-03T08:59"))
        .then(no(journeyEnded("case-study", "exit")))
        .whenTimePasses(days(3))
        .then(sms("case-study-reminder"));
  }

  @Test
  void a_click_from_before_the_journey_says_nothing() {
    SPEC.given(MAKER)
        .whenTimePasses(days(1))
        .when(DOWNLOAD)
        .when(reported(CLICK).occurring("2026-03-03T08:59"))
        .thenNothing()
        .whenTimePasses(days(3))
        .then(sms("case-study-reminder"));
  }

  @Test
  @Requirement({"A1.4", "X6"})
  void downloaded_twice_is_one_journey() {
    SPEC.given(MAKER)
        .when(DOWNLOAD)
        .whenTimePasses(days(2))
        .when(DOWNLOAD)
        .thenNothing()
        .whenTimePasses(days(1))
        .then(times(1, sms("case-study-reminder")))
        .whenTimePasses(days(26))
        .then(no(sms("case-study-reminder")), no(email("manufacturing-case-study")));
  }

  @Test
  @Requirement({"A1.4", "X6"})
  void a_cycle_ends_thirty_days_after_the_journey_did_and_not_a_minute_before() {
    SPEC.given(MAKER)
        .when(DOWNLOAD)
        .whenTimePasses(days(30))
        .then(journeyEnded("case-study", "exit"))
        .whenMinutesPass(30 * 24 * 60 - 1)
        .when(DOWNLOAD)
        .thenNothing()
        .whenMinutesPass(1)
        .when(DOWNLOAD)
        .then(email("manufacturing-case-study"));
  }

  @Test
  void who_downloaded_gets_the_case_study_and_the_reminder() {
    Contact colleague = Contact.primary("C-2", "email", "sms").asPrimary(false);
    for (String industry : List.of("manufacturing", "retail")) {
      String study = industry.equals("retail") ? "general" : industry;
      SPEC.given(lead().industry(industry))
          .when(new ContactSaved(colleague))
          .when(
              new SignalReceived(
                  "whitepaper-downloaded", "C-2", "manufacturing-digital-transformation"))
          .then(
              message("email", study + "-case-study", "C-2"),
              no(message("email", study + "-case-study", "C-1")))
          .whenTimePasses(days(3))
          .then(
              message("sms", "case-study-reminder", "C-2"),
              no(message("sms", "case-study-reminder", "C-1")));
    }
  }

  @Test
  void a_download_that_names_nobody_is_the_primary_contacts() {
    SPEC.given(MAKER)
        .when(
            new SignalReceived(
                "whitepaper-downloaded", null, "manufacturing-digital-transformation"))
        .then(message("email", "manufacturing-case-study", "C-1"));
  }

  @Test
  @Requirement({"A1.4", "A6.1"})
  void nobody_is_reminded_of_a_mail_that_could_not_be_sent() {
    SPEC.given(MAKER.contacts(Contact.primary("C-1", "sms")))
        .when(DOWNLOAD)
        .then(withheld("manufacturing-case-study"))
        .whenTimePasses(days(3))
        .then(no(sms("case-study-reminder")));
  }

  @Test
  @Requirement({"A1.4", "A6.1", "X6"})
  void consent_is_asked_again_when_the_reminder_is_due() {
    SPEC.given(MAKER)
        .when(DOWNLOAD)
        .when(new ConsentWithdrawn("C-1", "sms", "service"))
        .whenTimePasses(days(3))
        .then(sms("case-study-reminder"));
    SPEC.given(MAKER)
        .when(DOWNLOAD)
        .when(new ContactSaved(Contact.primary("C-1", "email")))
        .whenTimePasses(days(3))
        .then(no(sms("case-study-reminder")), withheld("case-study-reminder"));
  }

  @Test
  void three_days_after_a_friday_evening_before_the_october_holiday_are_calendar_days() {
    // Friday, 25 September 2026 is a holiday itself; Monday the 28th is worked.
    SPEC.startingAt("2026-09-25T20:30")
        .given(MAKER)
        .when(DOWNLOAD)
        .then(email("manufacturing-case-study"))
        .whenItIs("2026-09-28T20:29")
        .then(no(sms("case-study-reminder")))
        .whenItIs("2026-09-28T20:30")
        .then(sms("case-study-reminder"));
  }

  @Test
  @Requirement({"A1.4", "X6"})
  void a_reminder_due_in_a_holiday_night_waits_for_the_morning() {
    // Wednesday, 30 September, is the last evening before the holiday.
    SPEC.startingAt("2026-09-30T22:00")
        .given(MAKER)
        .when(DOWNLOAD)
        .whenItIs("2026-10-03T22:00")
        .then(no(sms("case-study-reminder")), held("case-study-reminder"))
        .whenItIs("2026-10-04T07:59")
        .then(no(sms("case-study-reminder")))
        .whenItIs("2026-10-04T08:00")
        .then(sms("case-study-reminder"));
  }

  @Test
  @Requirement("X6")
  void a_click_in_the_night_makes_the_waiting_reminder_needless() {
    SPEC.startingAt("2026-03-02T22:00")
        .given(MAKER)
        .when(DOWNLOAD)
        .whenTimePasses(days(3))
        .then(held("case-study-reminder"))
        .when(CLICK)
        .then(journeyEnded("case-study", "goal"))
        .whenItIs("2026-03-06T08:00")
        .then(no(sms("case-study-reminder")));
  }

  @Test
  @Requirement("X6")
  void quiet_hours_are_those_of_the_contacts_own_zone() {
    // 09:00 in Shanghai is 01:00 or 02:00 in Berlin, where the night ends at 08:00: 15:00 here.
    Contact berlin = Contact.primary("C-1", "email", "sms").livingIn(ZoneId.of("Europe/Berlin"));
    SPEC.given(MAKER.contacts(berlin))
        .when(DOWNLOAD)
        .whenTimePasses(days(3))
        .then(held("case-study-reminder"))
        .whenItIs("2026-03-05T14:59")
        .then(no(sms("case-study-reminder")))
        .whenItIs("2026-03-05T15:00")
        .then(sms("case-study-reminder"));
  }
}
