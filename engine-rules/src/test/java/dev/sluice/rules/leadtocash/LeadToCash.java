package dev.sluice.rules.leadtocash;

import static dev.sluice.fact.Rep.rep;

import dev.sluice.engine.SalesEngine;
import dev.sluice.fact.Team;
import dev.sluice.playbook.Playbook;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.PipelineSpec;
import java.time.Instant;

/** The playbook under specification, loaded once for all specs. */
final class LeadToCash {

  static final Playbook PLAYBOOK = RulePlaybooks.fromClasspath("playbooks/lead-to-cash");

  /** A team of one, so that every case has an owner. */
  static final PipelineSpec SPEC =
      PipelineSpec.of(PLAYBOOK).team(Team.of("sales", rep("wang")).supervisedBy("chen"));

  /** A team on which nobody takes the lead. */
  static final PipelineSpec NOBODY_HOME =
      PipelineSpec.of(PLAYBOOK).team(Team.of("sales", rep("zhao").covers("aerospace")));

  /** An engine with a team of one, on an ordinary working morning that does not pass. */
  static SalesEngine engine() {
    return SalesEngine.builder()
        .playbook(PLAYBOOK)
        .team(Team.of("sales", rep("wang")).supervisedBy("chen"))
        .clock(() -> Instant.parse("2026-03-02T01:00:00Z"))
        .build();
  }

  private LeadToCash() {}
}
