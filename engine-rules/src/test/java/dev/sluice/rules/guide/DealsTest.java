package dev.sluice.rules.guide;

import static dev.sluice.fact.Rep.rep;
import static dev.sluice.rules.spec.CaseDraft.caseAbout;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.approvalRequest;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.refused;
import static dev.sluice.rules.spec.Expectation.suggestion;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.owner;
import static dev.sluice.rules.spec.Standing.probability;
import static dev.sluice.rules.spec.Standing.running;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.tag;
import static dev.sluice.rules.spec.Standing.tier;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.CampaignCancelled;
import dev.sluice.event.CampaignOffered;
import dev.sluice.event.DealValued;
import dev.sluice.event.FigureReported;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.OfferMade;
import dev.sluice.event.OrderPlaced;
import dev.sluice.event.Overridden;
import dev.sluice.event.OverrideLifted;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.SupportRequested;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Campaign;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Money;
import dev.sluice.fact.Team;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Specification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How to use approvals, gates, grades, overrides, purchases, figures, owners and campaigns. */
@Specification
class DealsTest {

  private static final SignalReceived DEMO = new SignalReceived("demo-attended");
  private static final ActivityLogged INTRODUCED = new ActivityLogged("introduction");
  private static final StageRequested TEST = new StageRequested("testing");
  private static final SupportRequested COMPLAINT = new SupportRequested("S-1", true, "C-1", null);
  private static final SignalReceived BROCHURE = new SignalReceived("brochure-downloaded");

  /** Nobody sells yet, so that no case has an owner. */
  private final PipelineSpec alone =
      PipelineSpec.of(RulePlaybooks.fromClasspath("playbooks/guide")).team(Team.of("sales"));

  private final PipelineSpec spec =
      PipelineSpec.of(RulePlaybooks.fromClasspath("playbooks/guide"))
          .team(Team.of("sales", rep("wang").goodAt("technical"), rep("li").sellsIn("west")));

  private static OfferMade offer(String price) {
    return new OfferMade(Money.of("1000", "CNY"), Money.of(price, "CNY"), null, null);
  }

  private static OrderPlaced order(String id, String amount) {
    return new OrderPlaced(id, Money.of(amount, "CNY"));
  }

  private static FigureReported week(int day, String percent, int cases) {
    LocalDate from = LocalDate.of(2026, 2, day);
    return new FigureReported(
        "trial-to-bought", null, from, from.plusDays(6), new BigDecimal(percent), cases);
  }

  @Test
  void the_manager_is_asked_below_ninety_percent_and_not_at_it() {
    spec.given(lead()).when(offer("899.99")).then(approvalRequest("discount"));
    spec.given(lead()).when(offer("900.00")).then(no(approvalRequest("discount")));
  }

  @Test
  void a_refusal_is_explained_and_a_withdrawal_is_not() {
    spec.given(lead().having(offer("800")))
        .when(new ApprovalDecided("discount", Approval.State.REFUSED, "too low"))
        .then(task("explain-refusal").note("too low"));
    spec.given(lead().having(offer("800")))
        .when(new ApprovalDecided("discount", Approval.State.WITHDRAWN, null))
        .then(no(task("explain-refusal")));
  }

  @Test
  void a_manager_who_does_not_answer_in_two_working_days_is_reminded() {
    spec.given(lead().having(offer("800")))
        .whenItIs("2026-03-04T17:59")
        .then(no(notice("sales-manager", "approval-waits")))
        .whenNextDue()
        .then(notice("sales-manager", "approval-waits"));
  }

  @Test
  void a_contract_needs_an_owner() {
    alone
        .given(lead().in("testing"))
        .when(new StageRequested("bought"))
        .then(missing("owner"), stage("testing"));
  }

  @Test
  void with_an_owner_nothing_is_missing() {
    alone
        .given(lead().owner("li").in("testing"))
        .when(new StageRequested("bought"))
        .then(no(missing("owner")), stage("bought"));
  }

  @Test
  void a_follow_up_without_a_next_step_is_refused() {
    spec.given(lead())
        .when(new FollowUpRecorded("cost", null, List.of(), null, null, null))
        .then(refused("Say what comes next"))
        .when(new FollowUpRecorded("cost", null, List.of(), null, "a demo", null))
        .then(running());
  }

  @Test
  void a_demo_makes_interest_hot() {
    spec.given(lead()).when(DEMO).then(tier("interest", "hot"), probability(60));
  }

  @Test
  void a_brochure_does_not() {
    spec.given(lead()).when(BROCHURE).then(no(tier("interest", "hot")));
  }

  @Test
  void what_a_person_set_stands_until_it_is_lifted() {
    spec.given(lead())
        .when(reported(new Overridden("probability", "20", null, null)).by("chen"))
        .when(DEMO)
        .then(probability(20), suggestion("chen", "probability: 60"))
        .when(new OverrideLifted("probability"))
        .when(DEMO)
        .then(probability(20));
  }

  @Test
  void what_a_person_estimates_high_needs_evidence() {
    spec.given(lead())
        .when(new Overridden("probability", "80", null, "a feeling"))
        .then(task("claim-evidence"));
    spec.given(lead())
        .when(new Overridden("probability", "79", null, "a feeling"))
        .then(no(task("claim-evidence")));
  }

  @Test
  void a_risk_that_a_person_set_is_looked_at_again() {
    spec.given(lead().having(new Overridden("risk", "low", null, null)))
        .when(new DealValued(Money.of("2", "CNY")))
        .then(suggestion("wang", "Look at the risk again"));
    spec.given(lead().having(new Overridden("risk", "low", null, null), new OverrideLifted("risk")))
        .when(new DealValued(Money.of("2", "CNY")))
        .then(no(suggestion("wang", "Look at the risk again")));
  }

  @Test
  void two_orders_of_half_a_million_together_are_loyal_and_a_cent_less_is_not() {
    spec.given(lead()).when(order("O-1", "250000"), order("O-2", "250000")).then(tag("loyal"));
    spec.given(lead())
        .when(order("O-1", "250000"), order("O-2", "249999.99"))
        .then(no(tag("loyal")));
    spec.given(lead()).when(order("O-1", "500000")).then(no(tag("loyal")));
  }

  @Test
  void a_complaint_takes_the_tag_off() {
    spec.given(lead().having(order("O-1", "250000"), order("O-2", "250000")))
        .when(COMPLAINT)
        .then(no(tag("loyal")));
  }

  @Test
  void two_weeks_below_thirty_percent_call_for_a_review() {
    spec.given(lead().having(week(9, "29.9", 10)))
        .when(week(16, "29.9", 10))
        .then(task("trial-review"));
  }

  @Test
  void exactly_thirty_percent_and_too_few_cases_do_not() {
    spec.given(lead().having(week(9, "29.9", 10)))
        .when(week(16, "30", 10))
        .then(no(task("trial-review")));
    spec.given(lead().having(week(9, "29.9", 10)))
        .when(week(16, "29.9", 9))
        .then(no(task("trial-review")));
  }

  @Test
  void a_lead_goes_to_a_rep_who_sells_there() {
    spec.given(lead().region("east")).then(owner("wang"));
    spec.given(lead().region("west")).then(owner("li"));
  }

  @Test
  void a_demo_is_prepared_by_somebody_technical() {
    spec.given(lead().owner("li").having(INTRODUCED))
        .when(TEST)
        .then(openTask("prepare-demo").assignedTo("wang"), owner("li"));
  }

  @Test
  void without_somebody_technical_the_task_waits() {
    alone
        .given(lead().having(INTRODUCED))
        .when(TEST)
        .then(openTask("prepare-demo"), no(openTask("prepare-demo").assignedTo("wang")));
  }

  @Test
  void a_campaign_reaches_its_region_and_no_other() {
    Campaign fair =
        Campaign.of("Spring", "fair", LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 20))
            .addressing("east", null, null)
            .offering("10 % off", null);
    spec.given(caseAbout("K-1", fair).having(INTRODUCED))
        .and(lead().region("east"))
        .and(lead().id("L-2").region("west").contacts(Contact.primary("C-2")))
        .when(TEST)
        .inCase("L-1")
        .then(task("campaign-call").due("2026-03-20T18:00"))
        .inCase("L-2")
        .then(no(task("campaign-call")));
  }

  @Test
  void nobody_takes_part_in_two_campaigns_at_a_time() {
    LocalDate first = LocalDate.of(2026, 3, 2);
    spec.given(
            lead()
                .having(
                    new CampaignOffered("K-1", "Spring", "10 %", null, first, first.plusDays(7))))
        .when(new CampaignOffered("K-2", "Fair", "5 %", null, first, first.plusDays(30)))
        .then(no(task("campaign-call")))
        .when(new CampaignCancelled("K-2"))
        .then(openTask("campaign-call"))
        .when(new CampaignCancelled("K-1"))
        .then(cancelledTask("campaign-call"));
  }
}
