package dev.sluice.time;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** A business calendar as it is written in JSON. */
record CalendarFile(
    String id,
    ZoneId zone,
    Map<DayOfWeek, List<Window>> week,
    SortedMap<Integer, HolidayTable> years) {

  /** One year's announcement; the name and the source are for the reader. */
  record HolidayTable(String source, List<Holiday> holidays, List<LocalDate> workdays) {}

  record Holiday(String name, LocalDate from, LocalDate to) {}

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  static BusinessCalendar read(InputStream json) {
    try {
      return JSON.readValue(json, CalendarFile.class).calendar();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This is no calendar file: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BusinessCalendar calendar() {
    CalendarBuilder builder = BusinessCalendar.builder(id, zone);
    week.forEach((day, windows) -> builder.windows(day, windows.toArray(Window[]::new)));
    Set<LocalDate> seen = new TreeSet<>();
    years.forEach(
        (year, table) -> {
          builder.table(year);
          for (Holiday holiday : table.holidays) {
            check(holiday.from, year, seen);
            for (LocalDate date = holiday.from.plusDays(1);
                !date.isAfter(holiday.to);
                date = date.plusDays(1)) {
              check(date, year, seen);
            }
            builder.holidays(holiday.from, holiday.to);
          }
          for (LocalDate date : table.workdays) {
            check(date, year, seen);
            builder.workday(date);
          }
        });
    return builder.build();
  }

  private void check(LocalDate date, int year, Set<LocalDate> seen) {
    // A New Year holiday may begin in the December before.
    if (date.getYear() != year && !(date.getYear() == year - 1 && date.getMonthValue() == 12)) {
      throw new IllegalArgumentException(
          "Calendar \"" + id + "\": the table of " + year + " lists " + date + ". Move it.");
    }
    if (!seen.add(date)) {
      throw new IllegalArgumentException(
          "Calendar \"" + id + "\" lists " + date + " twice. Keep one.");
    }
  }
}
