package dev.sluice.step;

import static dev.sluice.step.Bench.START;
import static dev.sluice.step.Bench.all;
import static dev.sluice.step.Bench.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.Block;
import dev.sluice.decision.MoveStage;
import dev.sluice.decision.StartTimer;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.CaseClosed;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.Missing;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageBlocked;
import dev.sluice.event.StageEntered;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TimerFired;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Lead;
import dev.sluice.fact.SalesCase;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.PolicyException;
import dev.sluice.time.Budget;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagesTest {

  private static final String STAGES = Bench.STAGES;

  private static Map<String, Record> evidence() {
    Map<String, Record> evidence = new LinkedHashMap<>();
    evidence.put("activity", new ActivityLogged("needs-interview"));
    evidence.put("deliverable", new DeliverableSubmitted("proposal"));
    evidence.put("document", new DocumentAttached("legal-review"));
    evidence.put("approval", new ApprovalDecided("price", Approval.State.GRANTED, null));
    return evidence;
  }

  private static Bench ready(Policy policy) {
    Bench bench = Bench.with(STAGES, policy).opened();
    evidence().values().forEach(bench::report);
    return bench;
  }

  @Test
  void opening_a_case_enters_the_first_stage() {
    Bench bench = Bench.with(STAGES, Policy.none());
    JournalEntry entry = bench.report(new LeadCaptured(Lead.of("Acme", "website")));
    assertThat(entry.followed()).containsExactly(new StageEntered("lead", null));
    assertThat(entry.version()).isEqualTo(1);
    assertThat(entry.eventId()).isEqualTo("L-1:1");
    assertThat(entry.stage()).isEqualTo("lead");
    assertThat(entry.definitions()).isEqualTo(bench.playbook().hash());
    assertThat(bench.salesCase().running()).isTrue();
    assertThat(bench.salesCase().openedAt()).isEqualTo(START);
    assertThat(bench.facts().subject()).isEqualTo(Lead.of("Acme", "website"));
  }

  @Test
  void a_second_capture_brings_the_lead_up_to_date_and_opens_nothing() {
    Bench bench = Bench.with(STAGES, Policy.none()).opened();
    Lead better = Lead.of("Acme", "website").withIndustry("steel");
    JournalEntry entry = bench.report(new LeadCaptured(better));
    assertThat(entry.followed()).isEmpty();
    assertThat(bench.facts().subject()).isEqualTo(better);
  }

  @Test
  void a_case_moves_when_everything_is_there() {
    Bench bench = ready(Policy.none());
    JournalEntry entry = bench.report(new StageRequested("proposal"));
    assertThat(entry.missing()).isEmpty();
    assertThat(entry.followed()).containsExactly(new StageEntered("proposal", "lead"));
    assertThat(bench.salesCase().stage()).isEqualTo("proposal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"activity", "deliverable", "document", "approval"})
  void one_thing_missing_keeps_the_case_out_and_is_named(String kind) {
    Bench bench = Bench.with(STAGES, Policy.none()).opened();
    evidence()
        .forEach(
            (name, event) -> {
              if (!name.equals(kind)) {
                bench.report(event);
              }
            });
    JournalEntry entry = bench.report(new StageRequested("proposal"));
    assertThat(entry.missing()).extracting(Missing::kind).containsExactly(kind);
    assertThat(entry.followed()).containsExactly(new StageBlocked("proposal", entry.missing()));
    assertThat(bench.salesCase().stage()).isEqualTo("lead");
  }

  @Test
  void a_missing_thing_is_named_by_its_id_and_its_label() {
    Bench bench = Bench.with(STAGES, Policy.none()).opened();
    assertThat(bench.report(new StageRequested("proposal")).missing())
        .containsExactly(
            new Missing("activity", "needs-interview", "Needs interview"),
            new Missing("deliverable", "proposal", "Proposal"),
            new Missing("document", "legal-review", "Legal review"),
            new Missing("approval", "price", "Price"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REFUSED", "WITHDRAWN"})
  void an_approval_that_was_not_granted_is_no_approval(String state) {
    Bench bench = ready(Policy.none());
    bench.report(new ApprovalDecided("price", Approval.State.valueOf(state), "too low"));
    assertThat(bench.report(new StageRequested("proposal")).missing())
        .extracting(Missing::what)
        .containsExactly("price");
  }

  @Test
  void a_move_the_pipeline_does_not_know_is_refused_and_the_known_ones_are_named() {
    Bench bench = ready(Policy.none());
    JournalEntry entry = bench.report(new StageRequested("signed"));
    assertThat(entry.missing())
        .containsExactly(
            new Missing(
                "move",
                "signed",
                "The pipeline knows no move from \"lead\" to \"signed\". From here: [proposal,"
                    + " lost]"));
    assertThat(bench.salesCase().stage()).isEqualTo("lead");
  }

  @Test
  void a_rule_blocks_a_stage_with_its_reason() {
    Bench bench = ready(on(StageRequested.class, "Check credit", new Block("credit", "Too much")));
    JournalEntry entry = bench.report(new StageRequested("proposal"));
    assertThat(entry.missing()).containsExactly(new Missing("rule", "credit", "Too much"));
    assertThat(bench.salesCase().stage()).isEqualTo("lead");
  }

  @Test
  void a_block_without_a_request_is_a_mistake_in_the_rule() {
    Bench bench = Bench.with(STAGES, on(SignalReceived.class, "Odd", new Block("x", "y"))).opened();
    assertThatThrownBy(() -> bench.report(new SignalReceived("visit")))
        .isInstanceOfSatisfying(PolicyException.class, e -> assertThat(e.rule()).isEqualTo("Odd"))
        .hasMessageContaining("Trigger it by StageRequested");
  }

  @Test
  void a_move_by_a_rule_is_taken_in_the_same_step() {
    Bench bench = ready(on(SignalReceived.class, "Go on", new MoveStage("proposal")));
    JournalEntry entry = bench.report(new SignalReceived("yes"));
    assertThat(entry.followed())
        .containsExactly(
            new StageRequested("proposal", "Go on"), new StageEntered("proposal", "lead"));
    assertThat(bench.salesCase().stage()).isEqualTo("proposal");
  }

  @Test
  void a_move_by_a_rule_passes_the_pipelines_gate_and_the_rules_blocks() {
    Policy policy =
        all(
            on(SignalReceived.class, "Go on", new MoveStage("proposal")),
            on(StageRequested.class, "Check credit", new Block("credit", "Too much")));
    Bench bench = Bench.with(STAGES, policy).opened();
    JournalEntry entry = bench.report(new SignalReceived("yes"));
    assertThat(entry.missing())
        .extracting(Missing::kind)
        .containsExactly("activity", "deliverable", "document", "approval", "rule");
    assertThat(bench.salesCase().stage()).isEqualTo("lead");
  }

  @Test
  void a_rule_that_moves_a_case_to_where_it_is_decides_nothing() {
    Bench bench =
        Bench.with(STAGES, on(SignalReceived.class, "Stay", new MoveStage("lead"))).opened();
    JournalEntry entry = bench.report(new SignalReceived("yes"));
    assertThat(entry.decisions()).isEmpty();
    assertThat(entry.followed()).isEmpty();
  }

  @Test
  void a_rule_that_moves_to_a_stage_nobody_knows_is_named() {
    Bench bench =
        Bench.with(STAGES, on(SignalReceived.class, "Astray", new MoveStage("moon"))).opened();
    assertThatThrownBy(() -> bench.report(new SignalReceived("yes")))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("Rule \"Astray\" moves to stage \"moon\"")
        .hasMessageContaining("[lead, proposal, signed, paid, lost]");
  }

  @Test
  void lost_closes_the_case_and_cancels_every_timer() {
    Policy policy = on(LeadCaptured.class, "Remind", new StartTimer("reminder", Budget.days(3)));
    Bench bench = Bench.with(STAGES, policy).opened();
    bench.pass(Duration.ofHours(1));
    JournalEntry entry = bench.report(new StageRequested("lost"));
    assertThat(entry.followed())
        .containsExactly(new StageEntered("lost", "lead"), new CaseClosed("lost", false));
    assertThat(bench.salesCase().status()).isEqualTo(SalesCase.Status.LOST);
    assertThat(bench.salesCase().closedAt()).isEqualTo(START.plus(Duration.ofHours(1)));
    assertThat(bench.pass(Duration.ofDays(30))).isEmpty();
  }

  @Test
  void a_timer_that_a_rule_starts_because_the_case_closed_still_fires() {
    Policy policy = on(CaseClosed.class, "Visit later", new StartTimer("visit", Budget.days(7)));
    Bench bench = ready(policy);
    bench.report(new StageRequested("proposal"));
    bench.report(new StageRequested("signed"));
    assertThat(bench.pass(Duration.ofDays(7)))
        .extracting(JournalEntry::event)
        .containsExactly(new TimerFired("visit", START.plus(Duration.ofDays(7))));
  }

  @Test
  void what_is_won_closes_once_and_keeps_its_timers_on_its_way_to_paid() {
    Policy policy = on(CaseClosed.class, "Visit later", new StartTimer("visit", Budget.days(7)));
    Bench bench = ready(policy);
    bench.report(new StageRequested("proposal"));
    assertThat(bench.report(new StageRequested("signed")).followed())
        .contains(new CaseClosed("signed", true));
    bench.pass(Duration.ofDays(1));
    JournalEntry paid = bench.report(new StageRequested("paid"));
    assertThat(paid.followed()).containsExactly(new StageEntered("paid", "signed"));
    assertThat(bench.salesCase().won()).isTrue();
    assertThat(bench.salesCase().closedAt()).isEqualTo(START);
    assertThat(bench.pass(Duration.ofDays(6))).hasSize(1);
  }

  @Test
  void a_closed_case_is_left_by_no_move() {
    Bench bench = Bench.with(STAGES, Policy.none()).opened();
    bench.report(new StageRequested("lost"));
    assertThat(bench.report(new StageRequested("lead")).missing())
        .extracting(Missing::kind)
        .containsExactly("move");
    assertThat(bench.salesCase().stage()).isEqualTo("lost");
  }

  @Test
  void asking_what_is_missing_tells_what_the_request_would() {
    Bench bench =
        Bench.with(STAGES, on(StageRequested.class, "Check", new Block("credit", "Too much")))
            .opened();
    CaseState before = bench.state();
    assertThat(Step.missing(before, "proposal", bench.now(), bench.playbook()))
        .isEqualTo(bench.report(new StageRequested("proposal")).missing())
        .hasSize(5);
  }

  @Test
  void a_timer_is_not_fired_before_it_is_due() {
    Bench bench =
        Bench.with(STAGES, on(LeadCaptured.class, "r", new StartTimer("t", Budget.days(1))))
            .opened();
    Timer timer = bench.state().timers().get(0);
    assertThatThrownBy(
            () ->
                Step.fire(
                    bench.state(),
                    timer,
                    START.plus(Duration.ofDays(1)).minusNanos(1),
                    bench.playbook()))
        .hasMessageContaining("rule:t is not due");
  }

  private static final String HEADED =
      """
      {"id": "deal", "version": 1, "subject": "lead", "labels": {"en": "Deal", "zh": "交易"},
       "opens": ["lead-captured"],
       "stages": [
        {"id": "lead", "labels": {"en": "Lead", "zh": "线索"}, "moves": ["won"]},
        {"id": "won", "labels": {"en": "Won", "zh": "赢单"}, "end": "won",
         "requires": {"deliverables": [{"id": "confirmation",
          "labels": {"en": "Confirmation", "zh": "确认书"},
          "headings": ["solution",
           {"id": "pains", "points": 3, "labels": {"en": "Core pains", "zh": "痛点"}}]}]}}],
       "checklist": [
        {"id": "N1", "labels": {"en": "Needs", "zh": "需求"}, "deliverable": "confirmation",
         "owner": "rep", "within": "3 days"}]}
      """;

  private static DeliverableSubmitted confirmation(String solution, String... pains) {
    return new DeliverableSubmitted(
        "confirmation", null, Map.of("solution", List.of(solution), "pains", List.of(pains)));
  }

  private static Bench confirmed(DeliverableSubmitted confirmation) {
    Bench bench = Bench.with(HEADED, Policy.none()).opened();
    bench.report(confirmation);
    return bench;
  }

  private static List<Missing> lacking(DeliverableSubmitted confirmation) {
    return confirmed(confirmation).report(new StageRequested("won")).missing();
  }

  @Test
  void each_heading_that_says_too_little_is_missing() {
    Missing pains = new Missing("heading", "confirmation:pains", "Core pains, at least 3");
    Missing solution = new Missing("heading", "confirmation:solution", "Solution");
    assertThat(lacking(confirmation("cloud", "cost", "speed"))).containsExactly(pains);
    assertThat(lacking(confirmation("cloud", "cost", "speed", " "))).containsExactly(pains);
    assertThat(lacking(confirmation("", "cost", "speed", "risk"))).containsExactly(solution);
    assertThat(lacking(new DeliverableSubmitted("confirmation"))).containsExactly(solution, pains);
    assertThat(lacking(confirmation("cloud", "cost", "speed", "risk"))).isEmpty();
  }

  @Test
  void a_deliverable_that_is_not_there_is_missing_once_and_its_headings_are_not() {
    assertThat(lacking(new DeliverableSubmitted("other")))
        .containsExactly(new Missing("deliverable", "confirmation", "Confirmation"));
  }

  @Test
  void a_node_is_done_when_its_result_is_up_to_its_standard_and_not_before() {
    Bench bench = confirmed(confirmation("cloud", "cost", "speed"));
    assertThat(node(bench).status()).isEqualTo(Checklist.Status.IN_PROGRESS);
    assertThat(node(bench).dueAt()).isEqualTo(START.plus(Duration.ofDays(3)));
    bench.pass(Duration.ofHours(1));
    bench.report(confirmation("cloud", "cost", "speed", "risk"));
    assertThat(node(bench).status()).isEqualTo(Checklist.Status.DONE);
    assertThat(node(bench).completedAt()).isEqualTo(START.plus(Duration.ofHours(1)));
  }

  private static Checklist.Item node(Bench bench) {
    return Checklist.of(bench.playbook().pipeline(), bench.state()).get(0);
  }

  @Test
  void what_kept_a_case_out_is_listed_by_its_kind() {
    StageBlocked blocked =
        new StageBlocked(
            "won",
            List.of(
                new Missing("heading", "a:b", "Pains"),
                new Missing("document", "c", "Review"),
                new Missing("heading", "a:d", "Solution")));
    assertThat(blocked.lacks("heading")).isTrue();
    assertThat(blocked.lacks("approval")).isFalse();
    assertThat(blocked.lacking("heading")).isEqualTo("Pains; Solution");
    assertThat(blocked.lacking("approval")).isEmpty();
  }
}
