package dev.sluice.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final BusinessCalendar WEEKDAYS = BusinessCalendar.weekdays(SHANGHAI);

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  @Test
  void a_window_includes_its_first_moment_and_not_its_last() {
    assertThat(WEEKDAYS.isOpen(at("2026-03-02T08:59:59.999999999"))).isFalse();
    assertThat(WEEKDAYS.isOpen(at("2026-03-02T09:00:00"))).isTrue();
    assertThat(WEEKDAYS.isOpen(at("2026-03-02T11:59:59.999999999"))).isTrue();
    assertThat(WEEKDAYS.isOpen(at("2026-03-02T12:00:00"))).isFalse();
    assertThat(WEEKDAYS.isOpen(at("2026-03-02T13:00:00"))).isTrue();
    assertThat(WEEKDAYS.isOpen(at("2026-03-02T18:00:00"))).isFalse();
    assertThat(WEEKDAYS.isOpen(at("2026-03-01T10:00:00"))).isFalse();
  }

  @Test
  void lunch_and_the_weekend_do_not_count() {
    assertThat(WEEKDAYS.elapsed(at("2026-03-06T11:30:00"), at("2026-03-06T13:30:00")))
        .isEqualTo(Duration.ofHours(1));
    assertThat(WEEKDAYS.elapsed(at("2026-03-06T17:00:00"), at("2026-03-09T10:00:00")))
        .isEqualTo(Duration.ofHours(2));
    assertThat(WEEKDAYS.elapsed(at("2026-03-06T18:00:00"), at("2026-03-09T09:00:00")))
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void nanoseconds_count_inside_a_window_only() {
    assertThat(WEEKDAYS.elapsed(at("2026-03-06T17:59:59.999999999"), at("2026-03-09T09:00:00.25")))
        .isEqualTo(Duration.ofNanos(250_000_001));
    assertThat(WEEKDAYS.elapsed(at("2026-03-06T12:00:00.5"), at("2026-03-06T12:00:00.7")))
        .isEqualTo(Duration.ZERO);
    assertThat(WEEKDAYS.elapsed(at("2026-03-06T10:00:00.7"), at("2026-03-06T10:00:01.2")))
        .isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void nothing_elapses_backwards() {
    Instant later = at("2026-03-06T17:00:00");

    assertThat(WEEKDAYS.elapsed(later, later)).isEqualTo(Duration.ZERO);
    assertThat(WEEKDAYS.elapsed(later, later.minusSeconds(3600))).isEqualTo(Duration.ZERO);
  }

  @Test
  void a_window_may_run_to_midnight_and_join_the_next_day() {
    BusinessCalendar nights =
        BusinessCalendar.builder("nights", SHANGHAI)
            .windows(DayOfWeek.FRIDAY, Window.parse("22:00-24:00"))
            .windows(DayOfWeek.SATURDAY, Window.parse("00:00-06:00"))
            .build();

    assertThat(nights.elapsed(at("2026-03-06T12:00:00"), at("2026-03-07T12:00:00")))
        .isEqualTo(Duration.ofHours(8));
    assertThat(nights.isOpen(at("2026-03-06T23:59:59"))).isTrue();
    assertThat(nights.isOpen(at("2026-03-07T00:00:00"))).isTrue();
    assertThat(nights.isOpen(at("2026-03-08T00:00:00"))).isFalse();
    assertThat(nights.add(at("2026-03-06T12:00:00"), Duration.ofHours(2)))
        .isEqualTo(at("2026-03-07T00:00:00"));
    assertThat(nights.due(at("2026-03-05T12:00:00"), Budget.businessDays(1)).at())
        .isEqualTo(at("2026-03-07T00:00:00"));
  }

  @Test
  void time_that_runs_out_with_a_window_ends_there_and_not_after_the_break() {
    assertThat(WEEKDAYS.add(at("2026-03-06T11:00:00"), Duration.ofHours(1)))
        .isEqualTo(at("2026-03-06T12:00:00"));
    assertThat(WEEKDAYS.add(at("2026-03-06T11:00:00"), Duration.ofHours(1).plusNanos(1)))
        .isEqualTo(at("2026-03-06T13:00:00").plusNanos(1));
    assertThat(WEEKDAYS.add(at("2026-03-06T11:00:00"), Duration.ofHours(1).minusNanos(1)))
        .isEqualTo(at("2026-03-06T12:00:00").minusNanos(1));
  }

  @Test
  void adding_nothing_stays_where_it_is_even_at_night() {
    assertThat(WEEKDAYS.add(at("2026-03-07T03:00:00"), Duration.ZERO))
        .isEqualTo(at("2026-03-07T03:00:00"));
    assertThat(WEEKDAYS.add(at("2026-03-07T03:00:00"), Duration.ofNanos(1)))
        .isEqualTo(at("2026-03-09T09:00:00").plusNanos(1));
  }

  @Test
  void negative_time_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WEEKDAYS.add(at("2026-03-06T11:00:00"), Duration.ofHours(-1)))
        .withMessageContaining("PT-1H");
  }

  @Test
  void a_thousand_years_are_counted_at_once() {
    Instant from = at("2026-01-01T00:00:00");
    Instant to = at("3026-01-01T00:00:00");
    Duration elapsed = WEEKDAYS.elapsed(from, to);

    long weekdays =
        LocalDate.of(2026, 1, 1)
            .datesUntil(LocalDate.of(3026, 1, 1))
            .filter(date -> date.getDayOfWeek().getValue() <= 5)
            .count();
    assertThat(elapsed).isEqualTo(Duration.ofHours(8 * weekdays));
    assertThat(WEEKDAYS.add(from, elapsed)).isBefore(to);
    assertThat(WEEKDAYS.elapsed(from, WEEKDAYS.add(from, elapsed))).isEqualTo(elapsed);
  }

  @Test
  void a_budget_beyond_the_year_9999_is_given_up() {
    Instant from = at("9999-12-01T09:00:00");

    assertThat(WEEKDAYS.due(from, Budget.businessDays(10)).at())
        .isEqualTo(at("9999-12-15T18:00:00"));
    for (Budget budget :
        new Budget[] {
          Budget.hours(800),
          Budget.days(40),
          Budget.months(1),
          Budget.businessHours(300),
          Budget.businessDays(30)
        }) {
      assertThatIllegalStateException()
          .as(budget.toString())
          .isThrownBy(() -> WEEKDAYS.due(from, budget))
          .withMessageContaining("9999");
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> WEEKDAYS.add(from, Duration.ofSeconds(Long.MAX_VALUE)))
        .withMessageContaining("9999");
  }

  @Test
  void instants_outside_the_calendar_are_refused_instead_of_walked_to() {
    Instant now = at("2026-03-06T11:00:00");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> WEEKDAYS.elapsed(Instant.MIN, now))
        .withMessageContaining(Instant.MIN.toString());
    assertThatIllegalArgumentException().isThrownBy(() -> WEEKDAYS.elapsed(now, Instant.MAX));
    assertThatIllegalArgumentException().isThrownBy(() -> WEEKDAYS.isOpen(Instant.MAX));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WEEKDAYS.due(Instant.MAX, Budget.hours(1)));
  }

  @Test
  void a_make_up_day_follows_monday_unless_it_has_its_own_windows() {
    LocalDate saturday = LocalDate.of(2026, 3, 7);
    CalendarBuilder builder =
        WEEKDAYS.toBuilder()
            .workday(saturday)
            .workday(saturday.plusDays(1), Window.parse("10:00-11:00"));

    assertThat(openHours(builder.build(), saturday)).isEqualTo(8);
    assertThat(openHours(builder.build(), saturday.plusDays(1))).isEqualTo(1);

    builder.weekdays(Window.parse("10:00-15:00"));
    assertThat(openHours(builder.build(), saturday)).isEqualTo(5);
    assertThat(
            openHours(
                builder.build().toBuilder().weekdays(Window.parse("10:00-12:00")).build(),
                saturday))
        .isEqualTo(2);
    assertThat(openHours(builder.build(), saturday.plusDays(1))).isEqualTo(1);
    assertThat(openHours(builder.build(), saturday.plusDays(7))).isZero();
  }

  private static long openHours(BusinessCalendar calendar, LocalDate date) {
    return calendar
        .elapsed(
            date.atStartOfDay(SHANGHAI).toInstant(),
            date.plusDays(1).atStartOfDay(SHANGHAI).toInstant())
        .toHours();
  }

  @Test
  void the_last_word_on_a_date_wins() {
    LocalDate saturday = LocalDate.of(2026, 3, 7);

    assertThat(WEEKDAYS.toBuilder().workday(saturday).holiday(saturday).build())
        .matches(calendar -> !calendar.isWorkingDay(saturday));
    assertThat(WEEKDAYS.toBuilder().holiday(saturday).workday(saturday).build())
        .matches(calendar -> calendar.isWorkingDay(saturday));
    assertThat(
            WEEKDAYS.toBuilder()
                .workday(saturday)
                .workday(saturday, Window.parse("10:00-11:00"))
                .build())
        .matches(calendar -> openHours(calendar, saturday) == 1);
  }

  @Test
  void a_range_of_holidays_includes_both_ends() {
    BusinessCalendar calendar =
        WEEKDAYS.toBuilder().holidays(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 5)).build();

    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 3, 2))).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 3, 3))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 3, 5))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 3, 6))).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> WEEKDAYS.toBuilder().holidays(LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 3)))
        .withMessageContaining("2026-03-05");
  }

  @Test
  void a_calendar_that_cannot_answer_is_not_built() {
    CalendarBuilder never = BusinessCalendar.builder("never", SHANGHAI);
    assertThatIllegalArgumentException()
        .isThrownBy(never::build)
        .withMessageContaining("\"never\" is never open");
    assertThatIllegalArgumentException()
        .isThrownBy(never.workday(LocalDate.of(2026, 3, 7), Window.parse("10:00-11:00"))::build)
        .withMessageContaining("weekday");
    assertThatIllegalArgumentException()
        .isThrownBy(
            BusinessCalendar.builder("x", SHANGHAI)
                    .windows(DayOfWeek.TUESDAY, Window.parse("10:00-11:00"))
                    .workday(LocalDate.of(2026, 3, 7))
                ::build)
        .withMessageContaining("2026-03-07");
    assertThatIllegalArgumentException().isThrownBy(WEEKDAYS.toBuilder().id(" ")::build);
    assertThatIllegalArgumentException().isThrownBy(WEEKDAYS.toBuilder().id("a\nb")::build);
    assertThatIllegalArgumentException()
        .isThrownBy(WEEKDAYS.toBuilder().holiday(LocalDate.of(10_000, 1, 1))::build)
        .withMessageContaining("+10000-01-01");
  }

  @Test
  void ten_years_without_a_working_day_are_a_mistake() {
    LocalDate first = LocalDate.of(2026, 1, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(WEEKDAYS.toBuilder().holidays(first, first.plusDays(3700))::build)
        .withMessageContaining("2026-01-01");
    assertThat(WEEKDAYS.toBuilder().holidays(first, first.plusDays(3600)).build())
        .matches(calendar -> !calendar.isWorkingDay(first.plusDays(3600)));
    assertThat(
            WEEKDAYS.toBuilder()
                .holidays(first, first.plusDays(3700))
                .workday(first.plusDays(1800))
                .build())
        .matches(calendar -> calendar.isWorkingDay(first.plusDays(1800)));
  }

  @Test
  void overlapping_windows_are_refused_and_touching_ones_are_not() {
    Window morning = Window.parse("09:00-12:00");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> WEEKDAYS.toBuilder().weekdays(Window.parse("11:59-13:00"), morning))
        .withMessageContaining("09:00-12:00 and 11:59-13:00");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WEEKDAYS.toBuilder().weekdays(morning, morning));
    assertThat(WEEKDAYS.toBuilder().weekdays(Window.parse("12:00-13:00"), morning).build())
        .matches(calendar -> openHours(calendar, LocalDate.of(2026, 3, 2)) == 4);
  }

  @Test
  void without_a_promised_table_every_year_is_known() {
    assertThat(WEEKDAYS.knows(1999)).isTrue();
    assertThat(WEEKDAYS.toBuilder().holiday(LocalDate.of(2026, 3, 2)).build().knows(2027)).isTrue();
    assertThat(WEEKDAYS.toBuilder().table(2026).build().knows(2026)).isTrue();
    assertThat(WEEKDAYS.toBuilder().table(2026).build().knows(2027)).isFalse();
  }

  @Test
  void the_canonical_text_holds_everything_that_decides() {
    BusinessCalendar calendar =
        WEEKDAYS.toBuilder()
            .windows(DayOfWeek.TUESDAY, Window.parse("13:00-24:00"), Window.parse("09:00-12:00"))
            .windows(DayOfWeek.THURSDAY)
            .workday(LocalDate.of(2026, 3, 7))
            .holiday(LocalDate.of(2026, 3, 2))
            .table(2026)
            .build();

    assertThat(calendar.canonical())
        .isEqualTo(
            """
            calendar weekdays
            zone Asia/Shanghai
            MONDAY 09:00-12:00 13:00-18:00
            TUESDAY 09:00-12:00 13:00-24:00
            WEDNESDAY 09:00-12:00 13:00-18:00
            FRIDAY 09:00-12:00 13:00-18:00
            table 2026
            2026-03-02 closed
            2026-03-07 09:00-12:00 13:00-18:00
            """);
  }

  @Test
  void the_canonical_text_changes_with_each_part_and_with_nothing_else() {
    String canonical = WEEKDAYS.canonical();

    assertThat(WEEKDAYS.toBuilder().build()).isEqualTo(WEEKDAYS).hasSameHashCodeAs(WEEKDAYS);
    assertThat(WEEKDAYS.toBuilder().id("other").build().canonical()).isNotEqualTo(canonical);
    assertThat(BusinessCalendar.weekdays(ZoneId.of("Asia/Tokyo")).canonical())
        .isNotEqualTo(canonical);
    assertThat(WEEKDAYS.toBuilder().table(2026).build().canonical()).isNotEqualTo(canonical);
    assertThat(WEEKDAYS.toBuilder().holiday(LocalDate.of(2026, 3, 2)).build().canonical())
        .isNotEqualTo(canonical);
    assertThat(
            WEEKDAYS.toBuilder()
                .windows(DayOfWeek.MONDAY, Window.parse("09:00-12:01"))
                .build()
                .canonical())
        .isNotEqualTo(canonical);
  }

  @Test
  void the_defaults_of_the_machine_do_not_matter() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    String canonical = BusinessCalendar.mainlandChina().canonical();
    Instant due = WEEKDAYS.due(at("2026-03-06T17:00:00"), Budget.businessDays(3)).at();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));

      assertThat(BusinessCalendar.mainlandChina().toBuilder().build().canonical())
          .isEqualTo(canonical);
      assertThat(WEEKDAYS.due(at("2026-03-06T17:00:00"), Budget.businessDays(3)).at())
          .isEqualTo(due);
      assertThat(Budget.businessDays(3)).hasToString("3 business days");
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void a_calendar_is_read_from_json() {
    BusinessCalendar calendar =
        read(
            """
            {"id": "weekdays", "zone": "Asia/Shanghai",
             "week": {"MONDAY": ["13:00-24:00", "09:00-12:00"]},
             "years": {"2026": {"source": "us",
               "holidays": [{"name": "Rest", "from": "2025-12-31", "to": "2026-01-05"}],
               "workdays": ["2026-03-07"]}}}
            """);

    assertThat(calendar)
        .isEqualTo(
            BusinessCalendar.builder("weekdays", SHANGHAI)
                .windows(DayOfWeek.MONDAY, Window.parse("09:00-12:00"), Window.parse("13:00-24:00"))
                .table(2026)
                .holidays(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 5))
                .workday(LocalDate.of(2026, 3, 7))
                .build());
  }

  @Test
  void a_file_without_years_promises_no_table() {
    assertThat(
            read(
                """
                {"id": "a", "zone": "UTC", "week": {"MONDAY": ["09:00-12:00"]}, "years": {}}
                """))
        .matches(calendar -> calendar.knows(2050));
  }

  @Test
  void a_file_that_says_something_else_is_refused() {
    String good =
        """
        {"id": "a", "zone": "UTC", "week": {"MONDAY": ["09:00-12:00"]},
         "years": {"2026": {"source": "us",
           "holidays": [{"name": "Rest", "from": "2026-01-01", "to": "2026-01-03"}],
           "workdays": ["2026-01-04"]}}}
        """;
    assertThat(read(good).id()).isEqualTo("a");

    refused(good.replace("\"id\": \"a\", ", ""), "'id'");
    refused(good.replace("\"id\"", "\"colour\": 1, \"id\""), "colour");
    refused(good.replace("\"id\"", "\"id\": \"b\", \"id\""), "Duplicate");
    refused(good.replace("\"zone\": \"UTC\", ", ""), "zone");
    refused(good.replace("UTC", "Mars/Olympus"), "Mars/Olympus");
    refused(good.replace("MONDAY", "MOONDAY"), "MOONDAY");
    refused(good.replace("09:00-12:00", "12:00-09:00"), "12:00-09:00");
    refused(good.replace("2026-01-03", "2026-02-30"), "2026-02-30");
    refused(good.replace("[\"2026-01-04\"]", "[\"2026-01-03\"]"), "2026-01-03 twice");
    refused(good.replace("2026-01-03", "2027-01-01"), "2027-01-01");
    refused(good.replace("[\"2026-01-04\"]", "[\"2025-11-30\"]"), "2025-11-30");
    refused(good.replace("2026-01-03", "2025-01-03"), "ends before it starts");
    refused(good + "{}", "no calendar file");
    refused("", "no calendar file");
  }

  private static void refused(String json, String because) {
    assertThatIllegalArgumentException()
        .as(json)
        .isThrownBy(() -> read(json))
        .withMessageContaining(because);
  }

  private static BusinessCalendar read(String json) {
    return BusinessCalendar.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
