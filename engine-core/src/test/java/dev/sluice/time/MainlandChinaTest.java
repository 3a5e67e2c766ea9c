package dev.sluice.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainlandChinaTest {

  private static final BusinessCalendar CHINA = BusinessCalendar.mainlandChina();

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }

  @Test
  void a_make_up_saturday_is_worked_and_its_neighbours_are_not() {
    assertThat(CHINA.isWorkingDay(LocalDate.of(2026, 10, 10))).isTrue();
    assertThat(CHINA.isWorkingDay(LocalDate.of(2026, 10, 11))).isFalse();
    assertThat(CHINA.isWorkingDay(LocalDate.of(2026, 10, 17))).isFalse();
    assertThat(CHINA.elapsed(at("2026-10-10T00:00:00"), at("2026-10-12T00:00:00")))
        .isEqualTo(Duration.ofHours(8));
  }

  @Test
  void a_holiday_on_a_weekday_is_not_worked() {
    assertThat(CHINA.isWorkingDay(LocalDate.of(2026, 9, 30))).isTrue();
    assertThat(CHINA.isWorkingDay(LocalDate.of(2026, 10, 1))).isFalse();
    assertThat(CHINA.isWorkingDay(LocalDate.of(2026, 10, 7))).isFalse();
    assertThat(CHINA.isWorkingDay(LocalDate.of(2026, 10, 8))).isTrue();
  }

  @Test
  void what_starts_before_the_october_holiday_ends_after_it() {
    Instant before = at("2026-09-30T17:00:00");

    assertThat(CHINA.due(before, Budget.sameTimeNextBusinessDay()))
        .isEqualTo(new DueDate(at("2026-10-08T17:00:00"), List.of()));
    assertThat(CHINA.due(before, Budget.businessHours(2)).at())
        .isEqualTo(at("2026-10-08T10:00:00"));
    assertThat(CHINA.due(before, Budget.businessDays(1)).at()).isEqualTo(at("2026-10-08T18:00:00"));
    // Thursday, Friday, the make-up Saturday, Monday.
    assertThat(CHINA.due(before, Budget.businessDays(3)).at()).isEqualTo(at("2026-10-10T18:00:00"));
    assertThat(CHINA.due(before, Budget.businessDays(4)).at()).isEqualTo(at("2026-10-12T18:00:00"));
    assertThat(CHINA.due(before, Budget.hours(24)).at()).isEqualTo(at("2026-10-01T17:00:00"));
    assertThat(CHINA.due(before, Budget.days(3)).at()).isEqualTo(at("2026-10-03T17:00:00"));
  }

  @Test
  void what_starts_before_the_spring_festival_of_2026_ends_after_it() {
    Instant friday = at("2026-02-13T17:00:00");

    // Saturday the 14th makes up; the festival is the 15th to the 23rd, a Monday.
    assertThat(CHINA.due(friday, Budget.sameTimeNextBusinessDay()).at())
        .isEqualTo(at("2026-02-14T17:00:00"));
    assertThat(CHINA.due(friday, Budget.businessDays(2)).at()).isEqualTo(at("2026-02-24T18:00:00"));
    assertThat(CHINA.due(at("2026-02-14T17:00:00"), Budget.sameTimeNextBusinessDay()).at())
        .isEqualTo(at("2026-02-24T17:00:00"));
    assertThat(CHINA.elapsed(at("2026-02-14T18:00:00"), at("2026-02-24T09:00:00")))
        .isEqualTo(Duration.ZERO);
    assertThat(CHINA.due(friday, Budget.businessHours(9)).at())
        .isEqualTo(at("2026-02-14T18:00:00"));
    assertThat(CHINA.due(friday, Budget.businessHours(10)).at())
        .isEqualTo(at("2026-02-24T10:00:00"));
  }

  @Test
  void an_unknown_year_is_counted_by_weekday_and_says_so() {
    Instant newYearsEve = at("2026-12-31T17:00:00");

    assertThat(CHINA.knows(2026)).isTrue();
    assertThat(CHINA.knows(2027)).isFalse();
    assertThat(CHINA.knows(2023)).isFalse();
    DueDate due = CHINA.due(newYearsEve, Budget.sameTimeNextBusinessDay());
    assertThat(due).isEqualTo(new DueDate(at("2027-01-01T17:00:00"), List.of(2027)));
    assertThat(due.note()).isEqualTo("No holiday table for 2027: counted by weekday");
    assertThat(CHINA.due(newYearsEve, Budget.businessDays(300)).note())
        .isEqualTo("No holiday table for 2027, 2028: counted by weekday");
    assertThat(CHINA.due(newYearsEve, Budget.businessHours(2)).note()).isNotNull();
  }

  @Test
  void a_year_that_is_not_walked_through_is_not_mentioned() {
    assertThat(CHINA.due(at("2026-12-31T17:00:00"), Budget.businessHours(1)).note()).isNull();
    assertThat(CHINA.due(at("2026-12-30T17:00:00"), Budget.businessDays(1)).note()).isNull();
    // Counting starts the day after, in a known year.
    assertThat(CHINA.due(at("2023-12-31T17:00:00"), Budget.businessDays(1)).note()).isNull();
    assertThat(CHINA.due(at("2023-12-31T17:00:00"), Budget.businessDays(0)).note())
        .contains("2023");
    // Nothing is looked up for time on the clock.
    assertThat(CHINA.due(at("2026-12-31T17:00:00"), Budget.hours(24)).note()).isNull();
    assertThat(CHINA.due(at("2026-12-31T17:00:00"), Budget.months(24)).note()).isNull();
    assertThat(CHINA.due(at("2027-05-01T17:00:00"), Budget.businessHours(0)).note()).isNull();
  }

  @Test
  void a_window_that_ends_with_the_year_does_not_touch_the_next() {
    BusinessCalendar late = CHINA.toBuilder().weekdays(Window.parse("16:00-24:00")).build();

    DueDate due = late.due(at("2026-12-31T20:00:00"), Budget.businessHours(4));

    assertThat(due).isEqualTo(new DueDate(at("2027-01-01T00:00:00"), List.of()));
    assertThat(late.due(at("2026-12-31T20:00:00"), Budget.businessHours(5)).unknownYears())
        .containsExactly(2027);
  }

  @Tag("shared")
  @ParameterizedTest
  @ValueSource(ints = {2024, 2025, 2026})
  void the_table_equals_the_published_one(int year) throws IOException {
    String shared = System.getProperty("shared.dir");
    assertThat(shared).as("system property shared.dir").isNotNull();
    JsonNode published =
        JsonMapper.builder()
            .build()
            .readTree(Path.of(shared, "data", "holiday-cn", year + ".json").toFile());
    Map<LocalDate, Boolean> expected = new TreeMap<>();
    LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .forEach(date -> expected.put(date, date.getDayOfWeek().getValue() <= 5));
    for (JsonNode day : published.get("days")) {
      expected.put(LocalDate.parse(day.get("date").asText()), !day.get("isOffDay").asBoolean());
    }
    assertThat(published.get("days").size()).isGreaterThan(30);

    Map<LocalDate, Boolean> ours = new TreeMap<>();
    expected.keySet().forEach(date -> ours.put(date, CHINA.isWorkingDay(date)));

    assertThat(ours).isEqualTo(expected);
    assertThat(CHINA.knows(year)).isTrue();
  }
}
