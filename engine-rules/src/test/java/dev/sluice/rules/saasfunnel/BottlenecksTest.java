package dev.sluice.rules.saasfunnel;

import static dev.sluice.rules.spec.CaseDraft.caseAbout;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.lost;

import dev.sluice.event.FigureReported;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What the weekly figures of the funnel say. They open the case that watches it. */
@Specification
class BottlenecksTest {

  private static final PipelineSpec REVIEW =
      PipelineSpec.of(RulePlaybooks.fromClasspath("playbooks/funnel-review"));

  private static final LocalDate MONDAY = LocalDate.of(2026, 2, 2);

  private static FigureReported week(int number, String percent, int cases) {
    return figure("weekly-conversion", "solution-demo", number, percent, cases);
  }

  private static FigureReported stay(int number, String days, int cases) {
    return figure("average-stay", "negotiation", number, days, cases);
  }

  private static FigureReported figure(
      String name, String about, int week, String value, int cases) {
    LocalDate from = MONDAY.plusWeeks(week - 1);
    return new FigureReported(name, about, from, from.plusDays(6), new BigDecimal(value), cases);
  }

  private static Story reported(FigureReported first, FigureReported... more) {
    return REVIEW.given(caseAbout("saas-funnel", first).openedBy(first)).when(more);
  }

  @Test
  @Requirement("C4.2")
  void two_weeks_below_thirty_percent_call_for_a_review_with_likely_causes() {
    reported(week(1, "29.99", 20))
        .then(no(task("demo-review")))
        .when(week(2, "29.99", 20))
        .then(
            task("demo-review").due("2026-03-09T18:00").forRole("sales-manager"),
            notice("in-app", "sales-manager", "demo-bottleneck"),
            no(task("negotiation-split")));
  }

  @Test
  @Requirement("C4.2")
  void exactly_thirty_percent_is_no_bottleneck() {
    reported(week(1, "29", 20), week(2, "30", 20)).then(no(task("demo-review")));
    reported(week(1, "30.00", 20), week(2, "29", 20)).then(no(task("demo-review")));
  }

  @Test
  @Requirement("C4.2")
  void a_week_of_nineteen_cases_is_not_judged() {
    reported(week(1, "29", 20), week(2, "29", 19))
        .then(no(task("demo-review")))
        .when(week(3, "29", 20))
        .then(task("demo-review"));
  }

  @Test
  @Requirement("C4.2")
  void a_better_week_between_two_weak_ones_begins_the_count_again() {
    reported(week(1, "29", 20), week(2, "31", 20), week(3, "29", 20))
        .then(no(task("demo-review")))
        .when(week(4, "29", 20))
        .then(task("demo-review"));
  }

  @Test
  @Requirement("C4.2")
  void a_figure_of_another_step_or_another_measure_says_nothing_about_the_demo() {
    reported(
            figure("weekly-conversion", "negotiation", 1, "10", 20),
            figure("weekly-conversion", "negotiation", 2, "10", 20),
            figure("demo-share", "solution-demo", 1, "10", 20),
            figure("demo-share", "solution-demo", 2, "10", 20))
        .then(no(task("demo-review")));
    reported(week(1, "29", 20), week(2, "29", 20))
        .when(new TaskCompleted("demo-review"))
        .whenItIs("2026-03-17T09:00")
        .when(
            figure("weekly-conversion", "negotiation", 3, "10", 20),
            figure("demo-share", "solution-demo", 3, "10", 20))
        .then(no(task("demo-review")));
  }

  @Test
  @Requirement("C4.2")
  void a_review_under_way_or_just_done_is_not_asked_for_again() {
    Story story = reported(week(1, "29", 20), week(2, "29", 20));
    story
        .when(week(3, "29", 20))
        .thenNothing()
        .when(new TaskCompleted("demo-review", "invite who decides"))
        .whenItIs("2026-03-16T08:59")
        .when(week(4, "29", 20))
        .thenNothing();
    story.whenItIs("2026-03-16T09:00").when(week(5, "29", 20)).then(task("demo-review"));
  }

  @Test
  @Requirement("C5.1")
  void an_average_negotiation_of_more_than_fifteen_days_is_proposed_to_be_split() {
    reported(stay(1, "15", 5))
        .then(no(task("negotiation-split")))
        .when(stay(2, "15.01", 5))
        .then(
            task("negotiation-split").due("2026-03-09T18:00").forRole("sales-manager"),
            notice("in-app", "sales-manager", "negotiation-slow"),
            no(task("demo-review")));
  }

  @Test
  @Requirement("C5.1")
  void four_negotiations_make_no_average_to_judge() {
    reported(stay(1, "40", 4)).then(no(task("negotiation-split")));
  }

  @Test
  @Requirement("C5.1")
  void another_stage_or_another_measure_is_not_proposed_to_be_split() {
    reported(
            figure("average-stay", "solution-demo", 1, "40", 5),
            figure("longest-stay", "negotiation", 1, "40", 5))
        .then(no(task("negotiation-split")));
    reported(stay(1, "16", 5))
        .when(new TaskCompleted("negotiation-split"))
        .whenItIs("2026-03-17T09:00")
        .when(
            figure("average-stay", "solution-demo", 2, "40", 5),
            figure("longest-stay", "negotiation", 2, "40", 5))
        .then(no(task("negotiation-split")));
  }

  @Test
  @Requirement("C5.1")
  void a_split_being_decided_or_just_decided_is_not_proposed_again() {
    Story story = reported(stay(1, "16", 5));
    story
        .when(stay(2, "16", 5))
        .thenNothing()
        .when(new TaskCompleted("negotiation-split", "not this quarter"))
        .whenItIs("2026-03-16T08:59")
        .when(stay(3, "16", 5))
        .thenNothing();
    story.whenItIs("2026-03-16T09:00").when(stay(4, "16", 5)).then(task("negotiation-split"));
  }

  @Test
  @Requirement({"C4.2", "C5.1"})
  void a_funnel_that_is_watched_no_longer_brings_no_reviews() {
    reported(week(1, "29", 20))
        .when(new StageRequested("retired", "funnel replaced"))
        .then(lost())
        .when(week(2, "29", 20), stay(2, "16", 5))
        .thenNothing();
  }
}
