package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.decision;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.nodeLimit;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.tier;

import dev.sluice.decision.Notify;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import org.junit.jupiter.api.Test;

/** Ten nodes that wait for a first one. */
@Specification
@Requirement("E4.1")
class ElevenNodesTest {

  private static final PipelineSpec SPEC =
      PipelineSpec.of(RulePlaybooks.fromClasspath("playbooks/eleven-nodes"));
  private static final Expectation TOLD_OF_THE_DRAFT =
      decision(
          "notice about the draft",
          Notify.class,
          notice -> notice.template().equals("lagging") && "proposal-draft".equals(notice.about()));

  @Test
  void harm_10_a_late_first_node_with_ten_dependants_is_one_notice() {
    SPEC.given(lead())
        .whenItIs("2026-04-30T18:00")
        .then(
            times(1, notice("supervisor", "lagging")),
            times(1, task("catch-up")),
            times(1, task("lag-cause")),
            no(nodeLimit("N02")));
  }

  @Test
  void a_deal_lags_until_everything_late_has_caught_up() {
    Story story = SPEC.given(lead());
    story.when(new ActivityLogged("activity-1")).whenItIs("2026-03-11T09:00");
    for (int node = 2; node <= 10; node++) {
      story.when(new ActivityLogged("activity-" + node)).then(tier("pace", "lagging"));
    }
    story
        .then(openTask("catch-up:N11"))
        .when(new ActivityLogged("activity-11"))
        .then(tier("pace", "on-time"));
  }

  @Test
  void a_task_of_the_plan_lags_like_a_node_and_another_late_task_does_not() {
    Story story = SPEC.given(lead());
    story
        .when(new SignalReceived("proposal-wanted"))
        .whenItIs("2026-03-03T08:59")
        .then(no(task("catch-up")))
        .whenItIs("2026-03-03T09:00")
        .then(times(1, task("catch-up")), openTask("catch-up:proposal-draft"))
        .whenItIs("2026-03-09T08:59")
        .then(no(notice("supervisor", "lagging")))
        .whenItIs("2026-03-09T09:00")
        .then(tier("pace", "lagging"), TOLD_OF_THE_DRAFT);
    story
        .when(new ActivityLogged("draft"))
        .then(cancelledTask("catch-up:proposal-draft"), openTask("catch-up:N01"));
  }

  @Test
  void a_task_of_the_plan_that_was_done_late_does_not_lag() {
    SPEC.given(lead())
        .when(new SignalReceived("proposal-wanted"), new ActivityLogged("activity-1"))
        .whenItIs("2026-03-04T09:00")
        .when(new ActivityLogged("coffee"))
        .then(openTask("catch-up:proposal-draft"))
        .when(new ActivityLogged("draft"))
        .then(cancelledTask("catch-up:proposal-draft"))
        .whenItIs("2026-03-09T09:00")
        .then(no(tier("pace", "lagging")));
  }

  @Test
  void a_task_of_a_deal_that_is_won_does_not_lag() {
    SPEC.given(lead())
        .when(new StageRequested("won"))
        .when(new SignalReceived("proposal-wanted"))
        .whenItIs("2026-03-31T09:00")
        .then(no(task("catch-up")));
  }
}
