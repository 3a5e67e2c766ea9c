package dev.sluice.rules.strategicaccounts;

import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.SPEC;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.competitionAnalysis;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.cultivated;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.marketAnalysis;

import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("E3.3")
class ResourcesTest {

  /** The close of the third working day, from Monday morning. */
  private static final String DUE = "2026-03-05T18:00";

  private static Story contacted() {
    return SPEC.given(
            cultivated()
                .having(
                    marketAnalysis("political", "economic", "social", "technological"),
                    competitionAnalysis(
                        "rivalry", "new-entrants", "substitutes", "buyers", "suppliers")))
        .when(new StageRequested("contact"));
  }

  @Test
  void confirming_the_needs_comes_with_a_white_paper() {
    contacted()
        .then(
            task("confirm-needs").forRole("owner").due("2026-03-09T18:00"),
            task("provide-white-paper").forRole("marketing").note("confirm-needs").due(DUE),
            no(task("provide-technical-demo")),
            no(task("provide-legal-review")));
  }

  @Test
  void a_demo_comes_with_technical_support() {
    SPEC.given(
            cultivated()
                .having(PathTest.needs("the expected solution", "a", "b", "c"))
                .in("contact"))
        .when(new StageRequested("demo"))
        .then(
            task("prepare-demo"),
            task("provide-technical-demo")
                .forRole("technical-support")
                .note("prepare-demo")
                .due(DUE),
            no(task("provide-white-paper")),
            no(task("provide-legal-review")));
  }

  @Test
  void a_negotiation_comes_with_a_legal_review() {
    SPEC.given(cultivated().having(PathTest.PROPOSAL).in("proposal"))
        .when(new StageRequested("negotiation"))
        .then(
            task("prepare-terms"),
            task("provide-legal-review").forRole("legal").note("prepare-terms").due(DUE),
            no(task("provide-white-paper")),
            no(task("provide-technical-demo")));
  }

  @Test
  void a_resource_that_is_late_is_reported_to_the_owner_and_the_supervisor() {
    for (CaseDraft draft :
        new CaseDraft[] {
          cultivated().in("contact"), cultivated().in("demo"), cultivated().in("negotiation")
        }) {
      SPEC.given(draft)
          .whenItIs("2026-03-05T17:59")
          .then(no(notice("zhao", "resource-late")))
          .whenItIs(DUE)
          .then(notice("zhao", "resource-late"), notice("supervisor", "resource-late"));
    }
  }

  @Test
  void a_resource_that_came_in_time_is_not_reported() {
    contacted()
        .when(new TaskCompleted("provide-white-paper"))
        .then(no(openTask("provide-white-paper")))
        .whenItIs("2026-03-06T09:00")
        .then(no(notice("zhao", "resource-late")));
  }

  @Test
  void another_late_task_is_no_late_resource() {
    contacted()
        .when(new TaskCompleted("provide-white-paper"))
        .whenItIs("2026-03-09T18:00")
        .then(no(notice("zhao", "resource-late")), openTask("confirm-needs"));
  }

  @Test
  void a_lost_customer_waits_for_no_resource() {
    contacted().when(new StageRequested("lost")).whenItIs("2026-03-06T09:00").thenNothing();
  }
}
