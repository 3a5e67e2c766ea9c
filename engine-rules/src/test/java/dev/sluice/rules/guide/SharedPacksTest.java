package dev.sluice.rules.guide;

import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.risk;

import dev.sluice.event.CompetitorSeen;
import dev.sluice.event.StageRequested;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("T1")
class SharedPacksTest {
  private static final CompetitorSeen RIVAL = new CompetitorSeen("Rival Soft", null);

  private final PipelineSpec spec =
      PipelineSpec.of(RulePlaybooks.fromClasspath("playbooks/guide-packs"));

  @Test
  void a_shared_pack_decides_beside_rules_of_ones_own_with_the_playbooks_own_numbers() {
    spec.given(lead())
        .when(RIVAL)
        .then(risk("high"), task("price-check"))
        .and(task("director-visit").due("2026-03-03T18:00"));
  }

  @Test
  void neither_decides_about_a_lost_case() {
    spec.given(lead())
        .when(new StageRequested("lost", "price"), RIVAL)
        .then(no(task("price-check")), no(task("director-visit")));
  }
}
