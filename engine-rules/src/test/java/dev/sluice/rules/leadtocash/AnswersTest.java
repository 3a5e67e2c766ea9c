package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.PLAYBOOK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.Because;
import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decided;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.Missing;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.step.CaseState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine answers when it is asked why, and what next. */
@Specification
class AnswersTest {

  private final SalesEngine engine = LeadToCash.engine();

  @Test
  @Requirement("X1")
  void a_decision_says_which_rule_of_which_version_made_it_and_what_it_matched() {
    open();
    engine.submit(
        Submission.of("L-1", new SignalReceived("pricing-page", "C-1", null))
            .at(Instant.parse("2026-03-02T01:00:00Z").minusSeconds(3600)));

    List<Decided> decisions =
        engine
            .submit(Submission.of("L-1", new SignalReceived("pricing-page", "C-1", null)))
            .decisions();

    assertThat(decisions).hasSize(1);
    assertThat(decisions.get(0).decision())
        .isInstanceOfSatisfying(
            CreateTask.class, task -> assertThat(task.type()).isEqualTo("pricing-call"));
    Because because = decisions.get(0).because();
    assertThat(because.rule()).isEqualTo("Repeated visits to the pricing page ask for a call");
    assertThat(because.requirements()).containsExactly("A1.5");
    assertThat(because.definitions()).isEqualTo(PLAYBOOK.hash());
    assertThat(because.compared())
        .map(compared -> compared.condition() + ": " + compared.actual())
        .contains("visitsBy($who, \"pricing-page\", 30 days) >= 2: 2", "running: true");
  }

  @Test
  @Requirement("X10")
  void what_is_missing_to_advance_is_answered_without_changing_anything() {
    open();
    CaseState before = engine.view("L-1");

    assertThat(what("needs-confirmed"))
        .containsExactlyInAnyOrder("needs-interview", "needs-report");
    assertThat(engine.view("L-1")).isEqualTo(before);
    assertThat(engine.journal("L-1")).hasSize(entries);

    engine.submit(Submission.of("L-1", new ActivityLogged("needs-interview")));
    assertThat(what("needs-confirmed")).containsExactly("needs-report");
    engine.submit(Submission.of("L-1", new DeliverableSubmitted("needs-report")));
    assertThat(what("needs-confirmed")).isEmpty();
    assertThat(engine.view("L-1").facts().salesCase().stage()).isEqualTo("lead-acquired");
    engine.submit(Submission.of("L-1", new StageRequested("needs-confirmed")));
    assertThat(engine.view("L-1").facts().salesCase().stage()).isEqualTo("needs-confirmed");
  }

  @Test
  @Requirement("X10")
  void what_is_missing_for_the_contract_names_every_paper_and_the_approval() {
    open();
    submit(new ActivityLogged("needs-interview"), new DeliverableSubmitted("needs-report"));
    submit(new StageRequested("needs-confirmed"));
    submit(new DeliverableSubmitted("tailored-proposal"));
    submit(new DeliverableSubmitted("signed-proposal"), new StageRequested("proposal-submitted"));
    submit(new ActivityLogged("proposal-presentation"), new DeliverableSubmitted("quotation"));
    submit(new StageRequested("negotiation"));

    assertThat(what("contract-signed"))
        .contains(
            "price-and-terms",
            "negotiation-minutes",
            "signed-contract",
            "legal-review",
            "customer-qualification",
            "contract");
  }

  @Test
  @Requirement("X10")
  void a_stage_that_cannot_be_reached_from_here_is_named_itself() {
    open();
    assertThat(what("contract-signed")).containsExactly("contract-signed");
  }

  private void submit(Record... events) {
    for (Record event : events) {
      engine.submit(Submission.of("L-1", event));
    }
  }

  private int entries;

  private void open() {
    engine.submit(
        Submission.of(
            "L-1",
            new LeadCaptured(
                Lead.of("Acme", "partner"), List.of(Contact.primary("C-1", "email")))));
    entries = engine.journal("L-1").size();
  }

  private List<String> what(String stage) {
    return engine.missing("L-1", stage).stream().map(Missing::what).toList();
  }
}
