package dev.sluice.rules.strategicaccounts;

import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.suggestion;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.risk;
import static dev.sluice.rules.spec.Standing.tier;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.SPEC;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.cultivated;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.marketAnalysis;

import dev.sluice.event.ClockPaused;
import dev.sluice.event.ClockResumed;
import dev.sluice.event.CompetitorSeen;
import dev.sluice.event.ContactSaved;
import dev.sluice.event.ExceptionNoted;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Contact;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the shared rules about risk and lag do for strategic customers. */
@Specification
class RiskTest {

  private static final Expectation LAGGING = tier("pace", "lagging");

  /** The proposal, node N5, is due on Monday, 9 March, at 18:00. */
  private static Story proposing() {
    return SPEC.given(cultivated().in("proposal"));
  }

  @Test
  @Requirement("E4.1")
  void a_proposal_more_than_three_days_late_is_marked_with_its_cause() {
    proposing()
        .whenItIs("2026-03-09T18:00")
        .then(openTask("catch-up:N5").due("2026-03-13T18:00"), no(LAGGING))
        .when(new ExceptionNoted("N5", "the factory has not answered"))
        .whenItIs("2026-03-13T18:00")
        .then(LAGGING, notice("supervisor", "lagging"), no(openTask("lag-cause:N5")));
  }

  @Test
  @Requirement("E4.1")
  void a_proposal_three_days_late_is_not_marked_yet() {
    proposing()
        .whenItIs("2026-03-12T18:00")
        .then(no(LAGGING), no(notice("supervisor", "lagging")))
        .whenItIs("2026-03-13T17:59")
        .then(no(LAGGING), no(notice("supervisor", "lagging")));
  }

  @Test
  @Requirement("E4.1")
  void without_a_cause_the_owner_is_asked_for_it() {
    proposing()
        .whenItIs("2026-03-13T18:00")
        .then(LAGGING, openTask("lag-cause:N5").assignedTo("zhao"))
        .when(new ExceptionNoted("N5", "the factory has not answered"))
        .then(notice("supervisor", "lagging"), cancelledTask("lag-cause:N5"));
  }

  @Test
  @Requirement("E4.1")
  void a_proposal_handed_in_three_days_late_is_never_marked() {
    proposing()
        .whenItIs("2026-03-12T18:00")
        .when(PathTest.PROPOSAL)
        .then(cancelledTask("catch-up:N5"))
        .whenItIs("2026-03-13T18:00")
        .then(no(LAGGING), no(notice("supervisor", "lagging")));
  }

  @Test
  @Requirement({"E4.1", "E3.1"})
  void a_late_proposal_below_its_standard_still_lags() {
    proposing()
        .whenItIs("2026-03-12T18:00")
        .when(StrategicAccounts.deliverable("tailored-proposal", "solution", "price"))
        .whenItIs("2026-03-13T18:00")
        .then(LAGGING);
  }

  /** Harm 10. */
  @Test
  @Requirement("E4.1")
  void a_late_node_that_all_others_wait_for_is_one_notice() {
    SPEC.given(
            cultivated().having(marketAnalysis("political", "economic", "social", "technological")))
        .whenItIs("2026-03-16T18:00")
        .then(times(1, task("catch-up")), openTask("catch-up:N2"))
        .whenItIs("2026-03-20T18:00")
        .then(times(1, notice("supervisor", "lagging")), LAGGING);
  }

  /** Harm 10. */
  @Test
  @Requirement("E4.1")
  void a_pause_that_the_customer_caused_is_no_lag() {
    proposing()
        .whenItIs("2026-03-06T09:00")
        .when(new ClockPaused("the customer moves house"))
        .whenItIs("2026-04-06T09:00")
        .then(no(openTask("catch-up:N5")), no(LAGGING))
        .when(new ClockResumed())
        .then(no(openTask("catch-up:N5")), no(LAGGING));
  }

  @Test
  @Requirement("E4.2")
  void a_competitor_with_the_same_feature_calls_for_the_differentiation_play() {
    SPEC.given(cultivated().in("demo"))
        .when(new CompetitorSeen("Rival", "cloud rollout"))
        .then(task("differentiation").note("cloud rollout").due("2026-03-05T18:00"));
    SPEC.given(cultivated().in("demo"))
        .when(new CompetitorSeen("Rival", null))
        .then(no(task("differentiation")));
  }

  @Test
  @Requirement("E4.2")
  void a_price_sensitive_customer_gets_the_option_of_instalments() {
    SPEC.given(cultivated().in("negotiation"))
        .when(new ObjectionRaised("price", "too much at once"))
        .then(suggestion("zhao", "instalments"));
    SPEC.given(cultivated().in("negotiation"))
        .when(new ObjectionRaised("delivery", "too late"))
        .then(no(suggestion("zhao", "instalments")));
  }

  @Test
  @Requirement("E4.3")
  void a_cut_budget_is_answered_by_the_alternative() {
    SPEC.given(cultivated().in("proposal"))
        .when(new SignalReceived("budget-cut"))
        .then(risk("high"), task("alternative-offer").assignedTo("zhao").due("2026-03-05T18:00"));
    SPEC.given(cultivated().in("proposal"))
        .when(new SignalReceived("out-of-office"))
        .then(no(risk("high")), no(task("alternative-offer")));
  }

  @Test
  @Requirement("E4.3")
  void when_a_key_contact_leaves_the_backup_contact_is_met() {
    SPEC.given(withBackup())
        .when(new SignalReceived("contact-left", "C-1", null))
        .then(risk("high"), task("backup-contact"), no(task("backup-contact-search")));
    SPEC.given(cultivated().in("proposal"))
        .when(new SignalReceived("contact-left", "C-1", null))
        .then(risk("high"), task("backup-contact-search"), no(task("backup-contact")));
  }

  @Test
  @Requirement("E4.3")
  void somebody_else_who_leaves_or_a_key_contact_on_holiday_is_no_risk() {
    SPEC.given(withBackup())
        .when(new SignalReceived("contact-left", "C-2", null))
        .then(no(risk("high")), no(task("backup-contact")));
    SPEC.given(withBackup())
        .when(new SignalReceived("out-of-office", "C-1", null))
        .then(no(risk("high")), no(task("backup-contact")));
  }

  @Test
  @Requirement("E4.3")
  void another_decision_maker_is_a_risk_that_the_director_visits() {
    Contact first = Contact.primary("C-1", "email").deciding();
    SPEC.given(cultivated().contacts(first).in("proposal"))
        .when(new ContactSaved(Contact.primary("C-2").deciding()))
        .then(risk("high"), task("director-visit").due("2026-03-05T18:00"));
    SPEC.given(cultivated().contacts(first).in("proposal"))
        .when(new ContactSaved(Contact.primary("C-2")))
        .then(no(risk("high")), no(task("director-visit")));
    SPEC.given(cultivated().contacts(first))
        .when(new StageRequested("lost"))
        .when(new ContactSaved(Contact.primary("C-2").deciding()))
        .thenNothing();
  }

  @Test
  @Requirement("E4.2")
  void a_competitor_who_is_seen_again_is_no_news() {
    SPEC.given(cultivated().in("demo"))
        .when(new CompetitorSeen("Rival", "cloud rollout"))
        .then(risk("high"), task("director-visit"))
        .when(new CompetitorSeen("Rival", "cloud rollout"))
        .thenNothing();
  }

  private static CaseDraft withBackup() {
    Contact backup =
        new Contact("C-2", null, false, false, null, null, List.of(), null, null, null, List.of());
    return cultivated().contacts(Contact.primary("C-1", "email"), backup).in("proposal");
  }

  @Test
  @Requirement({"E4.2", "E4.3"})
  void a_lost_customer_is_no_risk() {
    for (Record event :
        new Record[] {
          new CompetitorSeen("Rival", "cloud rollout"),
          new ObjectionRaised("price", null),
          new SignalReceived("budget-cut"),
          new SignalReceived("contact-left", "C-1", null)
        }) {
      SPEC.given(cultivated()).when(new StageRequested("lost")).when(event).thenNothing();
    }
  }
}
