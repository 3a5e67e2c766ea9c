package dev.sluice.document;

import static dev.sluice.document.Office.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.Refused;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.FollowUpRecorded.Promise;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Lead;
import dev.sluice.pipeline.Labels;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A2.3: a record is pre-filled from the case so that the rep types little. */
class FollowUpDraftTest {

  private static final LocalDate FRIDAY = LocalDate.parse("2026-11-06");

  private static final FollowUpRecorded FIRST =
      new FollowUpRecorded(
          "fewer stops",
          "too dear",
          List.of(new Promise("send a reference", FRIDAY)),
          "line sensors",
          "call the plant",
          FRIDAY);

  private static FollowUpDraft draft(Office office) {
    return office.engine.documents().followUp("L-1");
  }

  private static Office talked() {
    return new Office().lead("L-1", ACME).when("2026-11-03T10:00").tell("L-1", FIRST);
  }

  private static Office step(@Nullable LocalDate on) {
    return new Office()
        .lead("L-1", ACME)
        .tell("L-1", new FollowUpRecorded(null, null, List.of(), null, "call the plant", on));
  }

  @Test
  void it_brings_what_was_said_last_and_what_is_still_promised() {
    FollowUpDraft draft = draft(talked());
    assertThat(draft.customer().name()).isEqualTo("Acme");
    assertThat(draft.asOf()).isEqualTo(Office.at("2026-11-03T10:00"));
    assertThat(draft.need()).isEqualTo("fewer stops");
    assertThat(draft.objection()).isEqualTo("too dear");
    assertThat(draft.openPromises()).containsExactly(new Promise("send a reference", FRIDAY));
    assertThat(draft.promises()).isEmpty();
    assertThat(draft.solution()).isEqualTo("line sensors");
  }

  @Test
  void a_promise_that_was_kept_is_not_brought_up() {
    Office office = talked().tell("L-1", new TaskCompleted("promise:send a reference"));
    assertThat(draft(office).openPromises()).isEmpty();
  }

  @Test
  void a_need_left_out_of_the_last_record_is_the_one_before() {
    Office office =
        talked().tell("L-1", new FollowUpRecorded(null, null, List.of(), null, null, null));
    assertThat(draft(office).need()).isEqualTo("fewer stops");
    assertThat(draft(office).objection()).isNull();
  }

  @Test
  void unchanged_it_is_the_event_without_promising_anything_twice() {
    assertThat(draft(talked()).recorded(Locale.ENGLISH))
        .isEqualTo(
            new FollowUpRecorded(
                "fewer stops", "too dear", List.of(), "line sensors", "call the plant", FRIDAY));
  }

  @Test
  void changed_it_is_the_event_with_the_changes() {
    LocalDate monday = LocalDate.parse("2026-11-09");
    FollowUpRecorded event =
        draft(talked())
            .withNeed("no stops")
            .withObjection(null)
            .withPromise("a trial", monday)
            .withSolution("line sensors and service")
            .withNextStep("show the trial", monday)
            .recorded(Locale.ENGLISH);
    assertThat(event)
        .isEqualTo(
            new FollowUpRecorded(
                "no stops",
                null,
                List.of(new Promise("a trial", monday)),
                "line sensors and service",
                "show the trial",
                monday));
    Office office = talked().tell("L-1", event);
    assertThat(draft(office).openPromises())
        .extracting(Promise::what)
        .containsExactly("send a reference", "a trial");
  }

  @Test
  void the_next_step_is_the_one_recorded_until_its_day_has_passed() {
    Office office = step(FRIDAY).when("2026-11-06T23:59");
    assertThat(draft(office).nextStep()).isEqualTo(new Labels("call the plant", "call the plant"));
    assertThat(draft(office).nextStepOn()).isEqualTo(FRIDAY);
    office.when("2026-11-07T00:00");
    assertThat(draft(office).nextStep()).isEqualTo(new Labels("Needs interview", "需求访谈"));
    assertThat(draft(office).nextStepOn()).isNull();
  }

  @Test
  void a_next_step_without_a_day_stands() {
    assertThat(draft(step(null).when("2027-01-01T00:00")).recorded(Locale.ENGLISH).nextStep())
        .isEqualTo("call the plant");
  }

  @Test
  void without_one_the_next_step_is_what_the_next_stage_is_missing() {
    Office office = new Office().lead("L-1", ACME);
    assertThat(draft(office).recorded(Locale.CHINA).nextStep()).isEqualTo("需求访谈");
    office.tell("L-1", new ActivityLogged("needs-interview"));
    assertThat(draft(office).recorded(Locale.ENGLISH).nextStep()).isEqualTo("Offer");
    office.tell("L-1", new StageRequested("offer"));
    assertThat(draft(office).recorded(Locale.ENGLISH).nextStep()).isEqualTo("Legal review");
    office.tell("L-1", new DocumentAttached("legal-review"));
    office.tell("L-1", new StageRequested("won"));
    assertThat(draft(office).nextStep()).isNull();
  }

  @Test
  void it_reads_in_both_languages() {
    assertThat(draft(talked()).paper(Locale.ENGLISH).markdown())
        .isEqualTo(
            """
            # Follow-up record · Acme

            ## What

            - Customer: Acme
            - Time: 2026-11-03 10:00
            - Owner: –
            - Core need: fewer stops
            - Objection: too dear
            - Solution: line sensors
            - Next step: call the plant · 2026-11-06

            ## Promises

            Nothing recorded.

            ## Promises still open

            | Promise | Due |
            |---|---|
            | send a reference | 2026-11-06 |
            """);
    assertThat(draft(talked()).paper(Locale.CHINA).markdown())
        .startsWith("# 跟进记录 · Acme\n")
        .contains("- 核心需求：fewer stops\n", "## 未兑现承诺\n");
  }

  @Test
  void a_case_of_which_nothing_is_known_gives_an_empty_draft() {
    FollowUpDraft draft = draft(new Office().tell("L-1", new LeadCaptured(Lead.of("Acme", "web"))));
    assertThat(draft.need()).isNull();
    assertThat(draft.openPromises()).isEmpty();
    assertThat(draft.paper(Locale.ENGLISH).markdown()).contains("- Core need: –\n");
  }

  @Test
  void an_unknown_case_is_refused_by_its_name() {
    assertThatThrownBy(() -> new Office().engine.documents().followUp("L-9"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("L-9");
  }
}
