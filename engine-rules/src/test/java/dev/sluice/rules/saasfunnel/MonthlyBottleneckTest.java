package dev.sluice.rules.saasfunnel;

import static dev.sluice.rules.spec.CaseDraft.caseAbout;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;

import dev.sluice.event.FigureReported;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What the monthly conversion of the stages says. */
@Specification
@Requirement("A3.4")
class MonthlyBottleneckTest {

  private static final PipelineSpec REVIEW =
      PipelineSpec.of(RulePlaybooks.fromClasspath("playbooks/funnel-review"));
  private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
  private static final Expectation REVIEWED = task("stage-review");

  private static FigureReported month(int number, String stage, String percent, int cases) {
    return figure("monthly-conversion", number, stage, percent, cases);
  }

  private static FigureReported figure(
      String name, int month, String stage, String value, int cases) {
    LocalDate from = JANUARY.plusMonths(month - 1);
    LocalDate until = from.plusMonths(1).minusDays(1);
    return new FigureReported(name, stage, from, until, new BigDecimal(value), cases);
  }

  private static Story reported(FigureReported first) {
    return REVIEW.given(caseAbout("saas-funnel", first).openedBy(first));
  }

  @Test
  void negotiation_that_converts_exactly_thirty_percent_is_a_bottleneck_with_its_suggestion() {
    reported(month(1, "negotiation", "30", 20))
        .then(
            task("stage-review").note("negotiation").forRole("sales-manager"),
            notice("in-app", "sales-manager", "negotiation-bottleneck"),
            no(notice("sales-manager", "stage-bottleneck")));
  }

  @Test
  void another_stage_that_converts_exactly_thirty_percent_is_named() {
    reported(month(1, "solution-demo", "30.00", 20))
        .then(
            task("stage-review").note("solution-demo").due("2026-03-09T18:00"),
            notice("in-app", "sales-manager", "stage-bottleneck"),
            no(notice("sales-manager", "negotiation-bottleneck")));
  }

  @Test
  void a_little_more_than_thirty_percent_is_none() {
    reported(month(1, "negotiation", "30.01", 20)).then(no(REVIEWED));
    reported(month(1, "solution-demo", "30.01", 20)).then(no(REVIEWED));
  }

  @Test
  void nineteen_cases_are_not_judged() {
    reported(month(1, "negotiation", "10", 19)).then(no(REVIEWED));
    reported(month(1, "solution-demo", "10", 19)).then(no(REVIEWED));
  }

  @Test
  void a_stay_of_thirty_days_is_no_conversion() {
    reported(figure("average-stay", 1, "negotiation", "10", 20)).then(no(REVIEWED));
    reported(month(1, "negotiation", "30", 20))
        .when(new TaskCompleted("stage-review:negotiation"))
        .whenItIs("2026-03-17T09:00")
        .when(figure("average-stay", 2, "negotiation", "10", 20))
        .then(no(REVIEWED));
    reported(month(1, "solution-demo", "30", 20))
        .when(new TaskCompleted("stage-review:solution-demo"))
        .whenItIs("2026-03-17T09:00")
        .when(figure("average-stay", 2, "solution-demo", "10", 20))
        .then(no(REVIEWED));
  }

  @Test
  void a_stage_under_review_or_just_reviewed_is_not_named_again_and_another_is() {
    for (String stage : new String[] {"negotiation", "solution-demo"}) {
      Story story = reported(month(1, stage, "30", 20));
      story
          .when(month(2, stage, "29", 20))
          .thenNothing()
          .when(new TaskCompleted("stage-review:" + stage))
          .whenItIs("2026-03-16T08:59")
          .when(month(3, stage, "29", 20))
          .thenNothing()
          .when(month(3, "first-intent", "29", 20))
          .then(task("stage-review").note("first-intent"));
      story.whenItIs("2026-03-16T09:00").when(month(4, stage, "29", 20)).then(REVIEWED);
    }
  }

  @Test
  void a_funnel_that_is_watched_no_longer_brings_no_reviews() {
    reported(month(1, "negotiation", "31", 20))
        .when(new StageRequested("retired", "funnel replaced"))
        .when(month(2, "negotiation", "29", 20), month(2, "solution-demo", "29", 20))
        .thenNothing();
  }
}
