package dev.sluice.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void every_form_is_read() {
    assertThat(Budget.parse("24 hours")).isEqualTo(Budget.hours(24));
    assertThat(Budget.parse("3 days")).isEqualTo(Budget.days(3));
    assertThat(Budget.parse("2 months")).isEqualTo(Budget.months(2));
    assertThat(Budget.parse("4 business hours")).isEqualTo(Budget.businessHours(4));
    assertThat(Budget.parse("3 business days")).isEqualTo(Budget.businessDays(3));
    assertThat(Budget.parse("same time next business day"))
        .isEqualTo(Budget.sameTimeNextBusinessDay());
  }

  @Test
  void number_case_and_spaces_are_forgiven() {
    assertThat(Budget.parse("1 hour")).isEqualTo(Budget.hours(1));
    assertThat(Budget.parse("  1  Business   Day ")).isEqualTo(Budget.businessDays(1));
    assertThat(Budget.parse("1 days")).isEqualTo(Budget.days(1));
    assertThat(Budget.parse("2 working hours")).isEqualTo(Budget.businessHours(2));
    assertThat(Budget.parse("1 working day")).isEqualTo(Budget.businessDays(1));
    assertThat(Budget.parse("2 days on a working day")).isEqualTo(Budget.days(2).onAWorkingDay());
    assertThat(Budget.parse("0 business days")).isEqualTo(Budget.businessDays(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "24 hours",
        "1 hour",
        "3 days",
        "2 months",
        "4 business hours",
        "1 business day",
        "0 business days",
        "same time next business day"
      })
  void what_is_written_is_read_back(String text) throws JsonProcessingException {
    Budget budget = Budget.parse(text);

    assertThat(budget).hasToString(text);
    assertThat(JSON.writeValueAsString(budget)).isEqualTo("\"" + text + "\"");
    assertThat(JSON.readValue("\"" + text + "\"", Budget.class)).isEqualTo(budget);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "days",
        "3",
        "3days",
        "3 dayz",
        "3 dayss",
        "-1 days",
        "+1 days",
        "1.5 days",
        "1,000 days",
        "1234567 days",
        "٣ days",
        "3 business",
        "3 business months",
        "business 3 days",
        "3 businessdays",
        "3 weeks",
        "2 same time next business day",
        "same time next business days",
        "3 days 4 hours"
      })
  void near_misses_are_refused_with_the_text_and_the_forms(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Budget.parse(text))
        .withMessageContaining("\"" + text + "\"")
        .withMessageContaining("\"3 business days\"");
  }

  @Test
  void amounts_that_mean_nothing_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Budget.days(-1))
        .withMessageContaining("-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Budget(2, Budget.Unit.SAME_TIME_NEXT_BUSINESS_DAY))
        .withMessageContaining("(2)");
  }
}
