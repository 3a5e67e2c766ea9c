package dev.sluice.rules.strategicaccounts;

import static dev.sluice.rules.spec.Expectation.move;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.suggestion;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.owner;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.tier;
import static dev.sluice.rules.spec.Standing.won;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.SPEC;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.account;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.breakthrough;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.cultivated;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.deliverable;

import dev.sluice.event.AccountUpdated;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.StageRequested;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("A6.2")
class HumanDecisionsTest {

  private static final DeliverableSubmitted SIGNED = new DeliverableSubmitted("signed-contract");
  private static final Expectation SIGN = suggestion("wang", "stage: signed");
  private static final Expectation HAND_OVER = suggestion("wang", "owner: somebody of team sales");

  /** Everything is there but the signature. */
  private static Story agreed(CaseDraft draft) {
    return SPEC.given(draft.in("negotiation"))
        .when(
            deliverable("negotiation-minutes", "agreed-terms"),
            new DocumentAttached("legal-review"));
  }

  @Test
  void in_a_negotiation_with_a_breakthrough_customer_the_move_is_suggested_and_a_person_makes_it() {
    agreed(breakthrough())
        .when(SIGNED)
        .then(SIGN, no(move("signed")), stage("negotiation"))
        .when(reported(new StageRequested("signed")).by("rep:wang"))
        .then(won());
  }

  @Test
  void with_any_other_customer_the_case_moves_by_itself() {
    agreed(cultivated()).when(SIGNED).then(won(), no(SIGN));
  }

  @Test
  void a_suggestion_is_made_once() {
    agreed(breakthrough()).when(SIGNED).then(SIGN).when(SIGNED).thenNothing();
  }

  @Test
  void in_a_negotiation_with_a_breakthrough_customer_no_owner_is_exchanged() {
    SPEC.given(breakthrough().having(PathTest.PROPOSAL).in("proposal"))
        .when(new AttributeChanged("price-sensitive", true))
        .when(new StageRequested("negotiation"))
        .then(tier("strategy", "price"), HAND_OVER, owner("wang"));
    SPEC.given(cultivated().having(PathTest.PROPOSAL).in("proposal"))
        .when(new AttributeChanged("price-sensitive", true))
        .when(new StageRequested("negotiation"))
        .then(tier("strategy", "price"), no(HAND_OVER), owner("li"));
  }

  @Test
  void a_discount_is_suggested_and_never_given() {
    SPEC.given(breakthrough().having(PathTest.PROPOSAL).in("proposal"))
        .when(new AttributeChanged("price-sensitive", true))
        .when(new StageRequested("negotiation"))
        .then(suggestion("wang", "offer-tiered-quote"));
  }

  @Test
  void a_customer_who_becomes_breakthrough_in_the_negotiation_is_left_to_people_from_then_on() {
    agreed(cultivated())
        .when(
            new AccountUpdated(account("50000000.01")), new AttributeChanged("digital-need", true))
        .when(SIGNED)
        .then(suggestion("zhao", "stage: signed"), no(move("signed")), stage("negotiation"));
  }

  @Test
  void a_customer_whose_segment_becomes_another_is_not() {
    agreed(StrategicAccounts.customer("1"))
        .when(new AccountUpdated(account("10000000")))
        .then(tier("segment", "cultivate"))
        .when(SIGNED)
        .then(won());
  }

  @Test
  void a_customer_who_becomes_breakthrough_before_the_negotiation_is_not_left_to_people_yet() {
    SPEC.given(cultivated().in("proposal"))
        .when(
            new AccountUpdated(account("50000000.01")), new AttributeChanged("digital-need", true))
        .then(
            tier("segment", "breakthrough"),
            no(rule("A customer who becomes breakthrough in a negotiation is left to people")));
  }

  @Test
  void entering_another_stage_leaves_nothing_to_people() {
    SPEC.given(breakthrough().having(PathTest.needs("s", "a", "b", "c")).in("contact"))
        .when(new StageRequested("demo"))
        .then(no(rule("A negotiation with a breakthrough customer is left to people")));
  }

  @Test
  void after_the_negotiation_rules_decide_again() {
    SPEC.given(breakthrough().in("negotiation"))
        .when(new AttributeChanged("price-sensitive", true))
        .then(owner("wang"))
        .when(new StageRequested("proposal"))
        .then(
            rule("After a negotiation rules decide again"),
            no(HAND_OVER),
            tier("strategy", "price"),
            owner("li"));
  }

  @Test
  void leaving_another_stage_changes_nothing_about_it() {
    SPEC.given(breakthrough().in("proposal"))
        .when(new StageRequested("demo"))
        .then(no(rule("After a negotiation rules decide again")));
  }
}
