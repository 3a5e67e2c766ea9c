package dev.sluice.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DueDateTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final BusinessCalendar WEEKDAYS = BusinessCalendar.weekdays(SHANGHAI);

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  private static Instant due(String anchor, String budget) {
    DueDate due = WEEKDAYS.due(at(anchor), Budget.parse(budget));
    assertThat(due.note()).isNull();
    return due.at();
  }

  @Test
  void friday_five_ends_monday_five_and_never_after_24_working_hours() {
    Instant friday = at("2026-03-06T17:00:00");

    assertThat(due("2026-03-06T17:00:00", "same time next business day"))
        .isEqualTo(at("2026-03-09T17:00:00"))
        .isNotEqualTo(WEEKDAYS.add(friday, Duration.ofHours(24)))
        .isNotEqualTo(friday.plus(Duration.ofHours(24)));
    assertThat(due("2026-03-05T17:00:00", "same time next business day"))
        .isEqualTo(at("2026-03-06T17:00:00"));
  }

  @Test
  void same_time_is_not_clipped_to_the_windows() {
    assertThat(due("2026-03-06T22:30:00", "same time next business day"))
        .isEqualTo(at("2026-03-09T22:30:00"));
    assertThat(due("2026-03-06T12:30:00", "same time next business day"))
        .isEqualTo(at("2026-03-09T12:30:00"));
    assertThat(due("2026-03-07T05:00:00.123", "same time next business day"))
        .isEqualTo(at("2026-03-09T05:00:00.123"));
  }

  @Test
  void n_business_days_end_at_the_close_of_the_nth_working_day() {
    assertThat(due("2026-03-05T10:00:00", "1 business day")).isEqualTo(at("2026-03-06T18:00:00"));
    assertThat(due("2026-03-05T10:00:00", "2 business days")).isEqualTo(at("2026-03-09T18:00:00"));
    assertThat(due("2026-03-05T10:00:00", "7 business days")).isEqualTo(at("2026-03-16T18:00:00"));
    assertThat(due("2026-03-05T00:00:00", "1 business day")).isEqualTo(at("2026-03-06T18:00:00"));
    assertThat(due("2026-03-05T23:59:59", "1 business day")).isEqualTo(at("2026-03-06T18:00:00"));
    assertThat(due("2026-03-06T00:00:00", "1 business day")).isEqualTo(at("2026-03-09T18:00:00"));
    assertThat(due("2026-03-07T10:00:00", "1 business day")).isEqualTo(at("2026-03-09T18:00:00"));
  }

  @Test
  void a_business_day_is_not_24_business_hours() {
    assertThat(due("2026-03-05T10:00:00", "1 business day")).isEqualTo(at("2026-03-06T18:00:00"));
    assertThat(due("2026-03-05T10:00:00", "24 business hours"))
        .isEqualTo(at("2026-03-10T10:00:00"));
    assertThat(due("2026-03-05T10:00:00", "8 business hours")).isEqualTo(at("2026-03-06T10:00:00"));
  }

  @Test
  void no_business_days_end_today_while_today_is_still_open() {
    assertThat(due("2026-03-06T10:00:00", "0 business days")).isEqualTo(at("2026-03-06T18:00:00"));
    assertThat(due("2026-03-06T03:00:00", "0 business days")).isEqualTo(at("2026-03-06T18:00:00"));
    assertThat(due("2026-03-06T17:59:59.999", "0 business days"))
        .isEqualTo(at("2026-03-06T18:00:00"));
    assertThat(due("2026-03-06T18:00:00", "0 business days")).isEqualTo(at("2026-03-09T18:00:00"));
    assertThat(due("2026-03-07T10:00:00", "0 business days")).isEqualTo(at("2026-03-09T18:00:00"));
  }

  @Test
  void hours_days_and_months_do_not_care_who_works() {
    assertThat(due("2026-03-06T17:00:00", "24 hours")).isEqualTo(at("2026-03-07T17:00:00"));
    assertThat(due("2026-03-06T17:00:00", "3 days")).isEqualTo(at("2026-03-09T17:00:00"));
    assertThat(due("2026-01-31T17:00:00", "1 month")).isEqualTo(at("2026-02-28T17:00:00"));
    assertThat(due("2026-03-06T17:00:00", "0 days")).isEqualTo(at("2026-03-06T17:00:00"));
  }

  @Test
  void business_hours_skip_nights_breaks_and_weekends() {
    assertThat(due("2026-03-06T17:00:00", "2 business hours")).isEqualTo(at("2026-03-09T10:00:00"));
    assertThat(due("2026-03-06T11:00:00", "2 business hours")).isEqualTo(at("2026-03-06T14:00:00"));
    assertThat(due("2026-03-07T11:00:00", "2 business hours")).isEqualTo(at("2026-03-09T11:00:00"));
    assertThat(due("2026-03-07T11:00:00", "0 business hours")).isEqualTo(at("2026-03-07T11:00:00"));
  }

  @Test
  void the_date_is_the_calendars_and_not_that_of_utc() {
    // 01:00 on Saturday in Shanghai is still Friday in UTC.
    assertThat(WEEKDAYS.due(Instant.parse("2026-03-06T17:00:00Z"), Budget.businessDays(0)).at())
        .isEqualTo(at("2026-03-09T18:00:00"));
    assertThat(
            BusinessCalendar.weekdays(ZoneId.of("UTC"))
                .due(Instant.parse("2026-03-06T17:00:00Z"), Budget.businessDays(0))
                .at())
        .isEqualTo(Instant.parse("2026-03-06T18:00:00Z"));
  }
}
