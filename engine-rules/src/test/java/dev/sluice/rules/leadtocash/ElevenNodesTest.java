package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Standing.nodeLimit;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.tier;

import dev.sluice.event.ActivityLogged;
import dev.sluice.rules.RulePlaybooks;
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
}
