package dev.sluice.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.time.Budget;
import dev.sluice.time.BusinessCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words in which rules ask facts, at both sides of each boundary. */
class AskingTest {

  private static final SalesCase CASE = SalesCase.open("L-1", "deal", "lead", Instant.EPOCH);
  private static final Money HALF_A_MILLION = Money.of("500000", "CNY");

  @Test
  void a_field_is_filled_in_by_anything_but_blank_text() {
    assertThat(CASE.filled("use-case")).isFalse();
    assertThat(CASE.withAttribute("use-case", " ").filled("use-case")).isFalse();
    assertThat(CASE.withAttribute("use-case", "orders").filled("use-case")).isTrue();
    assertThat(CASE.withAttribute("seats", 0).filled("seats")).isTrue();
  }

  @Test
  void a_total_is_the_sum_of_the_factors_of_its_group() {
    SalesCase scored =
        CASE.withScore("lead.need", 2).withScore("lead.size", 3).withScore("leader.need", 9);
    assertThat(scored.total("lead")).isEqualTo(5);
    assertThat(CASE.total("lead")).isZero();
  }

  @Test
  void a_deal_is_worth_at_least_or_less_than_an_amount_and_neither_when_they_do_not_compare() {
    SalesCase exact = CASE.withValue(Money.of("500000.00", "CNY"));
    assertThat(exact.worthAtLeast(HALF_A_MILLION)).isTrue();
    assertThat(exact.worthLessThan(HALF_A_MILLION)).isFalse();
    SalesCase below = CASE.withValue(Money.of("499999.99", "CNY"));
    assertThat(below.worthAtLeast(HALF_A_MILLION)).isFalse();
    assertThat(below.worthLessThan(HALF_A_MILLION)).isTrue();
    for (SalesCase other : List.of(CASE, CASE.withValue(Money.of("1", "USD")))) {
      assertThat(other.worthAtLeast(HALF_A_MILLION)).isFalse();
      assertThat(other.worthLessThan(HALF_A_MILLION)).isFalse();
    }
  }

  @Test
  void a_deal_is_covered_by_an_amount_that_is_no_smaller() {
    SalesCase deal = CASE.withValue(HALF_A_MILLION);
    assertThat(deal.withAttribute("budget", "500000.00 CNY").coveredBy("budget")).isTrue();
    assertThat(deal.withAttribute("budget", "499999.99 CNY").coveredBy("budget")).isFalse();
    assertThat(deal.withAttribute("budget", "900000 USD").coveredBy("budget")).isFalse();
    assertThat(deal.coveredBy("budget")).isFalse();
    assertThat(CASE.withAttribute("budget", "900000 CNY").coveredBy("budget")).isFalse();
  }

  @Test
  void money_is_read_as_it_is_written() {
    assertThat(Money.parse("500000.50 CNY")).isEqualTo(Money.of("500000.5", "CNY"));
    assertThat(Money.parse(HALF_A_MILLION.toString())).isEqualTo(HALF_A_MILLION);
    assertThatThrownBy(() -> Money.parse("500000"))
        .hasMessage("\"500000\" is no amount of money. Write \"500000 CNY\"");
  }

  @Test
  void a_deferral_stands_until_the_day_before_the_one_named() {
    Deferral deferral = new Deferral(LocalDate.of(2026, 3, 15), null);
    assertThat(deferral.standsOn(LocalDate.of(2026, 3, 14))).isTrue();
    assertThat(deferral.standsOn(LocalDate.of(2026, 3, 15))).isFalse();
  }

  @Test
  void the_day_of_an_event_is_the_one_it_occurred_on_and_not_the_one_it_was_taken_up() {
    Occurrence lateSunday =
        new Occurrence(
            Instant.parse("2026-03-08T15:59:00Z"), Instant.parse("2026-03-10T02:00:00Z"), null);
    Occurrence monday = new Occurrence(lateSunday.at().plusSeconds(60), lateSunday.now(), null);
    BusinessCalendar calendar = BusinessCalendar.mainlandChina();
    assertThat(new Moment(lateSunday, calendar).occurredOn("Sunday")).isTrue();
    assertThat(new Moment(monday, calendar).occurredOn("monday")).isTrue();
    assertThat(new Moment(monday, calendar).occurredOn("Tuesday")).isFalse();
  }

  @Test
  void a_figure_in_days_is_longer_only_above_the_limit() {
    assertThat(stay("15.01", 5)).isTrue();
    assertThat(stay("15.00", 5)).isFalse();
    assertThat(stay("15.01", 4)).isFalse();
    assertThatThrownBy(() -> new Figures(List.of()).longer("stay", null, Budget.hours(9), 1))
        .hasMessage("Figure stay counts days, and cannot be compared with 9 hours");
  }

  private static boolean stay(String days, int cases) {
    LocalDate day = LocalDate.of(2026, 3, 2);
    Figure figure = new Figure("stay", null, day, day, new BigDecimal(days), cases);
    return new Figures(List.of(figure)).longer("stay", null, Budget.days(15), 5);
  }
}
