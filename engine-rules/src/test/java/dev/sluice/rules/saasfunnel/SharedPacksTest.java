package dev.sluice.rules.saasfunnel;

import static dev.sluice.rules.saasfunnel.SaasFunnel.SPEC;
import static dev.sluice.rules.saasfunnel.SaasFunnel.did;
import static dev.sluice.rules.saasfunnel.SaasFunnel.handedIn;
import static dev.sluice.rules.saasfunnel.SaasFunnel.likely;
import static dev.sluice.rules.saasfunnel.SaasFunnel.rated;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.risk;

import dev.sluice.event.CompetitorSeen;
import dev.sluice.event.ContactDeferred;
import dev.sluice.event.ContactSaved;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What this playbook shares with others works in it: entry, write-up, risk, truth. */
@Specification
class SharedPacksTest {

  private static final LeadCaptured LEAD =
      new LeadCaptured(
          new Lead("Acme", "campaign", null, null, null, null, "orders", List.of()),
          List.of(Contact.primary("C-1", "email")));

  /** A lead of Monday, 2 March 2026, 09:30, entered later. */
  private static Story enteredAt(String now) {
    return SPEC.startingAt(now)
        .given(lead().id("L-9").about(Lead.of("Globex", "website")))
        .when(Submission.of("L-1", LEAD).at(Instant.parse("2026-03-02T01:30:00Z")))
        .inCase("L-1");
  }

  @Test
  @Requirement("C3.1")
  void a_lead_entered_at_the_close_of_the_next_working_day_is_in_time_and_a_minute_later_is_not() {
    enteredAt("2026-03-03T18:00").then(no(notice("supervisor", "lead-entered-late")));
    enteredAt("2026-03-03T18:01").then(notice("supervisor", "lead-entered-late"));
  }

  @Test
  @Requirement("C3.1")
  void a_lead_without_source_need_or_contact_is_completed_within_a_working_day() {
    SPEC.given(lead().about(Lead.of("Acme", "unknown")).contacts())
        .then(
            openTask("lead-completion:source").due("2026-03-03T18:00"),
            openTask("lead-completion:need"),
            openTask("lead-completion:contact"))
        .whenItIs("2026-03-03T18:00")
        .then(notice("supervisor", "lead-incomplete"));
    SPEC.given(lead().openedBy(LEAD)).then(no(task("lead-completion")));
  }

  @Test
  @Requirement("C3.2")
  void a_customer_of_initial_intent_gets_a_needs_analysis_within_three_working_days() {
    SPEC.given(likely().in("initial-intent"))
        .then(openTask("needs-analysis").due("2026-03-05T18:00"))
        .whenItIs("2026-03-05T17:59")
        .then(no(notice("supervisor", "needs-analysis-late")))
        .whenItIs("2026-03-05T18:00")
        .then(notice("supervisor", "needs-analysis-late"));
    SPEC.given(likely()).then(no(openTask("needs-analysis")));
    SPEC.given(likely().in("initial-intent"))
        .when(handedIn("needs-analysis"))
        .then(no(openTask("needs-analysis")))
        .whenItIs("2026-03-06T09:00")
        .then(no(notice("supervisor", "needs-analysis-late")));
  }

  @Test
  @Requirement("C3.2")
  void a_stage_that_nobody_updated_for_a_week_is_flagged_as_stale() {
    SPEC.given(likely().in("initial-intent"))
        .whenItIs("2026-03-06T18:00")
        .then(no(notice("supervisor", "stage-stale")))
        .whenItIs("2026-03-09T18:00")
        .then(notice("wang", "stage-stale"), notice("supervisor", "stage-stale"));
    SPEC.given(likely().in("initial-intent"))
        .whenItIs("2026-03-06T10:00")
        .when(did("call"))
        .whenItIs("2026-03-10T09:00")
        .then(no(notice("supervisor", "stage-stale")));
  }

  @Test
  @Requirement("C3.2")
  void harm_6_a_customer_who_asked_to_be_called_after_the_15th_is_not_stale_before() {
    SPEC.given(likely().in("initial-intent"))
        .when(new ContactDeferred(LocalDate.of(2026, 3, 16), "call after the 15th"))
        .whenItIs("2026-03-15T18:00")
        .then(no(notice("supervisor", "stage-stale")));
  }

  @Test
  @Requirement("C3.3")
  void a_communication_is_written_down_by_the_same_time_of_the_next_working_day() {
    FollowUpRecorded record = new FollowUpRecorded("orders", null, List.of(), "trial", null, null);
    Story talk = SPEC.startingAt("2026-03-06T17:00").given(likely()).when(did("call"));
    talk.then(openTask("write-up").due("2026-03-09T17:00"))
        .whenItIs("2026-03-09T16:59")
        .then(no(notice("supervisor", "write-up-missing")))
        .whenItIs("2026-03-09T17:00")
        .then(notice("wang", "write-up-missing"), notice("supervisor", "write-up-missing"));
    SPEC.startingAt("2026-03-06T17:00")
        .given(likely())
        .when(did("call"))
        .whenItIs("2026-03-09T16:59")
        .when(record)
        .then(no(openTask("write-up")))
        .whenItIs("2026-03-10T09:00")
        .then(no(notice("supervisor", "write-up-missing")));
    SPEC.given(likely()).when(did("call-attempt")).then(no(openTask("write-up")));
  }

  @Test
  @Requirement({"C3.3", "C2.1"})
  void after_a_talk_the_fields_of_the_customer_file_are_asked_for() {
    SPEC.given(likely())
        .when(new FollowUpRecorded("orders", null, List.of(), "trial", null, null))
        .then(task("complete-file").key("file:fields").note("budget, decision-chain, competitors"));
  }

  @Test
  @Requirement("C3.4")
  void a_competitor_makes_the_risk_high_and_the_director_visits() {
    SPEC.given(likely().in("negotiation"))
        .then(no(risk("high")))
        .when(new CompetitorSeen("Globex", null))
        .then(risk("high"), notice("team", "risk-high"), openTask("director-visit"))
        .when(reported(new CompetitorSeen("Globex", null)).by("rep:li"))
        .then(no(notice("team", "risk-high")));
  }

  @Test
  @Requirement("C3.4")
  void another_decision_maker_makes_the_risk_high_and_another_user_does_not() {
    Contact boss = Contact.primary("C-1", "email", "sms").deciding();
    Contact next =
        new Contact("C-2", null, false, true, null, null, List.of(), null, null, null, List.of());
    Story story = SPEC.given(likely().in("negotiation"));
    story
        .when(
            new ContactSaved(
                new Contact(
                    "C-3", null, false, false, null, null, List.of(), null, null, "user",
                    List.of())))
        .then(no(risk("high")))
        .when(new ContactSaved(Contact.primary("C-1", "email", "sms")), new ContactSaved(next))
        .then(risk("high"), notice("team", "risk-high"), openTask("director-visit"));
    SPEC.given(likely().in("negotiation")).when(new ContactSaved(boss)).then(no(risk("high")));
  }

  @Test
  @Requirement("C6.1")
  void a_claim_of_seventy_percent_without_activity_is_flagged_and_sixty_nine_is_not() {
    SPEC.given(lead())
        .when(rated(69))
        .then(no(notice("supervisor", "claim-without-activity")))
        .when(rated(70))
        .then(notice("supervisor", "claim-without-activity"), openTask("claim-evidence"));
    SPEC.given(lead())
        .when(did("meeting"))
        .when(rated(70))
        .then(no(notice("supervisor", "claim-without-activity")));
  }
}
