package dev.sluice.rules.campaignresponse;

import static dev.sluice.rules.campaignresponse.CampaignResponse.SPEC;
import static dev.sluice.rules.campaignresponse.CampaignResponse.SPRING;
import static dev.sluice.rules.campaignresponse.CampaignResponse.campaign;
import static dev.sluice.rules.campaignresponse.CampaignResponse.day;
import static dev.sluice.rules.campaignresponse.CampaignResponse.launched;
import static dev.sluice.rules.campaignresponse.CampaignResponse.offeredOn;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.message;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.told;
import static dev.sluice.rules.spec.Journeys.enrolled;
import static dev.sluice.rules.spec.Journeys.journeyEnded;
import static dev.sluice.rules.spec.Journeys.withheld;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.tier;
import static dev.sluice.rules.spec.Standing.timer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.AudienceResponded;
import dev.sluice.event.CampaignCancelled;
import dev.sluice.event.CampaignOffered;
import dev.sluice.event.ConsentWithdrawn;
import dev.sluice.event.ContactSaved;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.event.OrderPlaced;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.CampaignTally;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

@Specification
class AudienceTest {

  private static final SignalReceived DEMO = new SignalReceived("demo-attended", "C-1", null);
  private static final SignalReceived REPLY = new SignalReceived("campaign-reply", "C-1", null);
  private static final SignalReceived INQUIRY = new SignalReceived("inquiry", "C-1", null);
  private static final OrderPlaced ORDER = new OrderPlaced("O-1", Money.of("30000", "CNY"));

  private static Story beside(CaseDraft member) {
    return SPEC.given(campaign()).and(member);
  }

  private static Story member() {
    return beside(lead());
  }

  /** A customer of priority S, to whom the offer has just been made. */
  private static Story important() {
    return member().when("L-1", DEMO, REPLY, REPLY).when("L-1", offeredOn("2026-03-02"));
  }

  private static Story inquirer(CaseDraft member) {
    return beside(member).when("L-1", INQUIRY).when("L-1", offeredOn("2026-03-02"));
  }

  private static CaseDraft suffering(String... pains) {
    return lead().about(new Lead("Acme", "partner", null, null, null, null, null, List.of(pains)));
  }

  private static CaseDraft reading(String... channels) {
    return lead().contacts(Contact.primary("C-1", channels));
  }

  @Test
  @Requirement("D2.1")
  void three_inbound_actions_in_thirty_days_make_priority_s_and_two_do_not() {
    important().then(tier("priority", "S"));
    member()
        .when("L-1", DEMO, REPLY)
        .when("L-1", offeredOn("2026-03-02"))
        .then(tier("priority", "C"));
    member()
        .when("L-1", DEMO, REPLY, new SignalReceived("newsletter-read"))
        .when("L-1", offeredOn("2026-03-02"))
        .then(tier("priority", "C"));
  }

  @Test
  @Requirement("D2.1")
  void the_thirtieth_day_counts_and_a_minute_more_does_not() {
    member()
        .when("L-1", DEMO, REPLY, REPLY)
        .whenItIs("2026-04-01T09:00")
        .when(offeredOn("2026-03-10"))
        .then(tier("priority", "S"));
    member()
        .when("L-1", DEMO, REPLY, REPLY)
        .whenItIs("2026-04-01T09:01")
        .when(offeredOn("2026-03-10"))
        .then(tier("priority", "C"));
  }

  @Test
  @Requirement("D2.1")
  void an_inquiry_in_sixty_days_makes_priority_b() {
    inquirer(lead()).then(tier("priority", "B"));
    member()
        .when("L-1", INQUIRY)
        .whenItIs("2026-05-01T09:00")
        .when(offeredOn("2026-03-10"))
        .then(tier("priority", "B"));
    member()
        .when("L-1", INQUIRY)
        .whenItIs("2026-05-01T09:01")
        .when(offeredOn("2026-03-10"))
        .then(tier("priority", "C"));
  }

  @Test
  @Requirement("D2.1")
  void harm_9_one_person_in_two_lists_has_the_higher_priority() {
    member()
        .when("L-1", INQUIRY, INQUIRY, INQUIRY)
        .when("L-1", offeredOn("2026-03-02"))
        .then(tier("priority", "S"), task("campaign-call"), no(timer("campaign-invitation")))
        .whenItIs("2026-03-03T09:00")
        .then(no(message("email", "campaign-invitation")));
  }

  @Test
  @Requirement("D2.1")
  void harm_9_a_person_of_the_audience_by_two_cases_hears_of_it_once() {
    Contact person = Contact.primary("C-1", "email").reachedAt("wu@example.com");
    Contact colleague = Contact.primary("C-2", "email").reachedAt("li@example.com");
    launched(
            SPEC.given(lead().region("South").contacts(person))
                .and(lead().id("L-2").region("South").contacts(colleague))
                .and(campaign())
                .when("L-2", new ContactSaved(person)))
        .when("L-1", new ActivityLogged("note"))
        .then(tier("priority", "C"))
        .when("L-2", new ActivityLogged("note"))
        .then(no(tier("priority", "C")));
  }

  @Test
  @Requirement({"D3.1", "A6.1"})
  void harm_9_an_opt_out_stops_every_promotion_on_that_channel() {
    inquirer(reading("email", "wechat"))
        .when("L-1", new ConsentWithdrawn("C-1", "wechat", "promotion"))
        .whenItIs("2026-03-03T09:00")
        .then(
            message("email", "campaign-invitation"), no(message("wechat", "campaign-invitation")));
    inquirer(lead())
        .when("L-1", new ConsentWithdrawn("C-1", "email", "promotion"))
        .whenItIs("2026-03-03T09:00")
        .then(
            no(message("email", "campaign-invitation")),
            no(withheld("campaign-invitation")),
            task("campaign-decision"));
    member()
        .when("L-1", offeredOn("2026-03-02"), new ConsentWithdrawn("C-1", "email", "promotion"))
        .whenItIs("2026-06-02T12:00")
        .then(no(message("email", "campaign-news")));
  }

  @Test
  @Requirement("D3.1")
  void priority_s_is_called_and_visited_by_the_rep() {
    important()
        .then(
            task("campaign-call")
                .assignedTo("wang")
                .due("2026-03-05T18:00")
                .note("Spring: ten percent off (2026-03-20, v2)"),
            task("campaign-visit").assignedTo("wang").due("2026-03-09T18:00"),
            no(timer("campaign-invitation")),
            no(enrolled("campaign-nurture")));
  }

  @Test
  @Requirement({"D2.1", "D3.1"})
  void priority_b_is_invited_the_next_working_day_by_wechat_or_by_email() {
    inquirer(reading("email", "wechat"))
        .then(
            no(task("campaign-call")),
            no(enrolled("campaign-nurture")),
            timer("campaign-invitation").due("2026-03-03T09:00"))
        .whenItIs("2026-03-03T08:59")
        .then(no(message("wechat", "campaign-invitation")))
        .whenMinutesPass(1)
        .then(
            message("wechat", "campaign-invitation"), no(message("email", "campaign-invitation")));
    inquirer(reading("email"))
        .whenItIs("2026-03-03T09:00")
        .then(
            message("email", "campaign-invitation"),
            no(task("campaign-decision")),
            told("K-1", AudienceResponded.touched("L-1")));
  }

  @Test
  @Requirement("D3.1")
  void a_customer_whom_nobody_may_write_to_is_the_owners_to_decide() {
    inquirer(reading("sms"))
        .whenItIs("2026-03-03T09:00")
        .then(
            task("campaign-decision").assignedTo("wang").due("2026-03-06T18:00").note("Spring"),
            no(told("K-1", AudienceResponded.touched("L-1"))));
  }

  @Test
  @Requirement("D3.1")
  void priority_c_is_nurtured_for_long() {
    member()
        .when("L-1", offeredOn("2026-03-02"))
        .then(
            enrolled("campaign-nurture"),
            no(task("campaign-call")),
            no(timer("campaign-invitation")),
            no(timer("campaign-untouched")))
        .whenItIs("2026-04-02T08:59")
        .then(no(message("email", "campaign-news")))
        .whenMinutesPass(1)
        .then(message("email", "campaign-news"))
        .when("L-1", ORDER)
        .then(journeyEnded("campaign-nurture", "goal"))
        .whenItIs("2026-06-03T09:00")
        .then(no(message("email", "campaign-news")));
    beside(reading("sms"))
        .when("L-1", offeredOn("2026-03-02"))
        .whenItIs("2026-04-02T09:00")
        .then(no(message("email", "campaign-news")), no(withheld("campaign-news")));
    important().when("L-1", ORDER).then(no(journeyEnded("campaign-nurture", "goal")));
  }

  private static final Record[] NEGOTIATION = {
    new ActivityLogged("proposal-presentation"),
    new DeliverableSubmitted("quotation"),
    new StageRequested("negotiation")
  };

  @Test
  @Requirement("D3.3")
  void who_begins_to_negotiate_gets_no_more_news() {
    beside(lead().in("proposal-submitted"))
        .when("L-1", offeredOn("2026-03-02"))
        .then(enrolled("campaign-nurture"))
        .when("L-1", NEGOTIATION)
        .then(journeyEnded("campaign-nurture", "exit"))
        .whenItIs("2026-05-07T09:00")
        .then(no(message("email", "campaign-news")));
    beside(lead().in("proposal-submitted"))
        .when("L-1", offeredOn("2026-03-02"))
        .when("L-1", new StageRequested("needs-confirmed"))
        .then(stage("needs-confirmed"), no(journeyEnded("campaign-nurture", "exit")));
    beside(lead().in("proposal-submitted"))
        .when("L-1", INQUIRY)
        .when(offeredOn("2026-03-02"))
        .when("L-1", NEGOTIATION)
        .then(stage("negotiation"), no(journeyEnded("campaign-nurture", "exit")));
  }

  @Test
  @Requirement("D1.2")
  void who_begins_to_negotiate_is_a_prospect_once() {
    beside(lead().in("proposal-submitted"))
        .when("L-1", offeredOn("2026-03-02"))
        .when("L-1", NEGOTIATION)
        .then(told("K-1", AudienceResponded.prospect("L-1")));
    beside(lead().in("proposal-submitted"))
        .when("L-1", offeredOn("2026-03-02"))
        .when("L-1", REPLY)
        .when("L-1", NEGOTIATION)
        .then(no(told("K-1", AudienceResponded.prospect("L-1"))));
    beside(lead().in("proposal-submitted"))
        .when("L-1", offeredOn("2026-03-02"))
        .when("L-1", new StageRequested("needs-confirmed"))
        .then(no(told("K-1", AudienceResponded.prospect("L-1"))));
  }

  @Test
  @Requirement("D3.4")
  void cost_hears_of_value_and_quality_of_the_warranty() {
    inquirer(suffering("cost").contacts(Contact.primary("C-1", "email")))
        .whenItIs("2026-03-03T09:00")
        .then(
            message("email", "campaign-value"),
            no(message("email", "campaign-warranty")),
            no(message("email", "campaign-invitation")));
    inquirer(suffering("quality"))
        .whenItIs("2026-03-03T09:00")
        .then(
            message("email", "campaign-warranty"),
            no(message("email", "campaign-value")),
            no(message("email", "campaign-invitation")));
    inquirer(suffering("cost", "quality"))
        .whenItIs("2026-03-03T09:00")
        .then(message("email", "campaign-value"), no(message("email", "campaign-warranty")));
    inquirer(suffering("delivery"))
        .whenItIs("2026-03-03T09:00")
        .then(
            message("email", "campaign-invitation"),
            no(message("email", "campaign-warranty")),
            no(message("email", "campaign-value")));
  }

  @Test
  @Requirement("D3.4")
  void an_objection_says_the_concern_as_well() {
    inquirer(lead())
        .when("L-1", new ObjectionRaised("price", "too much"))
        .whenItIs("2026-03-03T09:00")
        .then(message("email", "campaign-value"), no(message("email", "campaign-invitation")));
    inquirer(lead())
        .when("L-1", new ObjectionRaised("quality", "breaks"))
        .whenItIs("2026-03-03T09:00")
        .then(message("email", "campaign-warranty"), no(message("email", "campaign-invitation")));
    inquirer(suffering("quality"))
        .when("L-1", new ObjectionRaised("price", "too much"))
        .whenItIs("2026-03-03T09:00")
        .then(message("email", "campaign-value"), no(message("email", "campaign-warranty")));
    inquirer(suffering("quality").contacts(Contact.primary("C-1", "sms")))
        .when("L-1", new ObjectionRaised("price", "too much"))
        .whenItIs("2026-03-03T09:00")
        .then(no(message("email", "campaign-value")), task("campaign-decision"));
    inquirer(suffering("quality").contacts(Contact.primary("C-1", "sms")))
        .whenItIs("2026-03-03T09:00")
        .then(no(message("email", "campaign-warranty")), task("campaign-decision"));
  }

  @Test
  @Requirement("D1.1")
  void a_customer_untouched_for_three_working_days_goes_to_the_supervisor() {
    important()
        .whenItIs("2026-03-05T17:59")
        .then(no(notice("supervisor", "campaign-untouched")))
        .whenMinutesPass(1)
        .then(notice("supervisor", "campaign-untouched"), notice("wang", "campaign-untouched"));
    important()
        .whenItIs("2026-03-05T17:59")
        .when(new ActivityLogged("call"))
        .then(told("K-1", AudienceResponded.touched("L-1")), journeyEnded("campaign-touch", "goal"))
        .whenMinutesPass(1)
        .then(no(notice("supervisor", "campaign-untouched")));
    important()
        .when("L-1", new ActivityLogged("note"))
        .then(no(told("K-1", AudienceResponded.touched("L-1"))))
        .whenItIs("2026-03-05T18:00")
        .then(notice("supervisor", "campaign-untouched"));
  }

  @Test
  @Requirement("D1.2")
  void the_campaign_counts_touches_prospects_and_orders_once_each() {
    Story story =
        important()
            .when("L-1", new ActivityLogged("call"), new ActivityLogged("visit"))
            .when("L-1", REPLY, REPLY)
            .when("L-1", ORDER, new OrderPlaced("O-2", Money.of("20000", "CNY")));
    story.inCase("K-1");
    assertThat(story.state().facts().kept(CampaignTally.class, CampaignTally.ID))
        .isEqualTo(new CampaignTally(1, 1, 2, List.of(Money.of("50000", "CNY"))));
  }

  @Test
  @Requirement("D1.2")
  void who_orders_without_a_word_is_a_prospect_too() {
    important()
        .when("L-1", ORDER)
        .then(
            told("K-1", AudienceResponded.prospect("L-1")),
            told("K-1", AudienceResponded.ordered("L-1", Money.of("30000", "CNY"))));
    important()
        .when("L-1", REPLY)
        .then(told("K-1", AudienceResponded.prospect("L-1")))
        .when(ORDER)
        .then(no(told("K-1", AudienceResponded.prospect("L-1"))));
    important()
        .when("L-1", new SignalReceived("newsletter-read"))
        .then(no(told("K-1", AudienceResponded.prospect("L-1"))));
  }

  @Test
  @Requirement("D1.2")
  void an_order_after_the_last_day_or_outside_a_campaign_is_not_the_campaigns() {
    important().whenItIs("2026-03-20T17:00").when(ORDER).then(told("K-1", AudienceResponded.class));
    important()
        .whenItIs("2026-03-21T00:00")
        .when(ORDER)
        .then(no(told("K-1", AudienceResponded.ordered("L-1", Money.of("30000", "CNY")))));
    member().when("L-1", ORDER).then(no(told("K-1", AudienceResponded.class)));
  }

  @Test
  @Requirement("D3.3")
  void who_negotiates_gets_no_blast_and_the_owner_is_asked() {
    beside(lead().in("negotiation"))
        .when("L-1", INQUIRY)
        .when(offeredOn("2026-03-02"))
        .then(
            task("campaign-decision").assignedTo("wang").due("2026-03-05T18:00").note("Spring"),
            no(enrolled("campaign")))
        .whenItIs("2026-03-03T09:00")
        .then(no(message("email", "campaign-invitation")));
    beside(lead().in("proposal-submitted"))
        .when("L-1", INQUIRY)
        .when(offeredOn("2026-03-02"))
        .then(enrolled("campaign"), no(task("campaign-decision")));
    beside(lead().in("lost"))
        .when("L-1", INQUIRY)
        .when(offeredOn("2026-03-02"))
        .then(no(enrolled("campaign")), no(tier("priority", "B")));
  }

  @Test
  @Requirement("D3.3")
  void who_begins_to_negotiate_gets_no_blast_and_the_owner_is_asked() {
    beside(lead().in("proposal-submitted"))
        .when("L-1", INQUIRY)
        .when(offeredOn("2026-03-02"))
        .then(enrolled("campaign"))
        .when(
            new ActivityLogged("proposal-presentation"),
            new DeliverableSubmitted("quotation"),
            new StageRequested("negotiation"))
        .then(journeyEnded("campaign", "exit"), openTask("campaign-decision:K-1"))
        .whenItIs("2026-03-03T09:00")
        .then(no(message("email", "campaign-invitation")));
    inquirer(lead().having(new ActivityLogged("needs-interview")))
        .when(
            "L-1", new DeliverableSubmitted("needs-report"), new StageRequested("needs-confirmed"))
        .then(no(journeyEnded("campaign", "exit")));
    beside(lead().in("proposal-submitted"))
        .when(
            "L-1",
            new ActivityLogged("proposal-presentation"),
            new DeliverableSubmitted("quotation"),
            new StageRequested("negotiation"))
        .then(stage("negotiation"), no(task("campaign-decision")));
  }

  @Test
  @Requirement("D3.3")
  void who_bought_yesterday_gets_no_blast_and_who_bought_the_day_before_does() {
    beside(lead().having(ORDER))
        .whenItIs("2026-03-03T23:59")
        .when("L-1", offeredOn("2026-03-03"))
        .then(
            task("campaign-decision").assignedTo("wang").note("Spring"), no(enrolled("campaign")));
    beside(lead().having(ORDER))
        .whenItIs("2026-03-04T00:00")
        .when("L-1", offeredOn("2026-03-04"))
        .then(no(task("campaign-decision")), enrolled("campaign"));
  }

  @Test
  @Requirement("D3.3")
  void who_orders_gets_no_blast_any_more() {
    inquirer(lead())
        .when("L-1", ORDER)
        .then(journeyEnded("campaign", "goal"))
        .whenItIs("2026-03-03T09:00")
        .then(no(message("email", "campaign-invitation")));
    member().when("L-1", ORDER).then(no(journeyEnded("campaign", "goal")));
  }

  @Test
  @Requirement("D3.3")
  void nobody_is_taken_into_two_campaigns_at_a_time() {
    CampaignOffered second =
        new CampaignOffered("K-2", "Summer", "gift", null, day("2026-03-05"), day("2026-03-31"));
    important()
        .when("L-1", second)
        .then(openTask("campaign-decision:K-2").note("Summer"), no(enrolled("campaign")));
    important()
        .whenItIs("2026-03-21T09:00")
        .when(
            new CampaignOffered(
                "K-2", "Summer", "gift", null, day("2026-03-21"), day("2026-03-31")))
        .then(enrolled("campaign"), no(openTask("campaign-decision:K-2")));
  }

  @Test
  @Requirement("D3.3")
  void a_cancelled_campaign_withdraws_queued_messages_and_open_tasks() {
    Story story = launched(SPEC.given(lead().region("South").having(INQUIRY)).and(campaign()));
    story
        .when("K-1", new StageRequested("cancelled"))
        .when("L-1", new ActivityLogged("note"))
        .then(no(timer("campaign-invitation")))
        .whenItIs("2026-03-12T09:00")
        .then(no(message("email", "campaign-invitation")));
    important()
        .when("L-1", new CampaignCancelled("K-1"))
        .then(
            journeyEnded("campaign", "exit"),
            cancelledTask("campaign-call"),
            cancelledTask("campaign-visit"))
        .whenItIs("2026-03-05T18:00")
        .then(no(notice("supervisor", "campaign-untouched")));
    important()
        .when("L-1", new CampaignCancelled("K-2"))
        .then(no(journeyEnded("campaign", "exit")), openTask("campaign-call"));
    beside(lead().in("negotiation"))
        .when("L-1", offeredOn("2026-03-02"))
        .when(new CampaignCancelled("K-1"))
        .then(cancelledTask("campaign-decision:K-1"));
  }

  @Test
  @Requirement("D3.3")
  void a_campaign_that_was_not_launched_has_nothing_to_withdraw() {
    CampaignResponse.prepared(SPEC.given(lead().region("South")).and(campaign()), SPRING)
        .when("K-1", new StageRequested("cancelled"))
        .then(no(rule("A cancelled campaign is withdrawn from its audience")));
  }

  @Test
  @Requirement("D3.3")
  void after_its_last_day_a_campaign_leaves_its_customers_alone() {
    important()
        .whenItIs("2026-03-21T08:59")
        .then(no(journeyEnded("campaign", "exit")), openTask("campaign-visit"))
        .whenMinutesPass(1)
        .then(
            journeyEnded("campaign", "exit"),
            journeyEnded("campaign-interest", "exit"),
            cancelledTask("campaign-visit"));
  }
}
