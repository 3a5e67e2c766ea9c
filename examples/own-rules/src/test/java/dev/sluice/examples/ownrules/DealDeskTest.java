package dev.sluice.examples.ownrules;

import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.approvalRequest;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.stage;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.DealValued;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Money;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import org.junit.jupiter.api.Test;

/** What we ask of our own three rules. They were written after these. */
@Specification
class DealDeskTest {

  private static final PipelineSpec SPEC =
      PipelineSpec.of(AcmeSales.playbook()).team(Team.of("sales", Rep.rep("wang")));

  private static final DealValued ORDINARY = new DealValued(Money.of("999999.99", "CNY"));
  private static final DealValued LARGE = new DealValued(Money.of("1000000.00", "CNY"));

  /** What the shipped pipeline asks for before a negotiation. */
  private static final Record PRESENTED = new ActivityLogged("proposal-presentation");

  private static final Record QUOTED = new DeliverableSubmitted("quotation");

  private static ApprovalDecided director(Approval.State answer) {
    return new ApprovalDecided("large-deal", answer, null);
  }

  @Test
  @Requirement("OWN-1")
  void a_deal_of_a_million_asks_the_director_and_a_cent_less_does_not() {
    SPEC.given(lead().in("proposal-submitted"))
        .when(ORDINARY)
        .then(no(approvalRequest("large-deal")))
        .when(LARGE)
        .then(approvalRequest("large-deal"))
        .because(rule("A large deal asks the director"));
  }

  @Test
  @Requirement("OWN-1")
  void a_large_deal_is_not_negotiated_before_the_director_agreed() {
    SPEC.given(lead().in("proposal-submitted").having(LARGE, PRESENTED, QUOTED))
        .when(new StageRequested("negotiation"))
        .then(missing("large-deal"), stage("proposal-submitted"))
        .when(director(Approval.State.GRANTED))
        .when(new StageRequested("negotiation"))
        .then(stage("negotiation"));
  }

  @Test
  @Requirement("OWN-1")
  void an_ordinary_deal_is_negotiated_without_the_director() {
    SPEC.given(lead().in("proposal-submitted").having(ORDINARY, PRESENTED, QUOTED))
        .when(new StageRequested("negotiation"))
        .then(stage("negotiation"));
  }

  @Test
  @Requirement("OWN-2")
  void a_director_who_does_not_answer_in_two_working_days_is_reminded() {
    SPEC.given(lead().in("proposal-submitted").having(LARGE))
        .whenItIs("2026-03-04T17:59")
        .then(no(notice("director", "large-deal-waits")))
        .whenItIs("2026-03-04T18:00")
        .then(notice("director", "large-deal-waits"));
  }

  @Test
  @Requirement("OWN-2")
  void a_director_who_refused_is_not_reminded() {
    SPEC.given(lead().in("proposal-submitted").having(LARGE))
        .when(director(Approval.State.REFUSED))
        .whenItIs("2026-03-09T18:00")
        .then(no(notice("director", "large-deal-waits")));
  }

  @Test
  @Requirement("OWN-3")
  void we_make_first_contact_within_four_working_hours() {
    SPEC.given(lead()).then(openTask("first-contact").due("2026-03-02T14:00"));
  }
}
