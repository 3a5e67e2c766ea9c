package dev.sluice.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.FigureReported;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Figures of weeks, the first of them from Monday, 2 March 2026. */
class FiguresTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final BigDecimal THIRTY = new BigDecimal("30");

  private Facts facts = Facts.of(SalesCase.open("F-1", "deal", "lead", Instant.EPOCH));

  private void week(int number, String value, int cases) {
    LocalDate from = MONDAY.plusWeeks(number - 1);
    facts =
        new FigureReported("rate", null, from, from.plusDays(6), new BigDecimal(value), cases)
            .applyTo(facts, new Occurrence(Instant.EPOCH, Instant.EPOCH, null));
  }

  private Figures figures() {
    return new Figures(
        facts.kept().stream().filter(Figure.class::isInstance).map(Figure.class::cast).toList());
  }

  private boolean twoBelow() {
    return figures().below("rate", null, THIRTY, 20, 2);
  }

  @Test
  void two_weeks_below_the_limit_are_two_in_a_row_and_one_is_not() {
    week(1, "29.99", 20);
    assertThat(twoBelow()).isFalse();
    week(2, "29.99", 20);
    assertThat(twoBelow()).isTrue();
  }

  @Test
  void a_week_exactly_at_the_limit_is_not_below_it() {
    week(1, "29.99", 20);
    week(2, "30.00", 20);
    assertThat(twoBelow()).isFalse();
  }

  @Test
  void a_week_with_too_few_cases_is_passed_over() {
    week(1, "10", 20);
    week(2, "90", 19);
    assertThat(twoBelow()).isFalse();
    week(3, "10", 20);
    assertThat(twoBelow()).isTrue();
  }

  @Test
  void a_good_week_breaks_the_row() {
    week(1, "10", 20);
    week(2, "31", 20);
    week(3, "10", 20);
    assertThat(twoBelow()).isFalse();
  }

  @Test
  void weeks_reported_out_of_order_count_in_their_own_order() {
    week(3, "10", 20);
    week(1, "10", 20);
    week(2, "31", 20);
    assertThat(twoBelow()).isFalse();
    assertThat(figures().latest("rate", null)).isEqualByComparingTo("10");
  }

  @Test
  void above_is_strict_too_and_others_figures_do_not_count() {
    week(1, "30", 20);
    assertThat(figures().above("rate", null, THIRTY, 20, 1)).isFalse();
    week(2, "30.01", 20);
    assertThat(figures().above("rate", null, THIRTY, 20, 1)).isTrue();
    assertThat(figures().above("rate", "wang", THIRTY, 20, 1)).isFalse();
    assertThat(figures().latest("rate", "wang")).isNull();
  }

  @Test
  void a_week_reported_again_is_corrected_and_a_quarter_of_weeks_is_kept() {
    week(1, "10", 20);
    week(1, "11", 20);
    assertThat(figures().all()).singleElement().extracting(Figure::value).hasToString("11");
    for (int number = 2; number <= 14; number++) {
      week(number, "10", 20);
    }
    assertThat(figures().all()).hasSize(13);
    assertThat(figures().all().get(0).from()).isEqualTo(MONDAY.plusWeeks(1));
  }

  @Test
  void a_period_that_ends_before_it_begins_is_refused() {
    assertThatThrownBy(
            () -> new FigureReported("rate", null, MONDAY, MONDAY.minusDays(1), BigDecimal.TEN, 20))
        .hasMessageContainingAll("rate", "2026-03-01", "2026-03-02");
  }

  private boolean within(String value) {
    return figures().withinReach("rate", null, new BigDecimal(value), THIRTY);
  }

  @Test
  void a_value_within_reach_grows_by_no_more_than_the_limit_from_the_latest_period() {
    week(1, "100", 20);
    week(2, "40.00", 20);
    assertThat(within("52.00")).isTrue();
    assertThat(within("52.01")).isFalse();
    assertThat(within("40")).isTrue();
  }

  @Test
  void without_a_value_or_a_history_nothing_is_within_reach() {
    assertThat(within("1")).isFalse();
    week(1, "100", 20);
    assertThat(figures().withinReach("rate", null, null, THIRTY)).isFalse();
    assertThat(figures().withinReach("rate", "wang", BigDecimal.ONE, THIRTY)).isFalse();
  }
}
