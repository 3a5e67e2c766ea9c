package dev.sluice.rules.campaignresponse;

import static dev.sluice.rules.campaignresponse.CampaignResponse.SPEC;
import static dev.sluice.rules.campaignresponse.CampaignResponse.SPRING;
import static dev.sluice.rules.campaignresponse.CampaignResponse.brokenDown;
import static dev.sluice.rules.campaignresponse.CampaignResponse.campaign;
import static dev.sluice.rules.campaignresponse.CampaignResponse.day;
import static dev.sluice.rules.campaignresponse.CampaignResponse.plan;
import static dev.sluice.rules.campaignresponse.CampaignResponse.prepared;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.risk;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.timer;

import dev.sluice.event.CampaignUpdated;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.Overridden;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Campaign;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("D2.2")
class ResourcesTest {

  private static Campaign starting(String date) {
    return Campaign.of("Spring", "launch", day(date), day("2026-03-27"))
        .addressing("South", null, null)
        .offering("ten percent off", "v2")
        .needing("materials", "logistics")
        .aimingAt("prospects", 30)
        .aimingAt("orders", 15);
  }

  @Test
  void materials_demo_staff_logistics_and_partners_are_requested_beforehand() {
    brokenDown(SPEC.given(campaign()))
        .then(
            openTask("resource:materials").forRole("support").due("2026-03-09T18:00"),
            openTask("resource:demo-staff").note("demo-staff"),
            openTask("resource:logistics"),
            openTask("resource:partners"));
    brokenDown(SPEC.given(campaign(SPRING.needing("materials"))))
        .then(openTask("resource:materials"), no(openTask("resource:logistics")));
    SPEC.given(campaign()).then(no(task("campaign-resource")));
  }

  @Test
  void a_resource_that_is_not_confirmed_keeps_the_campaign_from_its_launch() {
    brokenDown(SPEC.given(campaign()))
        .when(
            plan(),
            new DocumentAttached("campaign-material", "v2"),
            new TaskCompleted("resource:materials"),
            new TaskCompleted("resource:demo-staff"),
            new TaskCompleted("resource:logistics"))
        .whenItIs("2026-03-10T09:00")
        .when(new StageRequested("execution"))
        .then(
            stage("breakdown"),
            missing("resource:partners"),
            no(missing("resource:logistics")),
            no(missing("campaign-material")))
        .when(new TaskCompleted("resource:partners"), new StageRequested("execution"))
        .then(stage("execution"));
  }

  @Test
  void a_resource_that_is_not_confirmed_does_not_keep_the_campaign_from_being_cancelled() {
    brokenDown(SPEC.given(campaign()))
        .when(new StageRequested("cancelled"))
        .then(stage("cancelled"));
  }

  @Test
  void material_of_another_version_keeps_the_campaign_from_its_launch() {
    prepared(SPEC.given(campaign()), SPRING)
        .whenItIs("2026-03-10T09:00")
        .when(new DocumentAttached("campaign-material", "v1"), new StageRequested("execution"))
        .then(stage("breakdown"), missing("campaign-material"))
        .when(new DocumentAttached("other-material", "v2"), new StageRequested("execution"))
        .then(stage("breakdown"), missing("campaign-material"))
        .when(new DocumentAttached("campaign-material", "v2"), new StageRequested("execution"))
        .then(stage("execution"));
  }

  @Test
  void a_campaign_without_material_needs_none() {
    Campaign plain = SPRING.offering("ten percent off", null);
    brokenDown(SPEC.given(campaign(plain)))
        .whenItIs("2026-03-10T09:00")
        .when(new StageRequested("execution"))
        .then(no(missing("campaign-material")), missing("campaign-plan"));
  }

  @Test
  void logistics_unconfirmed_five_days_before_the_start_are_a_risk() {
    brokenDown(SPEC.given(campaign()))
        .whenItIs("2026-03-03T18:00")
        .then(no(risk("high")), no(notice("sales-manager", "logistics-unconfirmed")))
        .whenItIs("2026-03-04T09:00")
        .then(risk("high"), notice("sales-manager", "logistics-unconfirmed"))
        .when(new TaskCompleted("resource:materials"))
        .then(risk("high"))
        .when(new TaskCompleted("resource:logistics"))
        .then(risk("low"));
  }

  @Test
  void logistics_confirmed_six_days_before_the_start_are_none() {
    brokenDown(SPEC.given(campaign()))
        .whenItIs("2026-03-03T18:00")
        .when(new TaskCompleted("resource:logistics"))
        .then(no(risk("low")))
        .whenItIs("2026-03-05T09:00")
        .then(no(risk("high")), no(notice("sales-manager", "logistics-unconfirmed")));
  }

  @Test
  void another_resource_confirmed_is_not_logistics() {
    brokenDown(SPEC.given(campaign()))
        .when(new TaskCompleted("resource:materials"))
        .whenItIs("2026-03-04T09:00")
        .then(risk("high"));
  }

  @Test
  void a_campaign_opened_six_five_or_four_days_before_its_start() {
    SPEC.given(campaign(starting("2026-03-08")))
        .then(no(risk("high")), timer("logistics-check").due("2026-03-03T09:00"));
    SPEC.given(campaign(starting("2026-03-07")))
        .then(no(risk("high")), timer("logistics-check").due("2026-03-02T09:00"))
        .whenMinutesPass(1)
        .then(risk("high"));
    SPEC.given(campaign(starting("2026-03-06"))).whenMinutesPass(1).then(risk("high"));
  }

  @Test
  void a_campaign_without_logistics_has_no_such_risk() {
    SPEC.given(campaign(SPRING.needing("materials")))
        .then(no(timer("logistics-check")))
        .whenItIs("2026-03-05T09:00")
        .then(no(risk("high")));
    SPEC.given(campaign())
        .when(new CampaignUpdated(SPRING.needing("materials")))
        .whenItIs("2026-03-05T09:00")
        .then(no(risk("high")));
  }

  @Test
  void a_campaign_that_is_moved_moves_the_look_at_its_logistics() {
    SPEC.given(campaign())
        .when(new CampaignUpdated(starting("2026-03-16")))
        .then(timer("logistics-check").due("2026-03-11T09:00"))
        .whenItIs("2026-03-11T08:59")
        .then(no(risk("high")))
        .whenMinutesPass(1)
        .then(risk("high"));
  }

  @Test
  void a_campaign_that_runs_is_not_asked_for_logistics_again() {
    prepared(SPEC.given(campaign()), SPRING)
        .whenItIs("2026-03-10T09:00")
        .when(new StageRequested("execution"))
        .when(new CampaignUpdated(starting("2026-03-16")))
        .then(no(timer("logistics-check")));
  }

  @Test
  void confirmed_logistics_lower_no_risk_that_is_not_high() {
    brokenDown(SPEC.given(campaign()))
        .when(reported(new Overridden("risk", "medium", null, "known")).by("chen"))
        .when(new TaskCompleted("resource:logistics"))
        .then(risk("medium"));
  }
}
