package dev.sluice.rules.campaignresponse;

import static dev.sluice.rules.campaignresponse.CampaignResponse.SPEC;
import static dev.sluice.rules.campaignresponse.CampaignResponse.campaign;
import static dev.sluice.rules.campaignresponse.CampaignResponse.offeredOn;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.timer;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ActivityStarted;
import dev.sluice.event.BlockerReported;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.event.OrderPlaced;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Money;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who talks to a customer of a campaign, and what is written down about it. */
@Specification
class OneVoiceTest {

  private static final FollowUpRecorded RECORD =
      new FollowUpRecorded("speed", null, List.of(), null, null, null);

  private static Story member() {
    return SPEC.given(campaign()).and(lead());
  }

  /** A customer of priority S from Monday, 2 March, at nine; the campaign ends on the 20th. */
  private static Story important() {
    SignalReceived reply = new SignalReceived("campaign-reply", "C-1", null);
    return member().when("L-1", reply, reply, reply).when("L-1", offeredOn("2026-03-02"));
  }

  private static Story touchedAt(String moment) {
    return important().whenItIs(moment).when(reported(new ActivityLogged("call")).by("wang"));
  }

  @Test
  @Requirement("D3.3")
  void a_recorded_objection_is_known_to_the_next_contact() {
    important()
        .when("L-1", new ObjectionRaised("delivery", "too slow"))
        .when(reported(new ActivityStarted("call")).by("li"))
        .then(notice("li", "campaign-objection"), no(notice("li", "campaign-touched")));
    important()
        .when("L-1", reported(new ActivityStarted("call")).by("li"))
        .then(no(notice("li", "campaign-objection")));
    important()
        .when("L-1", new ObjectionRaised("delivery", "too slow"))
        .when(new ActivityStarted("call"))
        .thenNothing();
    member()
        .when("L-1", new ObjectionRaised("delivery", "too slow"))
        .when(reported(new ActivityStarted("call")).by("li"))
        .then(no(notice("li", "campaign-objection")));
  }

  @Test
  @Requirement("D3.3")
  void who_begins_to_talk_learns_that_a_colleague_did() {
    touchedAt("2026-03-03T10:00")
        .when(reported(new ActivityStarted("visit")).by("li"))
        .then(notice("li", "campaign-touched"));
    touchedAt("2026-03-03T10:00")
        .when(reported(new ActivityStarted("visit")).by("wang"))
        .then(no(notice("wang", "campaign-touched")));
    touchedAt("2026-03-03T10:00").when(new ActivityStarted("visit")).thenNothing();
    important()
        .when("L-1", reported(new ActivityLogged("note")).by("wang"))
        .when(reported(new ActivityStarted("visit")).by("li"))
        .then(no(notice("li", "campaign-touched")));
    important()
        .whenItIs("2026-03-03T10:00")
        .when(reported(new ActivityLogged("call")).by("wang").occurring("2026-03-02T09:00"))
        .when(reported(new ActivityStarted("visit")).by("li"))
        .then(notice("li", "campaign-touched"));
    member()
        .when("L-1", reported(new ActivityLogged("call")).by("wang"))
        .whenMinutesPass(1)
        .when(offeredOn("2026-03-02"))
        .when(reported(new ActivityStarted("visit")).by("li"))
        .then(no(notice("li", "campaign-touched")));
    member()
        .when("L-1", reported(new ActivityLogged("call")).by("wang"))
        .when(reported(new ActivityStarted("visit")).by("li"))
        .then(no(notice("li", "campaign-touched")));
  }

  @Test
  @Requirement("D3.3")
  void what_a_colleague_did_is_taken_off_the_owners_list() {
    important()
        .when("L-1", reported(new ActivityLogged("meeting")).by("li"))
        .then(cancelledTask("campaign-call"), cancelledTask("campaign-visit"));
    important()
        .when("L-1", reported(new ActivityLogged("meeting")).by("wang"))
        .then(openTask("campaign-call"), openTask("campaign-visit"));
    important()
        .when("L-1", new ActivityLogged("meeting"))
        .then(openTask("campaign-call"), openTask("campaign-visit"));
    important()
        .when("L-1", reported(new ActivityLogged("note")).by("li"))
        .then(openTask("campaign-call"), openTask("campaign-visit"));
    important()
        .when("L-1", reported(new ActivityLogged("call")).by("li"))
        .then(doneTask("campaign-call"), cancelledTask("campaign-visit"));
  }

  @Test
  @Requirement("D3.3")
  void a_new_owner_does_not_touch_the_customer_again() {
    touchedAt("2026-03-03T10:00")
        .when(new OwnerAssigned("li", "takes over the region", null))
        .then(cancelledTask("campaign-visit"), notice("li", "campaign-touched"));
    touchedAt("2026-03-03T10:00")
        .when(new OwnerAssigned("wang", "stays", null))
        .then(openTask("campaign-visit"), no(notice("wang", "campaign-touched")));
    important()
        .when("L-1", new OwnerAssigned("li", "takes over the region", null))
        .then(openTask("campaign-visit").assignedTo("li"), no(notice("li", "campaign-touched")));
    member()
        .when("L-1", reported(new ActivityLogged("call")).by("wang"))
        .when(new OwnerAssigned("li", "takes over the region", null))
        .then(no(notice("li", "campaign-touched")));
  }

  @Test
  @Requirement("D3.2")
  void a_touch_is_written_down_before_the_close_of_the_day() {
    touchedAt("2026-03-03T17:59").then(openTask("campaign-record").due("2026-03-03T18:00"));
    touchedAt("2026-03-03T18:00").then(openTask("campaign-record").due("2026-03-04T18:00"));
    important().when("L-1", new ActivityLogged("note")).then(no(task("campaign-record")));
    member().when("L-1", new ActivityLogged("call")).then(no(task("campaign-record")));
  }

  @Test
  @Requirement("D3.2")
  void a_record_missing_at_the_close_of_business_goes_up_the_same_day() {
    touchedAt("2026-03-03T10:00")
        .whenItIs("2026-03-03T17:59")
        .then(no(notice("supervisor", "campaign-record-missing")))
        .whenMinutesPass(1)
        .then(
            notice("supervisor", "campaign-record-missing"),
            notice("wang", "campaign-record-missing"),
            no(timer("campaign-record-morning")));
    touchedAt("2026-03-03T10:00")
        .whenItIs("2026-03-03T17:59")
        .when(RECORD)
        .then(doneTask("campaign-record"))
        .whenMinutesPass(1)
        .then(no(notice("supervisor", "campaign-record-missing")));
  }

  @Test
  @Requirement("D3.2")
  void harm_8_a_rep_with_the_customer_at_the_close_of_business_is_only_reminded() {
    Story story =
        touchedAt("2026-03-03T10:00")
            .whenItIs("2026-03-03T17:30")
            .when(reported(new ActivityStarted("visit")).by("wang"));
    story
        .whenItIs("2026-03-03T18:00")
        .then(
            notice("wang", "campaign-record-missing"),
            no(notice("supervisor", "campaign-record-missing")),
            timer("campaign-record-morning").due("2026-03-04T10:00"))
        .whenItIs("2026-03-04T09:59")
        .then(no(notice("supervisor", "campaign-record-missing")))
        .whenMinutesPass(1)
        .then(notice("supervisor", "campaign-record-missing"));
  }

  @Test
  @Requirement("D3.2")
  void harm_8_a_record_written_in_the_evening_or_the_morning_escalates_nothing() {
    touchedAt("2026-03-03T10:00")
        .when(reported(new ActivityStarted("visit")).by("wang"))
        .whenItIs("2026-03-04T09:59")
        .when(RECORD)
        .whenMinutesPass(1)
        .then(no(notice("supervisor", "campaign-record-missing")));
  }

  @Test
  @Requirement("D3.2")
  void harm_8_a_visit_that_is_over_at_the_close_of_business_is_no_excuse() {
    touchedAt("2026-03-03T10:00")
        .when(reported(new ActivityStarted("visit")).by("wang"))
        .whenItIs("2026-03-03T17:59")
        .when(reported(new ActivityLogged("visit")).by("wang"))
        .whenMinutesPass(1)
        .then(notice("supervisor", "campaign-record-missing"));
  }

  @Test
  @Requirement("D3.2")
  void harm_8_nothing_escalates_after_the_campaigns_end() {
    touchedAt("2026-03-20T10:00")
        .whenItIs("2026-03-20T18:00")
        .then(notice("supervisor", "campaign-record-missing"));
    touchedAt("2026-03-20T18:00")
        .then(openTask("campaign-record").due("2026-03-23T18:00"))
        .whenItIs("2026-03-23T18:00")
        .then(no(notice("supervisor", "campaign-record-missing")));
    touchedAt("2026-03-20T10:00")
        .when(reported(new ActivityStarted("visit")).by("wang"))
        .whenItIs("2026-03-20T18:00")
        .then(notice("wang", "campaign-record-missing"))
        .whenItIs("2026-03-23T18:00")
        .then(no(notice("supervisor", "campaign-record-missing")));
    important()
        .whenItIs("2026-03-21T08:00")
        .when(reported(new ActivityLogged("call")).by("wang"))
        .then(no(task("campaign-record")));
  }

  @Test
  @Requirement({"D3.2", "D3.3"})
  void after_the_campaign_nobody_is_warned_for_it() {
    Story over =
        touchedAt("2026-03-03T10:00")
            .when("L-1", new ObjectionRaised("delivery", "too slow"))
            .when(new OrderPlaced("O-1", Money.of("1000", "CNY")));
    over.when(reported(new ActivityStarted("visit")).by("li"))
        .then(no(notice("li", "campaign-touched")), no(notice("li", "campaign-objection")));
    over.when(reported(new ActivityLogged("visit")).by("li")).then(no(task("campaign-record")));
    over.when(new BlockerReported("no budget")).then(no(notice("supervisor", "campaign-blocked")));
    over.when(new OwnerAssigned("zhao", "moved", null))
        .then(no(notice("owner", "campaign-touched")));
  }

  @Test
  @Requirement({"D2.1", "D3.3"})
  void a_campaign_leaves_a_closed_case_alone() {
    important()
        .when("L-1", new StageRequested("lost"))
        .when(offeredOn("2026-03-02"))
        .then(no(task("campaign-decision")), no(task("campaign-call")));
  }

  @Test
  @Requirement("D3.2")
  void what_blocks_goes_up_the_same_day() {
    important()
        .when("L-1", new BlockerReported("no sample"))
        .then(notice("supervisor", "campaign-blocked"));
    member().when("L-1", new BlockerReported("no sample")).thenNothing();
  }
}
