package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.suggestion;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.risk;

import dev.sluice.event.CompetitorSeen;
import dev.sluice.event.ContactSaved;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.event.Overridden;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Contact;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

@Specification
class RiskTest {

  private static final Contact BOSS = Contact.primary("C-1", "email").deciding();
  private static final Contact HEIR = another("C-2").deciding();
  private static final CompetitorSeen RIVAL = new CompetitorSeen("Rival", null);
  private static final StageRequested LOST = new StageRequested("lost");

  private static Contact another(String id) {
    return new Contact(id, null, false, false, null, null, List.of(), null, null, null, List.of());
  }

  private static Story deal(Contact... people) {
    return SPEC.given(lead().contacts(people));
  }

  @Test
  @Requirement("C3.4")
  void a_competitor_that_enters_makes_the_risk_high_at_once_tells_the_team_and_plans_the_answer() {
    deal(BOSS)
        .then(no(risk("high")))
        .when(RIVAL)
        .then(
            risk("high"),
            notice("wecom", "team", "risk-high"),
            task("director-visit").forRole("sales-director").due("2026-03-05T18:00"));
  }

  @Test
  @Requirement("C3.4")
  void a_competitor_of_a_lost_deal_is_no_risk() {
    deal(BOSS)
        .when(LOST)
        .when(RIVAL)
        .then(no(risk("high")), no(notice("team", "risk-high")), no(task("director-visit")));
  }

  @Test
  @Requirement("C3.4")
  void harm_7_two_reps_report_one_competitor_and_there_is_one_alert() {
    deal(BOSS)
        .when(reported(RIVAL).by("wang"))
        .then(notice("team", "risk-high"), task("director-visit"))
        .when(new TaskCompleted("director-visit"))
        .when(reported(RIVAL).by("li"))
        .thenNothing();
    deal(BOSS)
        .when(RIVAL)
        .when(new CompetitorSeen("Another", null))
        .then(notice("team", "risk-high"));
  }

  @Test
  @Requirement({"C3.4", "X9"})
  void harm_7_a_risk_a_manager_lowered_stays_lowered() {
    deal(BOSS)
        .when(RIVAL)
        .when(reported(new Overridden("risk", "low", null, "we know them")).by("zhao"))
        .when(RIVAL)
        .then(risk("low"))
        .when(new CompetitorSeen("Another", null))
        .then(risk("low"), suggestion("zhao", "risk: high"));
  }

  @Test
  @Requirement("C3.4")
  void another_decision_maker_makes_the_risk_high_at_once_and_plans_the_answer() {
    deal(BOSS)
        .when(new ContactSaved(HEIR))
        .then(
            risk("high"),
            notice("wecom", "team", "risk-high"),
            task("director-visit").forRole("sales-director").due("2026-03-05T18:00"));
  }

  @Test
  @Requirement("C3.4")
  void a_change_of_decision_maker_is_one_alert_in_whichever_order_it_is_entered() {
    deal(BOSS)
        .when(new ContactSaved(Contact.primary("C-1", "email")))
        .then(notice("team", "risk-high"))
        .when(new ContactSaved(HEIR))
        .then(no(notice("team", "risk-high")));
    deal(BOSS)
        .when(new ContactSaved(HEIR))
        .then(notice("team", "risk-high"))
        .when(new ContactSaved(Contact.primary("C-1", "email")))
        .then(no(notice("team", "risk-high")));
  }

  @Test
  @Requirement("C3.4")
  void the_first_decision_maker_and_one_saved_again_are_no_change() {
    deal(Contact.primary("C-1")).when(new ContactSaved(HEIR)).then(no(risk("high")));
    deal(BOSS, HEIR)
        .when(new ContactSaved(BOSS.named("Ms Wu")))
        .when(new ContactSaved(HEIR.named("Mr He")))
        .then(no(risk("high")), no(notice("team", "risk-high")), no(task("director-visit")));
    deal(BOSS).when(new ContactSaved(another("C-3"))).then(no(risk("high")));
  }

  @Test
  @Requirement("C3.4")
  void a_changed_decision_maker_of_a_lost_deal_is_no_risk() {
    deal(BOSS)
        .when(LOST)
        .when(new ContactSaved(HEIR))
        .then(no(risk("high")), no(notice("team", "risk-high")), no(task("director-visit")));
  }

  @Test
  @Requirement("E4.2")
  void a_feature_the_competitor_has_too_calls_for_the_differentiation_play() {
    deal(BOSS)
        .when(new CompetitorSeen("Rival", "cloud"))
        .then(task("differentiation").assignedTo("wang").note("cloud").due("2026-03-05T18:00"))
        .when(new TaskCompleted("differentiation:Rival:cloud"))
        .when(new CompetitorSeen("Rival", "cloud"))
        .then(no(task("differentiation")))
        .when(new CompetitorSeen("Rival", "mobile"))
        .then(task("differentiation").note("mobile"));
  }

  @Test
  @Requirement("E4.2")
  void a_competitor_without_a_feature_and_one_of_a_lost_deal_call_for_no_differentiation() {
    deal(BOSS).when(RIVAL).then(no(task("differentiation")));
    deal(BOSS)
        .when(LOST)
        .when(new CompetitorSeen("Rival", "cloud"))
        .then(no(task("differentiation")));
  }

  @Test
  @Requirement("E4.2")
  void a_price_sensitive_customer_gets_the_option_of_instalments() {
    deal(BOSS)
        .when(new ObjectionRaised("price", "too much"))
        .then(suggestion("wang", "instalments"));
    deal(BOSS)
        .when(new ObjectionRaised("quality", null))
        .then(no(suggestion("wang", "instalments")));
    deal(BOSS)
        .when(LOST)
        .when(new ObjectionRaised("price", null))
        .then(no(suggestion("wang", "instalments")));
  }

  @Test
  @Requirement("E4.3")
  void a_cut_budget_is_a_risk_answered_by_the_prepared_alternative() {
    deal(BOSS)
        .when(new SignalReceived("budget-cut"))
        .then(risk("high"), task("alternative-offer").assignedTo("wang").due("2026-03-05T18:00"))
        .when(new SignalReceived("budget-cut"))
        .thenNothing();
    deal(BOSS)
        .when(LOST)
        .when(new SignalReceived("budget-cut"))
        .then(no(risk("high")), no(task("alternative-offer")));
  }

  private static SignalReceived left(String contact) {
    return new SignalReceived("contact-left", contact, null);
  }

  @Test
  @Requirement("E4.3")
  void when_a_key_contact_leaves_the_backup_contact_is_met() {
    deal(BOSS, another("C-2"))
        .when(left("C-1"))
        .then(
            risk("high"),
            task("backup-contact").assignedTo("wang").due("2026-03-05T18:00"),
            no(task("backup-contact-search")));
    deal(Contact.primary("C-1"), HEIR).when(left("C-2")).then(risk("high"), task("backup-contact"));
  }

  @Test
  @Requirement("E4.3")
  void when_no_other_contact_is_known_one_is_found() {
    deal(BOSS)
        .when(left("C-1"))
        .then(
            risk("high"),
            task("backup-contact-search").assignedTo("wang").due("2026-03-05T18:00"),
            no(task("backup-contact")));
  }

  @Test
  @Requirement("E4.3")
  void somebody_who_is_no_key_contact_may_leave() {
    deal(BOSS, another("C-2"))
        .when(left("C-2"))
        .then(no(risk("high")), no(task("backup-contact")), no(task("backup-contact-search")));
    deal(another("C-2"))
        .when(left("C-2"))
        .then(no(risk("high")), no(task("backup-contact-search")));
  }

  @Test
  @Requirement("E4.3")
  void a_key_contact_of_a_lost_deal_may_leave() {
    deal(BOSS, HEIR)
        .when(LOST)
        .when(left("C-1"))
        .then(no(risk("high")), no(task("backup-contact")));
    deal(BOSS).when(LOST).when(left("C-1")).then(no(task("backup-contact-search")));
  }

  @Test
  @Requirement("E4.3")
  void harm_12_out_of_office_is_not_key_contact_left() {
    deal(BOSS, another("C-2"))
        .when(new SignalReceived("out-of-office", "C-1", "back on Monday"))
        .thenNothing()
        .and(no(risk("high")), no(openTask("backup-contact")));
  }
}
