package dev.sluice.rules.campaignresponse;

import static dev.sluice.rules.campaignresponse.CampaignResponse.SPEC;
import static dev.sluice.rules.campaignresponse.CampaignResponse.SPRING;
import static dev.sluice.rules.campaignresponse.CampaignResponse.brokenDown;
import static dev.sluice.rules.campaignresponse.CampaignResponse.campaign;
import static dev.sluice.rules.campaignresponse.CampaignResponse.day;
import static dev.sluice.rules.campaignresponse.CampaignResponse.deliverable;
import static dev.sluice.rules.campaignresponse.CampaignResponse.kickOffRecord;
import static dev.sluice.rules.campaignresponse.CampaignResponse.launched;
import static dev.sluice.rules.campaignresponse.CampaignResponse.plan;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.refused;
import static dev.sluice.rules.spec.Expectation.tagging;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.stage;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.CampaignUpdated;
import dev.sluice.event.FigureReported;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Campaign;
import dev.sluice.fact.Money;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

@Specification
class PlanningTest {

  private static final Campaign BARE =
      Campaign.of("Bare", "fair", day("2026-03-09"), day("2026-03-20"));

  @Test
  @Requirement("D1.2")
  void a_campaign_of_an_unknown_kind_is_refused_with_the_field_named() {
    SPEC.given(campaign(Campaign.of("X", "rally", day("2026-03-09"), day("2026-03-20"))))
        .then(refused("kind"));
    for (String kind : new String[] {"launch", "fair", "appreciation", "counter-offer"}) {
      SPEC.given(campaign(Campaign.of("X", kind, day("2026-03-09"), day("2026-03-20"))))
          .then(stage("kick-off"));
    }
    SPEC.given(campaign())
        .when(new CampaignUpdated(Campaign.of("X", "rally", day("2026-03-09"), day("2026-03-20"))))
        .then(refused("kind"))
        .when(new CampaignUpdated(Campaign.of("X", "fair", day("2026-03-09"), day("2026-03-20"))))
        .then(stage("kick-off"));
  }

  @Test
  @Requirement("D1.2")
  void a_campaign_that_lacks_its_data_is_not_broken_down_and_the_fields_are_named() {
    brokenDown(SPEC.given(campaign(BARE)))
        .then(
            stage("kick-off"),
            missing("audience"),
            missing("offer"),
            missing("resources"),
            missing("targets.prospects"),
            missing("targets.orders"));
    Campaign almost =
        BARE.addressing(null, null, Money.of("5000000", "CNY"))
            .offering("gift", null)
            .needing("materials")
            .aimingAt("prospects", 30);
    Story story = brokenDown(SPEC.given(campaign(almost)));
    story.then(
        stage("kick-off"),
        missing("targets.orders"),
        no(missing("targets.prospects")),
        no(missing("audience")),
        no(missing("offer")),
        no(missing("resources")));
    story
        .when(new CampaignUpdated(almost.aimingAt("orders", 15)), new StageRequested("breakdown"))
        .then(stage("breakdown"));
  }

  @Test
  @Requirement("D1.2")
  void data_are_wanted_for_the_breakdown_only() {
    SPEC.given(campaign(BARE))
        .when(new StageRequested("cancelled"))
        .then(stage("cancelled"), no(missing("offer")));
  }

  @Test
  @Requirement("D1.4")
  void the_kick_off_takes_fifteen_minutes_within_two_working_days() {
    Story story = SPEC.given(campaign());
    story.then(
        task("kick-off-meeting")
            .forRole("sales-lead")
            .due("2026-03-04T18:00")
            .note("Spring, 15 min"));
    story.when(new ActivityLogged("kick-off-meeting")).then(doneTask("kick-off-meeting"));
  }

  @Test
  @Requirement("D1.4")
  void sales_lead_marketing_service_and_support_are_named() {
    SPEC.given(campaign())
        .when(
            new ActivityLogged("kick-off-meeting"),
            deliverable("kick-off-record", "sales-lead", "marketing", "service"),
            new StageRequested("breakdown"))
        .then(stage("kick-off"))
        .and(no(missing("kick-off-meeting")))
        .and(missing("kick-off-record:support"), no(missing("kick-off-record:service")));
    SPEC.given(campaign())
        .when(kickOffRecord(), new StageRequested("breakdown"))
        .then(stage("kick-off"), missing("kick-off-meeting"));
    brokenDown(SPEC.given(campaign())).then(stage("breakdown"));
  }

  @Test
  @Requirement("D1.4")
  void a_plan_has_conversion_training_risk_and_three_milestones() {
    Story story = brokenDown(SPEC.given(campaign(SPRING.needing())));
    story.then(missing("resources"));
    brokenDown(SPEC.given(campaign()))
        .when(
            deliverable(
                "campaign-plan",
                "planned-conversion",
                "training-need",
                "resource-risk",
                "milestone-kick-off",
                "milestone-materials"))
        .when(new StageRequested("execution"))
        .then(
            missing("campaign-plan:milestone-roll-out"),
            no(missing("campaign-plan:milestone-materials")))
        .when(plan(), new StageRequested("execution"))
        .then(no(missing("campaign-plan:milestone-roll-out")));
  }

  @Test
  @Requirement("D1.4")
  void every_working_day_of_the_execution_has_a_stand_up_of_ten_minutes() {
    Story story = launched(SPEC.given(campaign()));
    story
        .then(no(task("stand-up")))
        .whenItIs("2026-03-11T08:59")
        .then(no(task("stand-up")))
        .whenMinutesPass(1)
        .then(
            task("stand-up").forRole("sales-lead").due("2026-03-11T18:00").note("10 min"),
            openTask("stand-up:2026-03-11"))
        .when(new ActivityLogged("stand-up"))
        .then(doneTask("stand-up:2026-03-11"))
        .whenItIs("2026-03-13T12:00")
        .then(times(2, task("stand-up")))
        .whenItIs("2026-03-16T12:00")
        .then(times(1, task("stand-up")));
  }

  static Story withFigures(Campaign campaign, FigureReported... figures) {
    Story.Given story = SPEC.given(campaign(campaign).having(figures));
    return brokenDown(story);
  }

  static FigureReported conversion(String about, String percent, int cases, String until) {
    return new FigureReported(
        "launch-conversion",
        about,
        day(until).minusDays(80),
        day(until),
        new BigDecimal(percent),
        cases);
  }

  private static final FigureReported SOUTH = conversion("wang/South/key", "50", 16, "2026-02-28");
  private static final FigureReported NORTH = conversion("li/North/key", "40", 20, "2026-02-28");
  private static final FigureReported EAST = conversion("zhao/East/key", "60", 24, "2026-02-28");

  @Test
  @Requirement("D1.3")
  void targets_go_to_reps_by_region_and_tier_as_they_converted() {
    withFigures(SPRING.addressing(null, "steel", null), SOUTH, NORTH, EAST)
        .then(
            stage("breakdown"),
            task("rep-target").assignedTo("wang").note("wang/South/key: 8 × 50 % = 4"),
            task("rep-target").assignedTo("li").note("li/North/key: 10 × 40 % = 4"),
            task("rep-target").assignedTo("zhao").note("zhao/East/key: 12 × 60 % = 7.2"),
            no(tagging("target-beyond-history")),
            no(notice("sales-manager", "target-beyond-history")),
            no(tagging("target-without-history")));
  }

  @Test
  @Requirement("D1.3")
  void a_target_of_sixteen_orders_is_more_than_history_supports() {
    withFigures(SPRING.addressing(null, "steel", null).aimingAt("orders", 16), SOUTH, NORTH, EAST)
        .then(
            stage("breakdown"),
            tagging("target-beyond-history"),
            notice("sales-manager", "target-beyond-history"),
            no(tagging("target-without-history")));
  }

  @Test
  @Requirement("D1.3")
  void a_target_that_history_just_supports_is_not_flagged() {
    withFigures(SPRING, conversion("wang/South/key", "50", 10, "2026-02-28"))
        .then(
            task("rep-target").note("wang/South/key: 30 × 50 % = 15"),
            no(tagging("target-beyond-history")));
    withFigures(SPRING, conversion("wang/South/key", "49.9", 10, "2026-02-28"))
        .then(tagging("target-beyond-history"));
  }

  @Test
  @Requirement("D1.3")
  void only_regions_that_the_campaign_addresses_get_a_target() {
    withFigures(SPRING, SOUTH, NORTH)
        .then(
            times(1, task("rep-target")),
            task("rep-target").note("wang/South/key: 30 × 50 % = 15"));
  }

  @Test
  @Requirement("D1.3")
  void figures_of_another_kind_or_from_before_three_months_do_not_count() {
    withFigures(SPRING, conversion("wang/South/key", "50", 10, "2025-12-02"))
        .then(task("rep-target"), no(tagging("target-without-history")));
    withFigures(SPRING, conversion("wang/South/key", "50", 10, "2025-12-01"))
        .then(
            no(task("rep-target")),
            tagging("target-without-history"),
            notice("sales-manager", "target-without-history"),
            no(tagging("target-beyond-history")));
    withFigures(
            SPRING,
            new FigureReported(
                "fair-conversion",
                "wang/South/key",
                day("2026-02-01"),
                day("2026-02-28"),
                new BigDecimal("50"),
                10))
        .then(no(task("rep-target")), tagging("target-without-history"));
  }

  @Test
  @Requirement("D1.3")
  void prospects_that_cannot_be_shared_evenly_go_to_the_largest_remainder() {
    withFigures(
            SPRING.aimingAt("prospects", 10),
            conversion("li/South", "50", 1, "2026-02-28"),
            conversion("wang/South", "50", 1, "2026-02-28"),
            conversion("zhao/South", "50", 1, "2026-02-28"))
        .then(
            task("rep-target").note("li/South: 4 × 50 % = 2"),
            task("rep-target").note("wang/South: 3 × 50 % = 1.5"),
            task("rep-target").note("zhao/South: 3 × 50 % = 1.5"));
  }
}
