package dev.sluice.rules.saasfunnel;

import static dev.sluice.rules.saasfunnel.SaasFunnel.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.requirement;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.score;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.AttributeChanged;
import dev.sluice.event.ContactSaved;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.Overridden;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.Plot;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("C1.3")
class ScoreSheetTest {

  private static final Contact BOSS = Contact.primary("C-1", "email").deciding();
  private static final Contact CLERK = Contact.primary("C-1", "email");
  private static final SignalReceived INQUIRY = new SignalReceived("product-inquiry", "C-1", null);

  private static Lead acme(@Nullable String need, @Nullable Integer employees, String... pains) {
    return new Lead("Acme", "website", null, null, employees, null, need, List.of(pains));
  }

  private static CaseDraft about(Lead lead) {
    return lead().about(lead);
  }

  private static int total(Plot story) {
    return story.state().facts().salesCase().total("lead");
  }

  @Test
  void the_six_factors_are_ten_points_together() {
    var story =
        SPEC.given(about(acme("orders", 50, "lost orders")).contacts(BOSS))
            .when(new AttributeChanged("budget", "300000 CNY"))
            .when(INQUIRY);

    story.then(
        score("lead.need", 2),
        score("lead.pain", 1),
        score("lead.size", 2),
        score("lead.decision-maker", 2),
        score("lead.budget", 2),
        score("lead.interest", 1));
    assertThat(total(story)).isEqualTo(10);
  }

  @Test
  void a_lead_of_which_nothing_is_known_has_no_points() {
    var story = SPEC.given(about(acme(null, null)));

    story.then(
        no(score("lead.need", 2)),
        no(score("lead.pain", 1)),
        no(score("lead.size", 2)),
        no(score("lead.budget", 2)));
    assertThat(total(story)).isZero();
  }

  @Test
  void what_is_learnt_later_scores_later_and_once() {
    SPEC.given(about(acme(null, null)))
        .when(new LeadCaptured(acme("orders", null, "lost orders")))
        .then(rule("A stated need scores"), rule("A named pain point scores"))
        .when(new LeadCaptured(acme("orders", null, "lost orders")))
        .then(no(rule("A stated need scores")), no(rule("A named pain point scores")))
        .and(score("lead.need", 2), score("lead.pain", 1));
  }

  @Test
  void fifty_people_are_a_company_large_enough_and_forty_nine_are_not() {
    SPEC.given(about(acme(null, 50))).then(score("lead.size", 2));
    SPEC.given(about(acme(null, 49))).then(no(score("lead.size", 2)));
    SPEC.given(about(acme(null, 50)))
        .when(new AttributeChanged("use-case", "orders"))
        .then(no(rule("A company that is large enough scores")));
  }

  @Test
  void a_decision_maker_scores_until_they_are_no_longer_the_one() {
    SPEC.given(about(acme(null, null)).contacts(CLERK))
        .then(no(score("lead.decision-maker", 2)), no(rule("A known decision maker scores")))
        .when(new ContactSaved(BOSS))
        .then(score("lead.decision-maker", 2))
        .when(new AttributeChanged("use-case", "orders"))
        .then(
            no(rule("A known decision maker scores")),
            no(rule("A lead that lost its decision maker loses the points")))
        .when(new ContactSaved(CLERK))
        .then(score("lead.decision-maker", 0))
        .when(new AttributeChanged("use-case", "more orders"))
        .then(no(rule("A lead that lost its decision maker loses the points")));
  }

  @Test
  void a_budget_left_blank_does_not_score() {
    SPEC.given(lead())
        .when(new AttributeChanged("use-case", "orders"))
        .then(no(score("lead.budget", 2)))
        .when(new AttributeChanged("budget", "300000 CNY"))
        .then(score("lead.budget", 2))
        .when(new AttributeChanged("budget", "200000 CNY"))
        .then(no(rule("A known budget scores")));
  }

  @Test
  void an_inquiry_scores_once_and_another_signal_does_not() {
    SPEC.given(lead())
        .when(new SignalReceived("pricing-page", "C-1", null))
        .then(no(score("lead.interest", 1)))
        .when(INQUIRY)
        .then(score("lead.interest", 1))
        .when(INQUIRY)
        .thenNothing();
  }

  @Test
  void a_lost_case_is_not_scored_any_more() {
    SPEC.given(about(acme(null, null)).contacts(CLERK))
        .when(new StageRequested("lost", "no budget"))
        .when(
            new LeadCaptured(acme("orders", 50, "lost orders"), List.of(BOSS)),
            new AttributeChanged("budget", "300000 CNY"),
            INQUIRY)
        .then(no(requirement("C1.3")));
    SPEC.given(about(acme(null, null)).contacts(BOSS))
        .when(new StageRequested("lost", "no budget"))
        .when(new ContactSaved(CLERK))
        .then(score("lead.decision-maker", 2));
  }

  @Test
  @Requirement({"C1.3", "X9"})
  void points_that_a_person_set_stand() {
    SPEC.given(lead())
        .when(reported(new Overridden("score:lead.budget", "1", null, "a guess")).by("rep:wang"))
        .when(new AttributeChanged("budget", "300000 CNY"))
        .then(score("lead.budget", 1));
  }
}
