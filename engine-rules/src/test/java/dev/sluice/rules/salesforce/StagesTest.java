package dev.sluice.rules.salesforce;

import static dev.sluice.rules.salesforce.SalesForce.SPEC;
import static dev.sluice.rules.salesforce.SalesForce.wang;
import static dev.sluice.rules.salesforce.SalesForce.working;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Standing.lost;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.stageLimit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.StageRequested;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import org.junit.jupiter.api.Test;

/** The stages of somebody who sells, and how long they may take. */
@Specification
@Requirement({"B5.1", "B5.2"})
class StagesTest {

  @Test
  void the_pipeline_has_between_five_and_seven_stages() {
    assertThat(SalesForce.PLAYBOOK.pipeline().warnings()).isEmpty();
  }

  @Test
  void somebody_who_joins_is_trained_within_the_week_or_the_sales_manager_hears_of_it() {
    SPEC.given(wang())
        .whenItIs("2026-03-09T17:59")
        .then(no(notice("sales-manager", "stage-overdue")))
        .whenItIs("2026-03-09T18:00")
        .then(notice("sales-manager", "stage-overdue"));
  }

  @Test
  void training_and_ramp_up_have_their_limits() {
    SPEC.given(wang().in("basic-training"))
        .then(stageLimit("basic-training").due("2026-03-30T18:00"));
    SPEC.given(wang().in("ramping-up")).then(stageLimit("ramping-up").due("2026-09-02T09:00"));
    SPEC.given(working("rep")).then(no(stageLimit("productive")));
  }

  @Test
  void nobody_ramps_up_without_the_basic_training() {
    SPEC.given(wang())
        .when(new StageRequested("ramping-up"))
        .then(stage("joining"), missing("ramping-up"));
    SPEC.given(wang().in("basic-training"))
        .when(new StageRequested("ramping-up"))
        .then(
            stage("basic-training"),
            missing("training-product"),
            missing("training-tools"),
            missing("training-communication"),
            missing("training-negotiation"));
  }

  @Test
  void somebody_who_leaves_has_no_duties_any_more() {
    SPEC.given(working("rep"))
        .when(new StageRequested("left"))
        .then(lost())
        .whenItIs("2026-03-10T09:00")
        .thenNothing();
  }
}
