package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.openTask;

import dev.sluice.event.FigureReported;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("A5.3")
class DiagnosisTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 2, 23);

  private static Story figure(String name, @Nullable String rep, String value, int cases) {
    return SPEC.given(lead())
        .when(
            new FigureReported(
                name, rep, MONDAY, MONDAY.plusDays(6), new BigDecimal(value), cases));
  }

  @Test
  void late_follow_ups_above_twenty_percent_of_ten_cases_are_coached() {
    figure("late-follow-ups", "wang", "20.1", 10)
        .then(
            openTask("coaching-follow-up:wang")
                .forRole("supervisor")
                .note("wang")
                .due("2026-03-09T18:00"),
            no(task("coaching-discovery")));
  }

  @Test
  void exactly_twenty_percent_nine_cases_and_a_figure_of_nobody_are_not() {
    figure("late-follow-ups", "wang", "20", 10).thenNothing();
    figure("late-follow-ups", "wang", "50", 9).thenNothing();
    figure("late-follow-ups", null, "50", 10).thenNothing();
    figure("late-reports", "wang", "50", 10).thenNothing();
  }

  @Test
  void fewer_than_three_pains_found_in_ten_cases_are_coached() {
    figure("pains-found", "wang", "2.9", 10)
        .then(
            openTask("coaching-discovery:wang")
                .forRole("supervisor")
                .note("wang")
                .due("2026-03-09T18:00"),
            no(task("coaching-follow-up")));
  }

  @Test
  void exactly_three_pains_nine_cases_and_a_figure_of_nobody_are_not() {
    figure("pains-found", "wang", "3", 10).thenNothing();
    figure("pains-found", "wang", "1", 9).thenNothing();
    figure("pains-found", null, "1", 10).thenNothing();
    figure("pains-felt", "wang", "1", 10).thenNothing();
  }
}
