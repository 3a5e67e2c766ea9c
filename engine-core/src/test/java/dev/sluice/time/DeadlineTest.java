package dev.sluice.time;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private static final BusinessCalendar CHINA = BusinessCalendar.mainlandChina();
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }

  private static Deadline start(String budget, String anchor) {
    return Deadline.start(CHINA, Budget.parse(budget), at(anchor));
  }

  private static Instant dueAfter(Deadline deadline, String paused, String resumed) {
    return requireNonNull(deadline.pause(at(paused)).resume(CHINA, at(resumed)).due());
  }

  @Test
  void a_running_deadline_is_due_when_its_budget_ends() {
    Deadline deadline = start("3 business days", "2026-03-05T10:00:00");

    assertThat(deadline.due()).isEqualTo(at("2026-03-10T18:00:00"));
    assertThat(deadline.isPaused()).isFalse();
    assertThat(deadline.calendar()).isEqualTo("mainland-china");
    assertThat(deadline.note()).isNull();
  }

  @Test
  void a_paused_deadline_has_no_due_date() {
    Deadline paused = start("3 days", "2026-03-05T10:00:00").pause(at("2026-03-06T10:00:00"));

    assertThat(paused.due()).isNull();
    assertThat(paused.isPaused()).isTrue();
  }

  @Test
  void what_was_left_at_the_pause_is_left_after_it() {
    Deadline friday = start("same time next business day", "2026-03-06T17:00:00");

    // Half an hour on Friday and seven hours on Monday were left.
    assertThat(dueAfter(friday, "2026-03-06T17:30:00", "2026-03-09T09:00:00"))
        .isEqualTo(at("2026-03-09T17:30:00"));
    assertThat(dueAfter(friday, "2026-03-06T17:30:00", "2026-03-09T10:00:00"))
        .isEqualTo(at("2026-03-10T09:30:00"));
    assertThat(
            dueAfter(
                start("4 business hours", "2026-03-06T10:00:00"),
                "2026-03-06T11:00:00",
                "2026-03-06T17:00:00"))
        .isEqualTo(at("2026-03-09T11:00:00"));
  }

  @Test
  void a_pause_outside_working_hours_costs_nothing() {
    for (String budget :
        new String[] {"4 business hours", "2 business days", "same time next business day"}) {
      Deadline deadline = start(budget, "2026-03-06T17:00:00");

      assertThat(dueAfter(deadline, "2026-03-06T18:00:00", "2026-03-09T09:00:00"))
          .as(budget)
          .isEqualTo(deadline.due());
      assertThat(dueAfter(deadline, "2026-03-06T18:00:00", "2026-03-09T09:01:00"))
          .as(budget)
          .isAfter(deadline.due());
    }
  }

  @Test
  void a_pause_never_makes_a_deadline_earlier() {
    Deadline evening = start("same time next business day", "2026-03-06T20:00:00");

    assertThat(evening.due()).isEqualTo(at("2026-03-09T20:00:00"));
    assertThat(dueAfter(evening, "2026-03-07T10:00:00", "2026-03-07T11:00:00"))
        .isEqualTo(at("2026-03-09T20:00:00"));
    assertThat(dueAfter(evening, "2026-03-09T19:00:00", "2026-03-09T19:30:00"))
        .isEqualTo(at("2026-03-09T20:00:00"));
    assertThat(dueAfter(evening, "2026-03-09T19:00:00", "2026-03-10T11:00:00"))
        .isEqualTo(at("2026-03-10T11:00:00"));
  }

  @Test
  void time_on_the_clock_is_given_back_on_the_clock() {
    for (String budget : new String[] {"72 hours", "3 days"}) {
      assertThat(
              dueAfter(
                  start(budget, "2026-03-06T17:00:00"),
                  "2026-03-06T18:00:00",
                  "2026-03-09T09:00:00"))
          .as(budget)
          .isEqualTo(at("2026-03-12T08:00:00"));
    }
    assertThat(
            dueAfter(
                start("1 month", "2026-03-06T17:00:00"),
                "2026-03-10T00:00:00",
                "2026-03-12T00:00:00"))
        .isEqualTo(at("2026-04-08T17:00:00"));
  }

  @Test
  void a_pause_across_a_holiday_gives_back_working_time_only() {
    Deadline deadline = start("8 business hours", "2026-09-30T15:00:00");
    assertThat(deadline.due()).isEqualTo(at("2026-10-08T15:00:00"));

    assertThat(dueAfter(deadline, "2026-09-30T16:00:00", "2026-10-05T12:00:00"))
        .isEqualTo(at("2026-10-08T17:00:00"));
    // Seven hours are left; the make-up Saturday counts.
    assertThat(dueAfter(deadline, "2026-09-30T16:00:00", "2026-10-09T17:00:00"))
        .isEqualTo(at("2026-10-10T16:00:00"));
    assertThat(
            dueAfter(
                start("2 business days", "2026-02-13T10:00:00"),
                "2026-02-14T17:00:00",
                "2026-02-24T10:00:00"))
        .isEqualTo(at("2026-02-25T11:00:00"));
  }

  @Test
  void several_pauses_add_up() {
    Deadline deadline =
        start("4 business hours", "2026-03-05T09:00:00")
            .pause(at("2026-03-05T10:00:00"))
            .resume(CHINA, at("2026-03-05T11:00:00"))
            .pause(at("2026-03-05T11:30:00"))
            .resume(CHINA, at("2026-03-05T16:30:00"));

    // An hour and a half was used; half past four to six is as much again.
    assertThat(deadline.due()).isEqualTo(at("2026-03-06T10:00:00"));
    assertThat(deadline.pauses()).hasSize(2);
  }

  @Test
  void a_pause_of_no_length_changes_nothing() {
    Deadline deadline = start("4 business hours", "2026-03-05T09:00:00");

    assertThat(dueAfter(deadline, "2026-03-05T10:00:00", "2026-03-05T10:00:00"))
        .isEqualTo(deadline.due());
    assertThat(dueAfter(deadline, "2026-03-05T09:00:00", "2026-03-05T09:00:00"))
        .isEqualTo(deadline.due());
  }

  @Test
  void pausing_and_resuming_alternate() {
    Deadline running = start("4 business hours", "2026-03-05T09:00:00");
    Deadline paused = running.pause(at("2026-03-05T10:00:00"));

    assertThatIllegalStateException()
        .isThrownBy(() -> paused.pause(at("2026-03-05T10:30:00")))
        .withMessageContaining("paused already");
    assertThatIllegalStateException()
        .isThrownBy(() -> running.resume(CHINA, at("2026-03-05T10:30:00")))
        .withMessageContaining("is running");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                paused
                    .resume(CHINA, at("2026-03-05T10:30:00"))
                    .resume(CHINA, at("2026-03-05T10:30:00")));
  }

  @Test
  void a_deadline_can_be_paused_when_it_is_due_and_not_after() {
    Deadline deadline = start("4 business hours", "2026-03-05T09:00:00");
    Instant due = at("2026-03-05T14:00:00");

    assertThat(deadline.pause(due).resume(CHINA, at("2026-03-05T20:00:00")).due())
        .isEqualTo(at("2026-03-05T20:00:00"));
    assertThatIllegalStateException()
        .isThrownBy(() -> deadline.pause(due.plusNanos(1)))
        .withMessageContaining(due.toString());
  }

  @Test
  void a_clock_does_not_run_backwards() {
    Deadline deadline = start("4 business hours", "2026-03-05T09:00:00");
    Deadline paused = deadline.pause(at("2026-03-05T10:00:00"));
    Deadline resumed = paused.resume(CHINA, at("2026-03-05T11:00:00"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> deadline.pause(at("2026-03-05T08:59:59")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> paused.resume(CHINA, at("2026-03-05T09:59:59")));
    assertThatIllegalArgumentException().isThrownBy(() -> resumed.pause(at("2026-03-05T10:59:59")));
  }

  @Test
  void another_calendar_is_taken_over_by_recomputing_only() {
    BusinessCalendar other =
        CHINA.toBuilder().id("no-lunch").weekdays(Window.parse("09:00-18:00")).build();
    Deadline paused =
        start("4 business hours", "2026-03-05T09:00:00").pause(at("2026-03-05T10:00:00"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> paused.resume(other, at("2026-03-05T11:00:00")))
        .withMessageContaining("\"mainland-china\", not \"no-lunch\"");
    Deadline recomputed = paused.recompute(other);
    assertThat(recomputed.isPaused()).isTrue();
    assertThat(recomputed.calendar()).isEqualTo("no-lunch");
    assertThat(recomputed.resume(other, at("2026-03-05T11:00:00")).due())
        .isEqualTo(at("2026-03-05T14:00:00"));
  }

  @Test
  void a_deadline_in_an_unknown_year_says_so_and_moves_when_the_table_arrives() {
    Deadline deadline = start("same time next business day", "2026-12-31T17:00:00");
    assertThat(deadline.due()).isEqualTo(at("2027-01-01T17:00:00"));
    assertThat(deadline.unknownYears()).containsExactly(2027);
    assertThat(deadline.note()).isEqualTo("No holiday table for 2027: counted by weekday");

    BusinessCalendar withTable =
        CHINA.toBuilder().table(2027).holiday(LocalDate.of(2027, 1, 1)).build();
    Deadline moved = deadline.recompute(withTable);

    assertThat(moved.due()).isEqualTo(at("2027-01-04T17:00:00"));
    assertThat(moved.note()).isNull();
    assertThat(moved.anchor()).isEqualTo(deadline.anchor());
    assertThat(start("3 days", "2026-12-31T17:00:00").note()).isNull();
  }

  @Test
  void recomputing_repeats_the_pauses_by_the_new_table() {
    Deadline deadline =
        start("9 business hours", "2026-12-30T10:00:00")
            .pause(at("2026-12-31T10:00:00"))
            .resume(CHINA, at("2026-12-31T18:00:00"));
    assertThat(deadline.due()).isEqualTo(at("2027-01-01T10:00:00"));
    assertThat(deadline.unknownYears()).containsExactly(2027);

    BusinessCalendar withTable =
        CHINA.toBuilder().table(2027).holiday(LocalDate.of(2027, 1, 1)).build();

    assertThat(deadline.recompute(withTable).due()).isEqualTo(at("2027-01-04T10:00:00"));
    assertThat(deadline.recompute(withTable).pauses()).isEqualTo(deadline.pauses());
    assertThat(deadline.recompute(CHINA)).isEqualTo(deadline);
  }

  @Test
  void a_deadline_that_was_over_before_its_pause_by_the_new_table_stays_over() {
    Deadline deadline =
        start("8 business hours", "2027-01-01T10:00:00")
            .pause(at("2027-01-04T09:30:00"))
            .resume(CHINA, at("2027-01-04T17:30:00"));
    assertThat(deadline.due()).isEqualTo(at("2027-01-04T18:00:00"));

    BusinessCalendar withTable =
        CHINA.toBuilder().table(2027).workday(LocalDate.of(2027, 1, 2)).build();

    assertThat(deadline.recompute(withTable).due()).isEqualTo(at("2027-01-02T10:00:00"));
  }

  @Test
  void a_deadline_goes_to_json_and_back() throws JsonProcessingException {
    Deadline running = start("same time next business day", "2026-12-31T17:00:00");
    Deadline paused = running.pause(at("2026-12-31T17:30:00"));
    Deadline resumed = paused.resume(CHINA, at("2026-12-31T17:40:00"));

    for (Deadline deadline : new Deadline[] {running, paused, resumed}) {
      String text = JSON.writeValueAsString(deadline);
      assertThat(JSON.readValue(text, Deadline.class)).as(text).isEqualTo(deadline);
    }
    assertThat(JSON.writeValueAsString(paused))
        .isEqualTo(
            """
            {"budget":"same time next business day","calendar":"mainland-china",\
            "anchor":"2026-12-31T09:00:00Z",\
            "pauses":[{"from":"2026-12-31T09:30:00Z","to":null}],\
            "due":null,"unknownYears":[2027]}\
            """);
  }

  @Test
  void a_deadline_keeps_its_nanoseconds_in_json_of_numbers_too() throws JsonProcessingException {
    JsonMapper numbers = JsonMapper.builder().addModule(new JavaTimeModule()).build();
    Deadline deadline =
        start("4 business hours", "2026-03-05T09:00:00.123456789")
            .pause(at("2026-03-05T10:00:00.000000001"));

    assertThat(numbers.readValue(numbers.writeValueAsString(deadline), Deadline.class))
        .isEqualTo(deadline);
  }
}
