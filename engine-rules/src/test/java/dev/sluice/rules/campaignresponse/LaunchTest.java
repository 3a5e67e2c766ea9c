package dev.sluice.rules.campaignresponse;

import static dev.sluice.rules.campaignresponse.CampaignResponse.SPEC;
import static dev.sluice.rules.campaignresponse.CampaignResponse.SPRING;
import static dev.sluice.rules.campaignresponse.CampaignResponse.brokenDown;
import static dev.sluice.rules.campaignresponse.CampaignResponse.campaign;
import static dev.sluice.rules.campaignresponse.CampaignResponse.day;
import static dev.sluice.rules.campaignresponse.CampaignResponse.launched;
import static dev.sluice.rules.campaignresponse.CampaignResponse.plan;
import static dev.sluice.rules.campaignresponse.CampaignResponse.prepared;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.refused;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Standing.journal;
import static dev.sluice.rules.spec.Standing.lost;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.stageLimit;
import static dev.sluice.rules.spec.Standing.timer;
import static dev.sluice.rules.spec.Standing.won;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.BlockerReported;
import dev.sluice.event.CampaignOffered;
import dev.sluice.event.CampaignUpdated;
import dev.sluice.event.ReviewRecorded;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Campaign;
import dev.sluice.fact.CampaignOffer;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

@Specification
class LaunchTest {

  private static final ReviewRecorded REVIEW =
      new ReviewRecorded(
          List.of("early demo"),
          List.of("late gifts"),
          List.of("customs"),
          List.of("order in May"));

  private static Campaign between(String starts, String ends) {
    return Campaign.of("Spring", "launch", day(starts), day(ends))
        .addressing("South", null, null)
        .offering("ten percent off", "v2")
        .needing("materials")
        .aimingAt("prospects", 30)
        .aimingAt("orders", 15);
  }

  @Test
  @Requirement("D1.1")
  void kick_off_and_targets_take_two_working_days() {
    SPEC.given(campaign())
        .then(stage("kick-off"), stageLimit("kick-off").due("2026-03-04T18:00"))
        .whenItIs("2026-03-04T17:59")
        .then(no(notice("sales-manager", "stage-overdue")))
        .whenMinutesPass(1)
        .then(notice("sales-manager", "stage-overdue"), notice("supervisor", "stage-overdue"));
    brokenDown(SPEC.given(campaign()).whenItIs("2026-03-04T17:59"))
        .whenMinutesPass(1)
        .then(no(notice("sales-manager", "stage-overdue")));
  }

  @Test
  @Requirement("D1.1")
  void a_make_up_saturday_is_a_working_day_of_the_kick_off() {
    // Saturday, 14 February 2026, is worked; the Spring Festival follows.
    SPEC.startingAt("2026-02-12T10:00")
        .given(campaign(between("2026-03-09", "2026-03-20")))
        .then(stageLimit("kick-off").due("2026-02-14T18:00"));
  }

  @Test
  @Requirement("D1.1")
  void breakdown_and_resources_are_there_by_the_third_working_day() {
    brokenDown(SPEC.given(campaign()))
        .whenItIs("2026-03-05T17:59")
        .then(no(notice("supervisor", "breakdown-late")))
        .whenMinutesPass(1)
        .then(notice("sales-manager", "breakdown-late"), notice("supervisor", "breakdown-late"));
    brokenDown(SPEC.given(campaign()))
        .whenItIs("2026-03-05T17:59")
        .when(plan())
        .whenMinutesPass(1)
        .then(no(notice("sales-manager", "breakdown-late")));
    SPEC.given(campaign())
        .when(new StageRequested("cancelled"))
        .whenItIs("2026-03-06T09:00")
        .then(no(notice("sales-manager", "breakdown-late")));
  }

  @Test
  @Requirement("D1.1")
  void execution_begins_one_to_three_working_days_after_the_start() {
    prepared(SPEC.given(campaign()), SPRING)
        .whenItIs("2026-03-09T18:00")
        .when(new StageRequested("execution"))
        .then(stage("breakdown"), missing("starts"))
        .whenItIs("2026-03-10T00:00")
        .when(new StageRequested("execution"))
        .then(stage("execution"), no(missing("starts")));
    prepared(SPEC.given(campaign()), SPRING)
        .whenItIs("2026-03-12T17:59")
        .then(no(notice("supervisor", "launch-late")))
        .when(new StageRequested("execution"))
        .whenMinutesPass(1)
        .then(no(notice("supervisor", "launch-late")));
    prepared(SPEC.given(campaign()), SPRING)
        .whenItIs("2026-03-12T18:00")
        .then(notice("sales-manager", "launch-late"), notice("supervisor", "launch-late"));
  }

  @Test
  @Requirement("D1.1")
  void a_start_on_a_friday_is_followed_by_monday_and_a_make_up_saturday_counts() {
    Campaign friday = between("2026-03-06", "2026-03-20");
    prepared(SPEC.given(campaign(friday)), friday)
        .then(timer("launch-late").due("2026-03-11T18:00"))
        .whenItIs("2026-03-08T18:00")
        .when(new StageRequested("execution"))
        .then(missing("starts"))
        .whenItIs("2026-03-09T09:00")
        .when(new StageRequested("execution"))
        .then(stage("execution"));
    // After Friday, 13 February 2026, come the worked Saturday, then the holiday to the 23rd.
    Campaign beforeHoliday = between("2026-02-13", "2026-03-06");
    prepared(SPEC.startingAt("2026-02-09T09:00").given(campaign(beforeHoliday)), beforeHoliday)
        .then(timer("launch-late").due("2026-02-25T18:00"))
        .whenItIs("2026-02-14T09:00")
        .when(new StageRequested("execution"))
        .then(stage("execution"));
  }

  @Test
  @Requirement("D1.1")
  void a_campaign_that_is_moved_moves_its_limits() {
    SPEC.given(campaign())
        .when(new CampaignUpdated(between("2026-03-16", "2026-03-27")))
        .then(
            timer("launch-late").due("2026-03-19T18:00"),
            timer("campaign-ended").due("2026-03-28T09:00"));
    launched(SPEC.given(campaign()))
        .when(new CampaignUpdated(between("2026-03-09", "2026-03-27")))
        .then(timer("campaign-ended").due("2026-03-28T09:00"));
  }

  @Test
  @Requirement("D1.1")
  void a_campaign_under_review_is_moved_no_more() {
    reviewed("2026-03-21T09:00")
        .when(new CampaignUpdated(between("2026-03-09", "2026-03-27")))
        .then(no(timer("campaign-ended")));
  }

  private static Story reviewed(String moment) {
    return launched(SPEC.given(campaign())).whenItIs(moment);
  }

  @Test
  @Requirement("D1.1")
  void review_begins_after_the_last_day_and_takes_three_working_days() {
    reviewed("2026-03-21T08:59").then(stage("execution"));
    reviewed("2026-03-21T09:00")
        .then(
            stage("review"),
            task("review-meeting").forRole("sales-lead").due("2026-03-25T18:00"),
            timer("review-late").due("2026-03-25T18:00"))
        .whenItIs("2026-03-25T17:59")
        .then(no(notice("supervisor", "review-late")))
        .whenMinutesPass(1)
        .then(notice("sales-manager", "review-late"), notice("supervisor", "review-late"));
    reviewed("2026-03-21T09:00")
        .when(new ActivityLogged("review-meeting"), REVIEW)
        .then(stage("closed"), won())
        .whenItIs("2026-03-26T09:00")
        .then(no(notice("supervisor", "review-late")));
  }

  @Test
  @Requirement("D1.1")
  void a_campaign_that_runs_is_not_reviewed_before_its_last_day() {
    launched(SPEC.given(campaign()))
        .whenItIs("2026-03-19T23:59")
        .when(new StageRequested("review"))
        .then(missing("campaign-ends"), stage("execution"))
        .whenMinutesPass(1)
        .when(new StageRequested("review"))
        .then(stage("review"));
  }

  @Test
  @Requirement("D1.1")
  void a_review_that_began_before_the_last_day_was_over_is_not_begun_again() {
    launched(SPEC.given(campaign()))
        .whenItIs("2026-03-20T15:00")
        .when(new StageRequested("review"))
        .then(stage("review"), timer("review-late").due("2026-03-25T18:00"))
        .whenItIs("2026-03-21T09:00")
        .then(no(task("review-meeting")), stage("review"));
  }

  @Test
  @Requirement("D4.2")
  void a_campaign_is_closed_only_with_its_review_and_its_meeting() {
    reviewed("2026-03-21T09:00")
        .when(new ActivityLogged("review-meeting"), new StageRequested("closed"))
        .then(stage("review"), missing("review"))
        .when(REVIEW)
        .then(stage("closed"));
    reviewed("2026-03-21T09:00")
        .when(REVIEW)
        .then(stage("review"), missing("review-meeting"), no(missing("review")))
        .when(new ActivityLogged("review-meeting"), new StageRequested("closed"))
        .then(stage("closed"));
  }

  @Test
  @Requirement("D4.2")
  void a_review_names_highlights_or_problems_and_causes_and_measures_of_problems() {
    List<String> none = List.of();
    List<String> some = List.of("x");
    reviewed("2026-03-21T09:00")
        .when(new ReviewRecorded(none, none, some, some))
        .then(refused("highlights"))
        .when(new ReviewRecorded(some, some, none, some))
        .then(refused("causes"))
        .when(new ReviewRecorded(some, some, some, none))
        .then(refused("measures"))
        .when(new ActivityLogged("review-meeting"), new ReviewRecorded(some, none, none, none))
        .then(stage("closed"));
    reviewed("2026-03-21T09:00")
        .when(new ActivityLogged("review-meeting"), new ReviewRecorded(none, some, some, some))
        .then(stage("closed"));
  }

  @Test
  @Requirement("D4.2")
  void a_review_during_the_execution_closes_nothing() {
    launched(SPEC.given(campaign())).when(REVIEW).then(stage("execution"));
  }

  @Test
  @Requirement({"D1.2", "D2.1"})
  void the_audience_is_drawn_from_the_running_cases_by_the_campaigns_filter() {
    Story story =
        launched(
            SPEC.given(lead().id("L-1").region("South"))
                .and(lead().id("L-2").region("North").contacts())
                .and(lead().id("L-3").region("South").contacts().having(new StageRequested("lost")))
                .and(campaign()));
    story
        .then(stage("execution"))
        .when("L-1", new ActivityLogged("note"))
        .then(journal(CampaignOffered.class))
        .when("L-2", new ActivityLogged("note"))
        .then(no(journal(CampaignOffered.class)))
        .when("L-3", new ActivityLogged("note"))
        .then(no(journal(CampaignOffered.class)));
  }

  @Test
  @Requirement("D1.2")
  void the_offer_names_what_the_member_needs_to_know() {
    Story story = launched(SPEC.given(lead().region("South")).and(campaign())).inCase("L-1");
    assertThat(story.state().facts().kept(CampaignOffer.class, CampaignOffer.ID))
        .isEqualTo(
            new CampaignOffer(
                "K-1", "Spring", "ten percent off", "v2", day("2026-03-20"), story.now(), false));
  }

  @Test
  @Requirement("D3.1")
  void marketing_posts_in_the_community_and_on_the_official_account_within_three_working_days() {
    launched(SPEC.given(campaign()))
        .then(
            openTask("community-post").forRole("marketing").due("2026-03-13T18:00"),
            openTask("official-account-post").forRole("marketing").due("2026-03-13T18:00"))
        .when(new TaskCompleted("community-post"))
        .whenItIs("2026-03-13T17:59")
        .then(no(notice("supervisor", "post-late")))
        .whenMinutesPass(1)
        .then(times(1, notice("supervisor", "post-late")));
    prepared(SPEC.given(campaign()), SPRING).then(no(task("community-post")));
  }

  @Test
  @Requirement("D1.1")
  void a_post_is_not_late_once_the_campaign_is_under_review() {
    Campaign brief = between("2026-03-09", "2026-03-11");
    prepared(SPEC.given(campaign(brief)), brief)
        .whenItIs("2026-03-10T09:00")
        .when(new StageRequested("execution"))
        .then(openTask("community-post").due("2026-03-13T18:00"))
        .whenItIs("2026-03-12T09:00")
        .then(stage("review"))
        .whenItIs("2026-03-13T18:00")
        .then(no(notice("supervisor", "post-late")));
  }

  @Test
  @Requirement("D3.2")
  void what_blocks_a_campaign_goes_up_the_same_day() {
    launched(SPEC.given(campaign()))
        .when(new BlockerReported("no stand"))
        .then(
            notice("sales-manager", "campaign-blocked"), notice("supervisor", "campaign-blocked"));
    SPEC.given(campaign())
        .when(new StageRequested("cancelled"))
        .then(lost())
        .when(new BlockerReported("no stand"))
        .thenNothing();
  }
}
