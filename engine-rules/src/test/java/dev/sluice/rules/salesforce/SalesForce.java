package dev.sluice.rules.salesforce;

import static dev.sluice.fact.Rep.rep;
import static dev.sluice.rules.spec.CaseDraft.caseAbout;

import dev.sluice.event.FigureReported;
import dev.sluice.playbook.Playbook;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.PipelineSpec;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The playbook under specification. Its specs start on Monday, 2 March 2026. */
final class SalesForce {

  static final Playbook PLAYBOOK = RulePlaybooks.fromClasspath("playbooks/sales-force");
  static final PipelineSpec SPEC = PipelineSpec.of(PLAYBOOK);

  private SalesForce() {}

  /** Wang, who joins as a rep. */
  static CaseDraft wang() {
    return caseAbout("R-1", rep("wang"));
  }

  /** Somebody who works already, in a role. */
  static CaseDraft working(String role) {
    return wang().attribute("role", role).in("productive");
  }

  /** A figure about Wang for a month of 2026. */
  static FigureReported figure(String name, int month, String value, int cases) {
    LocalDate from = LocalDate.of(2026, month, 1);
    return new FigureReported(
        name, "wang", from, from.plusMonths(1).minusDays(1), new BigDecimal(value), cases);
  }
}
