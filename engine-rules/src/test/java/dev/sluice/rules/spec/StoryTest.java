package dev.sluice.rules.spec;

import static dev.sluice.fact.Rep.rep;
import static dev.sluice.rules.spec.CaseDraft.caseAbout;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.email;
import static dev.sluice.rules.spec.Expectation.message;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.refused;
import static dev.sluice.rules.spec.Expectation.requirement;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.sms;
import static dev.sluice.rules.spec.Expectation.tagging;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Journeys.timerStarted;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.journal;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.owner;
import static dev.sluice.rules.spec.Standing.running;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.tag;
import static dev.sluice.rules.spec.Standing.tier;
import static dev.sluice.rules.spec.Standing.timer;
import static dev.sluice.time.Budget.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.ContactSaved;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.event.TimerFired;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.fact.Team;
import dev.sluice.playbook.Playbook;
import dev.sluice.rules.RulePlaybooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The language of specs, on the sample playbook. */
class StoryTest {

  private static final Playbook SAMPLE = RulePlaybooks.fromClasspath("playbooks/sample");
  private static final PipelineSpec SPEC = PipelineSpec.of(SAMPLE);
  private static final SignalReceived DOWNLOAD = new SignalReceived("whitepaper-downloaded");
  private static final SignalReceived PRICING = new SignalReceived("pricing-page", "C-1", null);

  @Test
  void a_story_reads_like_the_requirement() {
    SPEC.given(lead().industry("manufacturing").in("value"))
        .when(DOWNLOAD)
        .then(email("case-study"))
        .because(rule("Whitepaper brings a matching case study"))
        .whenTimePasses(days(3))
        .then(sms("case-study-reminder"))
        .because(requirement("A1.4"));
  }

  @Test
  void time_passes_by_duration_to_a_moment_to_the_next_deadline_or_until_nothing_is_due() {
    SPEC.given(lead().industry("manufacturing"))
        .when(DOWNLOAD)
        .then(timer("case-study-unclicked").due("2026-03-05T09:00"))
        .whenTimePasses(Duration.ofHours(71))
        .thenNothing()
        .whenItIs("2026-03-05T08:59")
        .thenNothing()
        .whenMinutesPass(1)
        .then(sms("case-study-reminder"));
    SPEC.given(lead().industry("manufacturing"))
        .when(DOWNLOAD)
        .whenNextDue()
        .then(sms("case-study-reminder"), no(timer("case-study-unclicked")));
    Story ended = SPEC.given(lead().industry("manufacturing")).when(DOWNLOAD).whenNothingIsDue();
    assertThat(ended.now()).isEqualTo(Instant.parse("2026-03-05T01:00:00Z"));
    Story stopped =
        SPEC.given(lead().industry("manufacturing"))
            .when(DOWNLOAD)
            .whenNothingIsDue("2026-03-04T09:00");
    stopped.thenNothing();
    assertThat(stopped.now()).isEqualTo(Instant.parse("2026-03-04T01:00:00Z"));
  }

  @Test
  void then_only_leaves_no_decision_over() {
    SPEC.given(lead().industry("manufacturing"))
        .when(DOWNLOAD)
        .thenOnly(
            email("case-study"),
            timerStarted("case-study-unclicked"),
            tagging("signal:whitepaper-downloaded"),
            running());
  }

  @Test
  void two_decisions_alike_need_two_expectations() {
    Story twice = SPEC.given(lead().industry("manufacturing")).when(DOWNLOAD, DOWNLOAD);
    Expectation tag = tagging("signal:whitepaper-downloaded");
    Expectation started = timerStarted("case-study-unclicked");

    twice.thenOnly(tag, email("case-study"), email("case-study"), started, started);
    twice.thenOnly(tag, times(2, email("case-study")), times(2, started));
    assertThatThrownBy(() -> twice.thenOnly(tag, email("case-study"), started, started))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Expected only tagging \"signal:whitepaper-downloaded\", email");
  }

  @Test
  void a_decision_is_counted() {
    SPEC.given(lead().industry("manufacturing"))
        .when(DOWNLOAD, DOWNLOAD)
        .then(times(2, email("case-study")), times(0, sms("case-study-reminder")));
  }

  @Test
  void several_cases_are_told_apart() {
    SPEC.given(lead().industry("manufacturing"))
        .and(lead().id("L-2").industry("retail"))
        .when(DOWNLOAD)
        .then(email("case-study"))
        .inCase("L-2")
        .thenNothing()
        .when("L-2", DOWNLOAD)
        .thenOnly(tagging("signal:whitepaper-downloaded"))
        .inCase("L-1")
        .thenNothing()
        .when(caseAboutTheSame())
        .then(stage("acquired"), no(tag("signal:whitepaper-downloaded")));
  }

  private static CaseDraft caseAboutTheSame() {
    return caseAbout("L-3", Lead.of("Acme", "referral"));
  }

  @Test
  void a_report_names_who_when_and_under_which_id() {
    SPEC.startingAt("2026-03-02T17:00")
        .given(lead())
        .when(reported(PRICING).occurring("2026-03-02T16:00"))
        .when(reported(PRICING).by("rep:wang").occurring("2026-03-02T16:30").id("visit-2"))
        .then(
            task("pricing-call").forRole("sales-manager").due("2026-03-02T21:00"),
            journal(
                "by wang, late",
                entry ->
                    "rep:wang".equals(entry.actor())
                        && entry.occurredAt().equals(Instant.parse("2026-03-02T08:30:00Z"))))
        .when(reported(PRICING).id("visit-2"))
        .thenNothing()
        .when(Submission.of("L-1", PRICING).by("rep:li"))
        .then(journal("by li", entry -> "rep:li".equals(entry.actor())));
  }

  @Test
  void tasks_are_open_done_or_cancelled() {
    Story story = SPEC.given(lead()).when(PRICING).whenMinutesPass(30).when(PRICING);
    story.then(openTask("pricing-call").due("2026-03-02T13:30"), no(doneTask("pricing-call")));
    story
        .when(new ActivityLogged("call"))
        .then(doneTask("pricing-call"), no(cancelledTask("pricing-call")));
  }

  @Test
  void a_case_stands_as_it_was_drafted() {
    SPEC.given(
            lead()
                .about(
                    new Lead(
                        "Acme",
                        "website",
                        null,
                        null,
                        null,
                        Money.of("500000", "CNY"),
                        null,
                        List.of()))
                .owner("wang")
                .in("contract"))
        .then(owner("wang"), stage("contract"), tier("size", "large"));
  }

  @Test
  void a_refusal_is_kept_to_be_asked_about() {
    SPEC.given(lead())
        .when(new StageRequested("nowhere"))
        .then(refused("no stage \"nowhere\""), stage("acquired"))
        .when(new AttributeChanged("budget", 5), new TimerFired("x", Instant.EPOCH))
        .then(refused("budget"), refused("made by the engine"));
  }

  @Test
  void an_opening_that_is_refused_leaves_no_case() {
    SPEC.given(caseAbout("X-1", Lead.of("Acme", "website")).openedBy(DOWNLOAD))
        .then(refused("opens none"), no(stage("acquired")));
  }

  @Test
  void a_gate_says_what_is_missing() {
    SPEC.given(lead().in("solution"))
        .when(new StageRequested("contract"))
        .then(missing("owner"), stage("solution"));
  }

  @Test
  void facts_that_must_not_matter_are_left_out_in_turn() {
    SPEC.droppingOptionalFacts()
        .given(
            lead()
                .industry("manufacturing")
                .optionally(
                    Contact.primary("C-2").named("Li"),
                    new ContactSaved(Contact.primary("C-1", "email", "sms")))
                .in("value"))
        .when(DOWNLOAD)
        .then(message("email", "case-study", "C-1"));
  }

  @Test
  void several_playbooks_and_teams_play_in_one_spec() {
    Playbook other = RulePlaybooks.fromClasspath("playbooks/lead-to-cash");
    SPEC.with(other)
        .team(Team.of("sales", rep("wang").covers("aerospace")).supervisedBy("chen"))
        .given(lead().pipeline("sample"))
        .and(lead().id("L-2").pipeline("lead-to-cash").industry("retail"))
        .then(stage("acquired"))
        .inCase("L-2")
        .then(stage("lead-acquired"), notice("chen", "owner-not-found"));
  }
}
