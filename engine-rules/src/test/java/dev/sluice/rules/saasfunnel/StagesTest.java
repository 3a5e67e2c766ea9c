package dev.sluice.rules.saasfunnel;

import static dev.sluice.rules.saasfunnel.SaasFunnel.PLAYBOOK;
import static dev.sluice.rules.saasfunnel.SaasFunnel.SPEC;
import static dev.sluice.rules.saasfunnel.SaasFunnel.did;
import static dev.sluice.rules.saasfunnel.SaasFunnel.handedIn;
import static dev.sluice.rules.saasfunnel.SaasFunnel.likely;
import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Standing.lost;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.timer;
import static dev.sluice.rules.spec.Standing.won;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.StageRequested;
import dev.sluice.pipeline.Stage;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stages, what each puts out, and what comes after the signature. */
@Specification
class StagesTest {

  @Test
  @Requirement("C1.1")
  void a_case_goes_through_the_six_stages_of_the_funnel() {
    assertThat(PLAYBOOK.pipeline().stages())
        .filteredOn(stage -> !stage.moves().isEmpty())
        .map(Stage::id)
        .containsExactly(
            "potential-lead",
            "initial-intent",
            "solution-demo",
            "negotiation",
            "signed",
            "repurchase");
    SPEC.given(likely().in("negotiation")).then(stage("negotiation"));
    SPEC.given(likely().in("signed")).then(stage("signed"), won());
  }

  @Test
  @Requirement("C1.1")
  void no_stage_is_skipped() {
    SPEC.given(likely())
        .when(new StageRequested("solution-demo"))
        .then(missing("solution-demo"), stage("potential-lead"));
  }

  @Test
  @Requirement("C1.1")
  void a_case_goes_back_where_it_was_and_may_be_lost_anywhere() {
    SPEC.given(likely().in("negotiation"))
        .when(new StageRequested("solution-demo", "another product"))
        .then(stage("solution-demo"))
        .when(new StageRequested("initial-intent", "another need"))
        .then(stage("initial-intent"));
    for (String from :
        List.of("potential-lead", "initial-intent", "solution-demo", "negotiation")) {
      SPEC.given(likely().in(from)).when(new StageRequested("lost", "no budget")).then(lost());
    }
  }

  @Test
  @Requirement("C1.2")
  void a_lead_leaves_with_its_score_sheet() {
    leaves("potential-lead", "initial-intent", "qualification-call", "score-sheet");
  }

  @Test
  @Requirement("C1.2")
  void an_intent_leaves_with_its_needs_analysis() {
    leaves("initial-intent", "solution-demo", "needs-interview", "needs-analysis");
  }

  @Test
  @Requirement("C1.2")
  void a_demo_leaves_with_slides_and_a_trial_account() {
    leaves("solution-demo", "negotiation", "product-demo", "demo-slides", "trial-account");
  }

  @Test
  @Requirement("C1.2")
  void a_negotiation_leaves_with_a_draft_contract_and_minutes() {
    leaves("negotiation", "signed", "price-and-terms", "draft-contract", "negotiation-minutes");
  }

  @Test
  @Requirement("C1.2")
  void a_signature_leaves_with_the_contract_and_the_customer_file() {
    Story story = SPEC.given(likely().in("signed"));
    story.when(did("renewal-reminder"));
    leaves(story, "signed", "repurchase", "onboarding", "signed-contract", "customer-file");
  }

  @Test
  @Requirement("C1.2")
  void a_repurchase_leaves_with_the_renewal_form_and_the_upsell_proposal() {
    Story story = SPEC.given(likely().in("signed"));
    story
        .when(
            did("renewal-reminder"),
            did("onboarding"),
            handedIn("signed-contract"),
            handedIn("customer-file"))
        .when(new StageRequested("repurchase"));
    leaves(story, "repurchase", "renewed", "renewal-talk", "renewal-form", "upsell-proposal");
  }

  private static void leaves(String from, String to, String activity, String... outputs) {
    leaves(SPEC.given(likely().in(from)), from, to, activity, outputs);
  }

  /** Without its action and any one of its outputs a stage is not left; with all it is. */
  private static void leaves(
      Story story, String from, String to, String activity, String... outputs) {
    story.when(new StageRequested(to)).then(missing(activity), stage(from));
    story.when(did(activity));
    for (String output : outputs) {
      story.when(new StageRequested(to)).then(no(missing(activity)), missing(output), stage(from));
      story.when(handedIn(output));
    }
    story.when(new StageRequested(to)).then(stage(to));
  }

  @Test
  @Requirement("C2.1")
  void a_stage_that_lasts_longer_than_expected_is_reported() {
    SPEC.given(likely().in("negotiation"))
        .whenItIs("2026-03-17T08:59")
        .then(no(notice("sales-manager", "stage-overdue")))
        .whenItIs("2026-03-17T09:00")
        .then(notice("email", "sales-manager", "stage-overdue"));
  }

  private static Story signed() {
    Story story = SPEC.given(likely().in("signed"));
    story.when(did("onboarding"), handedIn("signed-contract"), handedIn("customer-file"));
    return story;
  }

  @Test
  @Requirement("C1.1")
  void three_months_of_use_open_the_repurchase_stage_and_a_minute_less_does_not() {
    signed()
        .whenItIs("2026-06-02T08:59")
        .when(new StageRequested("repurchase"))
        .then(missing("use-or-reminder"), stage("signed"))
        .when(new StageRequested("renewed"))
        .then(no(missing("use-or-reminder")), missing("renewed"), stage("signed"))
        .whenItIs("2026-06-02T09:00")
        .when(new StageRequested("repurchase"))
        .then(no(missing("use-or-reminder")), stage("repurchase"));
  }

  @Test
  @Requirement("C1.1")
  void a_renewal_reminder_opens_it_earlier_and_another_activity_does_not() {
    signed()
        .whenItIs("2026-04-02T09:00")
        .when(did("call"))
        .when(new StageRequested("repurchase"))
        .then(missing("use-or-reminder"), stage("signed"))
        .when(did("renewal-reminder"))
        .when(new StageRequested("repurchase"))
        .then(stage("repurchase"), won());
  }

  @Test
  @Requirement("C1.1")
  void a_reminder_from_before_the_signature_does_not_count() {
    Story story = SPEC.given(likely().in("negotiation"));
    story
        .when(did("renewal-reminder"))
        .whenMinutesPass(1)
        .when(
            did("price-and-terms"),
            handedIn("draft-contract"),
            handedIn("negotiation-minutes"),
            new StageRequested("signed"),
            did("onboarding"),
            handedIn("signed-contract"),
            handedIn("customer-file"))
        .when(new StageRequested("repurchase"))
        .then(missing("use-or-reminder"), stage("signed"));
  }

  @Test
  @Requirement("C1.1")
  void after_three_months_of_use_the_owner_talks_about_renewal() {
    SPEC.given(likely().in("signed"))
        .then(timer("time-of-use").due("2026-06-02T09:00"))
        .whenItIs("2026-06-02T08:59")
        .then(no(openTask("renewal")))
        .whenItIs("2026-06-02T09:00")
        .then(task("renewal").due("2026-06-09T18:00").forRole("owner"))
        .when(did("renewal-talk"))
        .then(no(openTask("renewal")));
  }

  @Test
  @Requirement("C1.1")
  void a_customer_already_talked_to_is_not_talked_to_again_and_an_unsigned_one_not_at_all() {
    SPEC.given(likely().in("signed"))
        .whenItIs("2026-05-20T10:00")
        .when(did("renewal-talk"))
        .whenItIs("2026-06-03T09:00")
        .then(no(task("renewal")));
    SPEC.given(likely().in("negotiation")).then(no(timer("time-of-use")));
  }

  @Test
  @Requirement("C1.1")
  void a_signed_customer_is_reminded_of_once() {
    SPEC.given(likely().in("signed"))
        .whenNothingIsDue("2027-03-02T09:00")
        .then(times(1, task("renewal")));
  }
}
