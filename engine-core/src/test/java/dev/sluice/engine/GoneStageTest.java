package dev.sluice.engine;

import static dev.sluice.engine.Deals.lead;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.decision.MoveStage;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.jdbc.TestStores;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.step.Checklist;
import dev.sluice.store.CaseStore;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A case stands in stage offer, and the pipeline's newer version calls that stage quote. */
class GoneStageTest {

  private static final String BEFORE =
      Deals.PIPELINE.replace(
          "\"stages\": [",
          """
          "checklist": [{"id": "N1", "labels": {"en": "Visit", "zh": "拜访"}, "activity": "visit",
           "owner": "rep", "within": "2 days"}],
          "stages": [\
          """);
  private static final String AFTER = BEFORE.replace("\"offer\"", "\"quote\"");
  private static final String WRONG =
      "The case stands in stage \"offer\", which pipeline deal no longer has. Give the pipeline"
          + " that stage back, with its moves, until no case stands there. It has: [lead, quote,"
          + " won, lost] (case L-1)";

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");
  private final CaseStore store = TestStores.fresh();

  private SalesEngine before() {
    return engine(BEFORE, Policy.none());
  }

  private SalesEngine after(Policy rules) {
    SalesEngine before = before();
    before.submit(lead("L-1"));
    before.submit(Submission.of("L-1", new DeliverableSubmitted("proposal")));
    before.submit(Submission.of("L-1", new StageRequested("offer")));
    assertThat(before.missing("L-1", "won")).isEmpty();
    return engine(AFTER, rules);
  }

  private SalesEngine engine(String pipeline, Policy rules) {
    return SalesEngine.builder()
        .playbook(Playbook.of(Pipeline.parse("deal.json", pipeline), rules))
        .store(store)
        .clock(clock)
        .build();
  }

  private static void refused(ThrowingCallable call) {
    Refused refused = catchThrowableOfType(Refused.class, call);
    assertThat(refused).hasMessage(WRONG);
    assertThat(refused.caseId()).isEqualTo("L-1");
  }

  @Test
  void the_question_what_is_missing_is_refused_and_says_what_to_do() {
    SalesEngine after = after(Policy.none());
    refused(() -> after.missing("L-1", "won"));
    refused(() -> after.missing("L-1", "quote"));
  }

  @Test
  void a_wish_for_a_stage_is_refused_for_the_same_reason() {
    SalesEngine after = after(Policy.none());
    refused(() -> after.submit(Submission.of("L-1", new StageRequested("won"))));
    assertThat(after.view("L-1").version()).isEqualTo(3);
  }

  @Test
  void a_rule_that_moves_it_is_refused_and_other_events_are_taken_up() {
    SalesEngine after = after(when("signed", new MoveStage("won")));
    refused(() -> after.submit(signal("L-1", "signed")));
    assertThat(after.submit(signal("L-1", "x")).entries()).hasSize(1);
    assertThat(after.view("L-1").version()).isEqualTo(4);
  }

  @Test
  void its_checklist_and_its_draft_of_a_follow_up_are_there() {
    SalesEngine after = after(Policy.none());
    assertThat(after.checklist("L-1"))
        .extracting(Checklist.Item::status)
        .containsExactly(Checklist.Status.OPEN);
    assertThat(after.documents().followUp("L-1").toString()).contains("Acme");
  }

  @Test
  void a_case_that_ended_in_it_has_its_dossier_and_its_experience() {
    SalesEngine before = before();
    before.submit(lead("L-1"));
    before.submit(Submission.of("L-1", new DeliverableSubmitted("proposal")));
    before.submit(Submission.of("L-1", new StageRequested("offer")));
    before.submit(Submission.of("L-1", new StageRequested("won")));
    String signed = BEFORE.replace("\"won\"", "\"signed\"").replace(": \"signed\"}", ": \"won\"}");
    SalesEngine after = engine(signed, Policy.none());
    assertThat(after.documents().handOver("L-1").toString()).contains("Acme");
    assertThat(after.documents().experience("L-1").won()).isTrue();
  }

  @Test
  void the_time_limit_of_the_stage_is_reported_and_waits_for_it() {
    SalesEngine after = after(Policy.none());
    clock.pass(Duration.ofDays(7));
    assertThat(after.tick()).hasSize(1);
    assertThat(after.failingTimers())
        .singleElement()
        .satisfies(failing -> assertThat(failing.reason()).contains("no stage \"offer\""));
    clock.pass(Duration.ofMinutes(5));
    SalesEngine again = before();
    assertThat(again.tick()).hasSize(1);
    assertThat(again.failingTimers()).isEmpty();
    assertThat(again.missing("L-1", "won")).isEmpty();
  }
}
