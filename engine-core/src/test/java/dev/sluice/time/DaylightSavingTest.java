package dev.sluice.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaylightSavingTest {

  private static BusinessCalendar daily(String zone, String... windows) {
    CalendarBuilder builder = BusinessCalendar.builder("daily", ZoneId.of(zone));
    Window[] parsed = new Window[windows.length];
    for (int i = 0; i < windows.length; i++) {
      parsed[i] = Window.parse(windows[i]);
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      builder.windows(day, parsed);
    }
    return builder.build();
  }

  private static Duration openOn(BusinessCalendar calendar, String date) {
    LocalDate day = LocalDate.parse(date);
    return calendar.elapsed(
        day.atStartOfDay(calendar.zone()).toInstant(),
        day.plusDays(1).atStartOfDay(calendar.zone()).toInstant());
  }

  private static Instant at(String offsetTime) {
    return ZonedDateTime.parse(offsetTime).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,    2026-03-28, 24",
    "Europe/Berlin,    2026-03-29, 23",
    "Europe/Berlin,    2026-10-25, 25",
    "America/New_York, 2026-03-08, 23",
    "America/New_York, 2026-11-01, 25",
    "America/New_York, 2026-11-02, 24",
    "Africa/Cairo,     2026-04-24, 23",
    "Africa/Cairo,     2026-10-29, 25",
    "Africa/Cairo,     2026-10-30, 24",
    "Asia/Shanghai,    2026-03-29, 24",
    "Asia/Shanghai,    2026-10-25, 24",
    "Asia/Shanghai,    1986-05-04, 23",
  })
  void a_day_that_never_closes_has_as_many_hours_as_the_clock(String zone, String date, int hours) {
    assertThat(openOn(daily(zone, "00:00-24:00"), date)).isEqualTo(Duration.ofHours(hours));
  }

  @ParameterizedTest
  @CsvSource({
    // The hour 02:00-03:00 is skipped, then repeated.
    "Europe/Berlin,    2026-03-29, 01:30-03:15,  45",
    "Europe/Berlin,    2026-03-29, 02:00-03:00,   0",
    "Europe/Berlin,    2026-03-29, 02:10-03:10,  10",
    "Europe/Berlin,    2026-03-29, 01:10-02:10,  50",
    "Europe/Berlin,    2026-03-29, 03:00-04:00,  60",
    "Europe/Berlin,    2026-10-25, 01:30-03:15, 165",
    "Europe/Berlin,    2026-10-25, 02:10-02:20,  20",
    "Europe/Berlin,    2026-10-25, 03:00-04:00,  60",
    // The hour 01:00-02:00 is repeated.
    "America/New_York, 2026-11-01, 01:30-03:15, 135",
    "America/New_York, 2026-11-01, 02:00-03:00,  60",
    // The first hour of the day is skipped, the last one repeated.
    "Africa/Cairo,     2026-04-24, 00:00-01:00,   0",
    "Africa/Cairo,     2026-04-24, 00:30-01:30,  30",
    "Africa/Cairo,     2026-10-29, 23:30-24:00,  60",
    "Africa/Cairo,     2026-10-30, 00:00-00:30,  30",
    "Asia/Shanghai,    2026-03-29, 01:30-03:15, 105",
  })
  void a_window_loses_the_skipped_hour_and_counts_the_repeated_one_twice(
      String zone, String date, String window, int minutes) {
    assertThat(openOn(daily(zone, window), date)).isEqualTo(Duration.ofMinutes(minutes));
  }

  @Test
  void office_hours_are_the_same_on_both_sides_of_the_change() {
    BusinessCalendar berlin = BusinessCalendar.weekdays(ZoneId.of("Europe/Berlin"));

    assertThat(berlin.elapsed(at("2026-03-27T17:00:00+01:00"), at("2026-03-30T10:00:00+02:00")))
        .isEqualTo(Duration.ofHours(2));
    assertThat(berlin.add(at("2026-03-27T17:00:00+01:00"), Duration.ofHours(2)))
        .isEqualTo(at("2026-03-30T10:00:00+02:00"));
    assertThat(berlin.due(at("2026-10-23T17:00:00+02:00"), Budget.sameTimeNextBusinessDay()).at())
        .isEqualTo(at("2026-10-26T17:00:00+01:00"));
    assertThat(berlin.due(at("2026-10-23T17:00:00+02:00"), Budget.businessDays(1)).at())
        .isEqualTo(at("2026-10-26T18:00:00+01:00"));
  }

  @Test
  void a_calendar_day_may_have_23_or_25_hours_and_24_hours_never_do() {
    BusinessCalendar berlin = BusinessCalendar.weekdays(ZoneId.of("Europe/Berlin"));
    Instant before = at("2026-03-28T12:00:00+01:00");

    assertThat(berlin.due(before, Budget.days(1)).at()).isEqualTo(at("2026-03-29T12:00:00+02:00"));
    assertThat(berlin.due(before, Budget.hours(24)).at())
        .isEqualTo(at("2026-03-29T13:00:00+02:00"));
    assertThat(berlin.due(at("2026-10-24T12:00:00+02:00"), Budget.days(1)).at())
        .isEqualTo(at("2026-10-25T12:00:00+01:00"));
  }

  @Test
  void a_local_time_that_does_not_exist_moves_forward_and_a_double_one_keeps_its_offset() {
    BusinessCalendar berlin = daily("Europe/Berlin", "09:00-12:00");

    assertThat(berlin.due(at("2026-03-28T02:30:00+01:00"), Budget.days(1)).at())
        .isEqualTo(at("2026-03-29T03:30:00+02:00"));
    assertThat(berlin.due(at("2026-03-28T02:30:00+01:00"), Budget.sameTimeNextBusinessDay()).at())
        .isEqualTo(at("2026-03-29T03:30:00+02:00"));
    assertThat(berlin.due(at("2026-10-24T02:30:00+02:00"), Budget.days(1)).at())
        .isEqualTo(at("2026-10-25T02:30:00+02:00"));
    assertThat(berlin.due(at("2026-02-28T02:30:00+01:00"), Budget.months(1)).at())
        .isEqualTo(at("2026-03-28T02:30:00+01:00"));
  }

  @Test
  void a_day_closes_with_its_last_open_moment() {
    Budget tomorrow = Budget.businessDays(1);

    // The end is skipped: the clocks change while the window is open.
    assertThat(daily("Europe/Berlin", "01:00-02:30").due(at("2026-03-28T12:00:00Z"), tomorrow).at())
        .isEqualTo(at("2026-03-29T02:00:00+01:00"));
    // The last window is skipped: the one before it closes the day.
    assertThat(
            daily("Europe/Berlin", "00:00-01:30", "02:10-02:50")
                .due(at("2026-03-28T12:00:00Z"), tomorrow)
                .at())
        .isEqualTo(at("2026-03-29T01:30:00+01:00"));
    // All of it is skipped: it closes as the clocks change.
    assertThat(daily("Europe/Berlin", "02:10-02:50").due(at("2026-03-28T12:00:00Z"), tomorrow).at())
        .isEqualTo(at("2026-03-29T02:00:00+01:00"));
    // The end happens twice: the second time counts.
    assertThat(daily("Europe/Berlin", "01:00-02:30").due(at("2026-10-24T12:00:00Z"), tomorrow).at())
        .isEqualTo(at("2026-10-25T02:30:00+01:00"));
    assertThat(daily("Africa/Cairo", "20:00-24:00").due(at("2026-10-28T12:00:00Z"), tomorrow).at())
        .isEqualTo(at("2026-10-30T00:00:00+02:00"));
    // The end touches the repeated hour but lies before it.
    assertThat(daily("Europe/Berlin", "01:00-02:00").due(at("2026-10-24T12:00:00Z"), tomorrow).at())
        .isEqualTo(at("2026-10-25T02:00:00+02:00"));
  }

  @Test
  void working_time_that_runs_out_in_a_repeated_hour_ends_the_first_time_round() {
    BusinessCalendar berlin = daily("Europe/Berlin", "02:10-02:20");
    Instant from = at("2026-10-25T00:00:00+02:00");

    assertThat(berlin.add(from, Duration.ofMinutes(10))).isEqualTo(at("2026-10-25T02:20:00+02:00"));
    assertThat(berlin.add(from, Duration.ofMinutes(11))).isEqualTo(at("2026-10-25T02:11:00+01:00"));
    assertThat(berlin.isOpen(at("2026-10-25T02:15:00+02:00"))).isTrue();
    assertThat(berlin.isOpen(at("2026-10-25T02:25:00+02:00"))).isFalse();
    assertThat(berlin.isOpen(at("2026-10-25T02:15:00+01:00"))).isTrue();
  }
}
