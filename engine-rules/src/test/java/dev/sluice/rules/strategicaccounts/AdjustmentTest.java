package dev.sluice.rules.strategicaccounts;

import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.refused;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.journal;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.SPEC;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.cultivated;

import dev.sluice.event.AdjustmentDecided;
import dev.sluice.event.StageRequested;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import org.junit.jupiter.api.Test;

/** What a review changes, and why. */
@Specification
@Requirement("E5.3")
class AdjustmentTest {

  private static final AdjustmentDecided LIMIT =
      new AdjustmentDecided("segment-limit", "60 million a year", "too many to visit");

  @Test
  void a_changed_limit_a_removed_step_and_added_training_are_carried_out_and_kept_with_reasons() {
    SPEC.given(cultivated())
        .when(
            LIMIT,
            new AdjustmentDecided("steps", "no second workshop", "nobody came"),
            new AdjustmentDecided("training", "negotiation, two days", "too many price cuts"))
        .then(
            task("adjustment")
                .note("60 million a year")
                .forRole("sales-operations")
                .due("2026-03-09T18:00"),
            task("adjustment").note("no second workshop"),
            task("adjustment").note("negotiation, two days"),
            journal(
                "the limit with its reason",
                entry ->
                    entry.event() instanceof AdjustmentDecided decided
                        && "too many to visit".equals(decided.reason())));
  }

  @Test
  void an_adjustment_nobody_gave_a_reason_for_is_refused() {
    SPEC.given(cultivated())
        .when(new AdjustmentDecided("segment-limit", "60 million a year", null))
        .then(refused("reason"), no(task("adjustment")))
        .when(new AdjustmentDecided("segment-limit", "60 million a year", " "))
        .then(refused("reason"), no(task("adjustment")));
  }

  @Test
  void what_is_decided_about_a_lost_customer_is_nobodys_task() {
    SPEC.given(cultivated())
        .when(new StageRequested("lost"))
        .when(LIMIT)
        .then(no(task("adjustment")));
  }
}
