package dev.sluice.rules.strategicaccounts;

import static dev.sluice.fact.Rep.rep;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.move;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.won;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.PLAYBOOK;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.SPEC;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.competitionAnalysis;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.cultivated;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.deliverable;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.marketAnalysis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.SalesEngine;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.CaseOpened;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.Missing;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Team;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import dev.sluice.step.CaseState;
import dev.sluice.step.Checklist;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Specification
class PathTest {

  static final DeliverableSubmitted PROPOSAL =
      deliverable("tailored-proposal", "solution", "price", "schedule");

  static DeliverableSubmitted needs(String solution, String... pains) {
    return new DeliverableSubmitted(
        "needs-confirmation",
        null,
        Map.of("expected-solution", List.of(solution), "core-pains", List.of(pains)));
  }

  private static StageRequested to(String stage) {
    return new StageRequested(stage);
  }

  @Test
  @Requirement("E2.2")
  void a_new_customer_goes_from_planning_over_contact_demo_proposal_and_negotiation_to_signed() {
    SPEC.given(cultivated())
        .then(stage("planning"))
        .when(
            marketAnalysis("political", "economic", "social", "technological"),
            competitionAnalysis("rivalry", "new-entrants", "substitutes", "buyers", "suppliers"),
            to("contact"))
        .then(stage("contact"))
        .when(needs("one platform", "cost", "speed", "risk"), to("demo"))
        .then(stage("demo"))
        .when(
            new ActivityLogged("solution-demo"),
            deliverable("demo-feedback", "reactions", "next-step"),
            to("proposal"))
        .then(stage("proposal"))
        .when(PROPOSAL, to("negotiation"))
        .then(stage("negotiation"))
        .when(
            deliverable("negotiation-minutes", "agreed-terms"),
            new DocumentAttached("legal-review"),
            new DeliverableSubmitted("signed-contract"))
        .then(won(), stage("signed"));
  }

  @Test
  @Requirement("E2.2")
  void no_stage_is_skipped() {
    SPEC.given(cultivated()).when(to("demo")).then(missing("demo"), stage("planning"));
    SPEC.given(cultivated().in("demo")).when(to("negotiation")).then(missing("negotiation"));
    SPEC.given(cultivated().in("proposal")).when(to("signed")).then(missing("signed"));
  }

  @Test
  @Requirement("E2.2")
  void a_stage_that_takes_too_long_is_reported_to_manager_and_supervisor() {
    SPEC.given(cultivated().in("negotiation"))
        .whenMinutesPass(15 * 24 * 60 - 1)
        .then(no(notice("supervisor", "stage-overdue")))
        .whenMinutesPass(1)
        .then(notice("sales-manager", "stage-overdue"), notice("supervisor", "stage-overdue"));
  }

  @Test
  @Requirement("E2.2")
  void the_legal_review_of_a_signed_contract_wins_the_case_too() {
    SPEC.given(cultivated().in("negotiation"))
        .when(
            deliverable("negotiation-minutes", "agreed-terms"),
            new DeliverableSubmitted("signed-contract"))
        .then(missing("legal-review"), stage("negotiation"))
        .when(new DocumentAttached("business-licence"))
        .then(no(move("signed")))
        .when(new DocumentAttached("legal-review"))
        .then(won());
  }

  @Test
  @Requirement("E2.2")
  void a_legal_review_without_a_signed_contract_wins_nothing() {
    SPEC.given(cultivated().in("negotiation"))
        .when(new DocumentAttached("legal-review"))
        .then(no(move("signed")), stage("negotiation"));
  }

  @Test
  @Requirement("E2.2")
  void minutes_are_no_signature() {
    SPEC.given(cultivated().in("negotiation"))
        .when(deliverable("negotiation-minutes", "agreed-terms"))
        .then(no(move("signed")));
  }

  @Test
  @Requirement("E2.2")
  void a_contract_signed_before_the_negotiation_wins_nothing() {
    SPEC.given(cultivated().in("proposal"))
        .when(new DeliverableSubmitted("signed-contract"))
        .then(no(move("signed")))
        .when(new DocumentAttached("legal-review"))
        .then(no(move("signed")), stage("proposal"));
  }

  @Test
  @Requirement("E3.1")
  void three_core_pains_and_the_expected_solution_confirm_the_needs() {
    SPEC.given(cultivated().in("contact"))
        .when(needs("one platform", "cost", "speed", "risk"))
        .when(to("demo"))
        .then(stage("demo"), no(task("complete-result")));
  }

  @Test
  @Requirement("E3.1")
  void two_core_pains_do_not_and_the_owner_is_asked_for_the_third() {
    SPEC.given(cultivated().in("contact"))
        .when(needs("one platform", "cost", "speed"))
        .when(to("demo"))
        .then(
            missing("needs-confirmation:core-pains"),
            no(missing("needs-confirmation:expected-solution")),
            stage("contact"),
            task("complete-result")
                .key("complete-result:demo")
                .forRole("owner")
                .note("Core pains, at least 3")
                .due("2026-03-04T18:00"));
  }

  @Test
  @Requirement("E3.1")
  void without_the_expected_solution_the_needs_are_not_confirmed() {
    SPEC.given(cultivated().in("contact"))
        .when(needs("", "cost", "speed", "risk"))
        .when(to("demo"))
        .then(
            missing("needs-confirmation:expected-solution"),
            no(missing("needs-confirmation:core-pains")),
            stage("contact"));
  }

  @Test
  @Requirement("E3.1")
  void a_result_that_is_not_there_at_all_goes_back_to_nobody() {
    SPEC.given(cultivated().in("contact"))
        .when(to("demo"))
        .then(missing("needs-confirmation"), no(openTask("complete-result:demo")));
  }

  @Test
  @Requirement("E3.1")
  void each_node_has_its_output_standard() {
    SPEC.given(cultivated().in("demo"))
        .when(new ActivityLogged("solution-demo"), deliverable("demo-feedback", "reactions"))
        .when(to("proposal"))
        .then(missing("demo-feedback:next-step"), stage("demo"));
    SPEC.given(cultivated().in("proposal"))
        .when(deliverable("tailored-proposal", "solution", "schedule"))
        .when(to("negotiation"))
        .then(missing("tailored-proposal:price"), stage("proposal"));
    SPEC.given(cultivated().in("negotiation"))
        .when(new DocumentAttached("legal-review"))
        .when(deliverable("negotiation-minutes"), new DeliverableSubmitted("signed-contract"))
        .then(missing("negotiation-minutes:agreed-terms"), stage("negotiation"));
  }

  @Test
  @Requirement({"E3.1", "E3.2"})
  void a_node_below_its_standard_is_not_done_and_each_has_one_owner() {
    Story story =
        SPEC.given(cultivated().in("contact")).when(needs("one platform", "cost", "speed"));
    assertThat(items(story))
        .map(Checklist.Item::status)
        .startsWith(Checklist.Status.DONE, Checklist.Status.DONE, Checklist.Status.IN_PROGRESS);
    story.when(needs("one platform", "cost", "speed", "risk"));
    assertThat(items(story))
        .map(Checklist.Item::status)
        .startsWith(Checklist.Status.DONE, Checklist.Status.DONE, Checklist.Status.DONE)
        .endsWith(Checklist.Status.OPEN);
    assertThat(items(story))
        .map(item -> item.node().owner())
        .containsExactly(
            "sales-manager",
            "sales-manager",
            "rep",
            "technical-expert",
            "rep",
            "negotiator",
            "rep");
  }

  private static List<Checklist.Item> items(Story story) {
    return Checklist.of(PLAYBOOK.pipeline(), story.state());
  }

  @Test
  @Requirement("X10")
  void what_is_missing_to_advance_is_answered_without_changing_anything() {
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(PLAYBOOK)
            .team(Team.of("sales", rep("wang")))
            .clock(() -> Instant.parse("2026-03-02T01:00:00Z"))
            .build();
    engine.submit(Submission.of("S-1", new CaseOpened(StrategicAccounts.account("1"))));
    engine.submit(
        Submission.of("S-1", marketAnalysis("political", "economic", "social", "technological")));
    engine.submit(
        Submission.of(
            "S-1", competitionAnalysis("rivalry", "new-entrants", "substitutes", "buyers")));
    CaseState before = engine.view("S-1");
    int entries = engine.journal("S-1").size();

    assertThat(engine.missing("S-1", "contact"))
        .containsExactly(
            new Missing("heading", "competition-analysis:suppliers", "Power of suppliers"));
    assertThat(engine.missing("S-1", "demo")).map(Missing::kind).containsExactly("move");
    assertThat(engine.view("S-1")).isEqualTo(before);
    assertThat(engine.journal("S-1")).hasSize(entries);

    engine.submit(
        Submission.of(
            "S-1",
            competitionAnalysis("rivalry", "new-entrants", "substitutes", "buyers", "suppliers")));
    assertThat(engine.missing("S-1", "contact")).isEmpty();
    engine.submit(Submission.of("S-1", to("contact")));
    assertThat(engine.view("S-1").facts().salesCase().stage()).isEqualTo("contact");
  }
}
