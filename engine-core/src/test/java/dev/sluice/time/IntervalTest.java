package dev.sluice.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long notices are gathered (harms 1 and 4). */
class IntervalTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    // Monday 2 November 2026 is a working day like any other.
    "18:00, 2026-11-02T17:59, 2026-11-02T18:00",
    "18:00, 2026-11-02T17:59:59, 2026-11-02T18:00",
    "18:00, 2026-11-02T18:00, 2026-11-03T18:00",
    "18:00, 2026-11-02T00:00, 2026-11-02T18:00",
    // Friday evening, Saturday, Sunday: Monday.
    "18:00, 2026-11-06T18:30, 2026-11-09T18:00",
    "18:00, 2026-11-07T10:00, 2026-11-09T18:00",
    "18:00, 2026-11-08T23:59, 2026-11-09T18:00",
    // The October holiday of 2026 ends on the 7th; the Saturday after it is a make-up day.
    "18:00, 2026-09-30T18:00, 2026-10-08T18:00",
    "18:00, 2026-09-30T17:59, 2026-09-30T18:00",
    "18:00, 2026-10-09T18:00, 2026-10-10T18:00",
    "07:30, 2026-11-02T07:00, 2026-11-02T07:30",
    "1 hour, 2026-11-06T17:59, 2026-11-06T18:59",
    "1 hour, 2026-11-06T18:00, 2026-11-09T09:00",
    "1 hour, 2026-11-02T08:00, 2026-11-02T09:00",
    "1 hour, 2026-11-02T08:30, 2026-11-02T09:30",
    "2 days, 2026-11-06T17:30, 2026-11-08T17:30",
    "2 days, 2026-11-06T18:30, 2026-11-09T09:00",
    "opening, 2026-11-02T09:00, 2026-11-02T09:00",
    "opening, 2026-11-02T08:59:59, 2026-11-02T09:00",
    "opening, 2026-11-02T12:30, 2026-11-02T13:00",
    "opening, 2026-11-06T18:00, 2026-11-09T09:00",
    "opening, 2026-10-01T10:00, 2026-10-08T09:00",
  })
  void it_ends(String text, String from, String end) {
    assertThat(Interval.parse(text).end(BusinessCalendar.mainlandChina(), at(from)))
        .isEqualTo(at(end));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 hour", "36 hours", "2 days", "18:00", "07:30", "opening"})
  void what_is_written_is_read_back(String text) {
    assertThat(Interval.parse(text)).hasToString(text);
    assertThat(Interval.parse(" " + text.toUpperCase(java.util.Locale.ROOT)))
        .isEqualTo(Interval.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 hours",
        "2 months",
        "4 business hours",
        "3 business days",
        "24:00",
        "18.00",
        "8:00",
        "soon",
        "",
        "2 days on a working day"
      })
  void what_is_none_is_refused_with_the_forms(String text) {
    assertThatThrownBy(() -> Interval.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\"%s\" is no interval. Write \"1 hour\", \"2 days\", \"18:00\" or \"opening\"."
                .formatted(text));
  }
}
