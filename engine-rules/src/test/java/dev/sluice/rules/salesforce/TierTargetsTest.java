package dev.sluice.rules.salesforce;

import static dev.sluice.rules.salesforce.SalesForce.SPEC;
import static dev.sluice.rules.salesforce.SalesForce.figure;
import static dev.sluice.rules.salesforce.SalesForce.working;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.task;

import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import org.junit.jupiter.api.Test;

/** Targets per tier: 95 % of strategic customers stay, 40 % of key ones buy again, 15 % convert. */
@Specification
@Requirement("A4.4")
class TierTargetsTest {

  @Test
  void strategic_retention_below_95_percent_is_looked_into_and_95_is_not() {
    SPEC.given(working("rep"))
        .when(figure("strategic-retention", 1, "95", 20))
        .thenNothing()
        .when(figure("strategic-retention", 2, "94.9", 20))
        .then(
            task("tier-review")
                .key("tier-review:strategic")
                .forRole("sales-manager")
                .due("2026-03-09T18:00"));
  }

  @Test
  void key_repurchase_below_40_percent_is_looked_into_and_40_is_not() {
    SPEC.given(working("rep"))
        .when(figure("key-repurchase", 1, "40", 20))
        .thenNothing()
        .when(figure("key-repurchase", 2, "39.9", 20))
        .then(task("tier-review").key("tier-review:key").due("2026-03-09T18:00"));
  }

  @Test
  void potential_conversion_below_15_percent_is_looked_into_and_15_is_not() {
    SPEC.given(working("rep"))
        .when(figure("potential-conversion", 1, "15", 20))
        .thenNothing()
        .when(figure("potential-conversion", 2, "14.9", 20))
        .then(task("tier-review").key("tier-review:potential").due("2026-03-09T18:00"));
  }

  @Test
  void a_figure_that_rests_on_nobody_is_not_judged() {
    SPEC.given(working("rep")).when(figure("strategic-retention", 1, "0", 0)).thenNothing();
    SPEC.given(working("rep")).when(figure("key-repurchase", 1, "0", 0)).thenNothing();
    SPEC.given(working("rep")).when(figure("potential-conversion", 1, "0", 0)).thenNothing();
  }

  @Test
  void one_figure_does_not_bring_up_another() {
    SPEC.given(working("rep"))
        .when(figure("key-repurchase", 1, "10", 20))
        .then(task("tier-review").key("tier-review:key"))
        .when(figure("other", 1, "10", 20))
        .then(no(task("tier-review")));
  }
}
