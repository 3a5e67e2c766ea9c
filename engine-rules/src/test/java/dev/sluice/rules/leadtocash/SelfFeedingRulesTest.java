package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.refused;
import static dev.sluice.rules.spec.Standing.journal;
import static dev.sluice.rules.spec.Standing.tag;
import static dev.sluice.rules.spec.Standing.tier;

import dev.sluice.event.SignalReceived;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("X7")
class SelfFeedingRulesTest {

  private static final PipelineSpec SPEC =
      PipelineSpec.of(RulePlaybooks.fromClasspath("playbooks/self-feeding"));

  @Test
  void rules_that_feed_each_other_are_stopped_and_both_are_named() {
    SPEC.given(lead())
        .when(new SignalReceived("mood-swing"))
        .then(refused("without end", "Who is warm gets cold", "Who is cold gets warm"));
  }

  @Test
  void nothing_of_the_step_is_kept_and_the_next_event_works() {
    SPEC.given(lead())
        .when(new SignalReceived("mood-swing"))
        .then(
            refused("without end"),
            no(tag("moody")),
            no(tier("mood", "warm")),
            no(tier("mood", "cold")),
            no(journal(SignalReceived.class)))
        .when(new SignalReceived("smile"))
        .then(tier("mood", "happy"), no(tag("moody")), journal(SignalReceived.class));
  }
}
