package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.openTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.document.FollowUpDraft;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.FollowUpRecorded.Promise;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.Submission;
import dev.sluice.fact.Lead;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("A2.3")
class FollowUpTest {

  private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);

  @Test
  void each_dated_promise_becomes_a_task_due_at_the_close_of_its_day() {
    SPEC.given(lead())
        .when(
            promising(
                new Promise("send references", FRIDAY),
                new Promise("send prices", LocalDate.of(2026, 3, 7))))
        .then(
            task("promise").key("promise:send references").due("2026-03-06T18:00"),
            // A Saturday's promise is due on Monday.
            task("promise").key("promise:send prices").due("2026-03-09T18:00").assignedTo("wang"));
  }

  @Test
  void a_promise_without_a_date_becomes_none() {
    SPEC.given(lead())
        .when(promising(new Promise("think about a discount", null)))
        .then(no(task("promise")));
    SPEC.given(lead())
        .when(
            promising(
                new Promise("think about a discount", null),
                new Promise("send references", FRIDAY)))
        .then(openTask("promise:send references"), no(openTask("promise:think about a discount")));
  }

  @Test
  void a_dated_next_step_becomes_a_task_and_one_without_a_date_does_not() {
    SPEC.given(lead())
        .when(next("present the proposal", FRIDAY))
        .then(task("next-step").due("2026-03-06T18:00").note("present the proposal"));
    SPEC.given(lead()).when(next("call again some day", null)).then(no(task("next-step")));
    SPEC.given(lead()).when(next(null, FRIDAY)).then(no(task("next-step")));
  }

  @Test
  void a_record_is_filled_in_from_the_case_so_that_the_rep_types_little() {
    SalesEngine engine = LeadToCash.engine();
    Lead lead = new Lead("Acme", "partner", null, null, null, null, "automation", List.of());
    engine.submit(Submission.of("L-1", new LeadCaptured(lead)));
    engine.submit(
        Submission.of(
            "L-1",
            new FollowUpRecorded(
                null,
                "too dear",
                List.of(new Promise("send references", FRIDAY)),
                "packing line",
                "present it",
                FRIDAY)));

    FollowUpDraft draft = engine.documents().followUp("L-1");

    assertThat(draft.customer().name()).isEqualTo("Acme");
    assertThat(draft.need()).isEqualTo("automation");
    assertThat(draft.objection()).isEqualTo("too dear");
    assertThat(draft.solution()).isEqualTo("packing line");
    assertThat(draft.openPromises()).containsExactly(new Promise("send references", FRIDAY));
    assertThat(draft.recorded(Locale.ENGLISH).nextStep()).isEqualTo("present it");
    assertThat(draft.nextStepOn()).isEqualTo(FRIDAY);
  }

  private static FollowUpRecorded promising(Promise... promises) {
    return new FollowUpRecorded("need", null, List.of(promises), null, null, null);
  }

  private static FollowUpRecorded next(@Nullable String step, @Nullable LocalDate on) {
    return new FollowUpRecorded(null, null, List.of(), null, step, on);
  }
}
