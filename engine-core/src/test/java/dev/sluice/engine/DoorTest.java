package dev.sluice.engine;

import static dev.sluice.engine.Deals.lead;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.MoveStage;
import dev.sluice.decision.TellCase;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.CaseOpened;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageEntered;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.event.TaskCompleted;
import dev.sluice.event.TeamChanged;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import dev.sluice.json.RecordNames;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.CaseQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes in and what does not. */
class DoorTest {

  /** A host's own event. */
  public record WebinarAttended(String title) {}

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");
  private final SalesEngine engine = engine(Policy.none());

  private SalesEngine engine(Policy policy) {
    return SalesEngine.builder().playbook(Deals.playbook(policy)).clock(clock).build();
  }

  private void refused(Submission submission, String... parts) {
    assertThatThrownBy(() -> engine.submit(submission))
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void an_event_that_opens_nothing_needs_a_case() {
    refused(
        signal("L-9", "x"),
        "There is no such case",
        "Opening events: [lead-captured",
        "(case L-9)");
    assertThatThrownBy(() -> engine.view("L-9")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> engine.missing("L-9", "offer")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> engine.checklist("L-9")).isInstanceOf(Refused.class);
    assertThat(engine.journal("L-9")).isEmpty();
  }

  @Test
  void ids_of_200_characters_are_welcome_and_of_201_are_refused() {
    String longest = "x".repeat(200);
    assertThat(engine.submit(lead(longest).id(longest)).repeated()).isFalse();
    assertThat(engine.submit(lead(longest).id(longest)).repeated()).isTrue();
    refused(lead(longest + "x"), "case id has 201 characters", "200");
    refused(signal(longest, "a").id(longest + "x"), "event id has 201 characters", "200");
  }

  @Test
  void blank_ids_are_refused_and_one_character_is_welcome() {
    assertThat(engine.submit(lead("L").id("1")).repeated()).isFalse();
    refused(lead(" "), "This case id is blank");
    refused(lead("").id("2"), "This case id is blank");
    refused(signal("L", "a").id(""), "This event id is blank");
    assertThat(engine.journal("L")).hasSize(1);
  }

  @Test
  void what_has_no_case_or_no_event_is_no_submission() {
    assertThatNullPointerException()
        .isThrownBy(() -> Submission.of(unset(), new SignalReceived("a")))
        .withMessage("A submission needs the id of its case");
    assertThatNullPointerException()
        .isThrownBy(() -> Submission.of("L-1", unset()))
        .withMessage("A submission needs its event");
  }

  /** What a host without a check for nulls passes. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T unset() {
    return null;
  }

  @Test
  void the_engines_own_events_cannot_be_submitted() {
    engine.submit(lead("L-1"));
    refused(
        Submission.of("L-1", new StageEntered("offer", null)),
        "stage-entered is made by the engine");
    assertThat(engine.journal("L-1")).hasSize(1);
  }

  @Test
  void an_unregistered_record_is_refused_with_the_way_to_register_it() {
    engine.submit(lead("L-1"));
    refused(
        Submission.of("L-1", new WebinarAttended("Digital")),
        "WebinarAttended are not registered",
        ".with(\"…\", WebinarAttended.class)");
  }

  @Test
  void a_registered_record_of_the_host_is_welcome() {
    SalesEngine host =
        SalesEngine.builder()
            .playbook(Deals.playbook(Policy.none()))
            .names(RecordNames.standard().with("webinar-attended", WebinarAttended.class))
            .clock(clock)
            .build();
    host.submit(lead("L-1"));
    Outcome outcome = host.submit(Submission.of("L-1", new WebinarAttended("Digital")));
    assertThat(outcome.entries()).hasSize(1);
  }

  @Test
  void what_nobody_could_read_again_is_not_kept_and_not_sent() {
    String pipeline = Deals.PIPELINE.replace("\"lead-captured\"", "\"case-opened\"");
    SalesEngine host =
        SalesEngine.builder()
            .playbook(
                Playbook.of(
                    Pipeline.parse("p.json", pipeline),
                    when("tell", new TellCase("L-2", new WebinarAttended("Digital")))))
            .clock(clock)
            .build();
    assertThatThrownBy(
            () -> host.submit(Submission.of("L-1", new CaseOpened(new WebinarAttended("x")))))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("not registered");
    assertThat(host.find(CaseQuery.all())).isEmpty();
    host.submit(Submission.of("L-1", new CaseOpened(Lead.of("Acme", "fair"))));
    assertThatThrownBy(() -> host.submit(signal("L-1", "tell")))
        .hasMessageContaining("not registered");
    assertThat(host.view("L-1").version()).isEqualTo(1);
  }

  @Test
  void a_future_event_is_refused_a_present_and_a_late_one_are_welcome() {
    engine.submit(lead("L-1"));
    Instant now = clock.now();
    refused(
        signal("L-1", "x").at(now.plusNanos(1)),
        "signal-received occurred at 2026-11-02T01:00:00.000000001Z",
        "it is only 2026-11-02T01:00:00Z");
    assertThat(engine.submit(signal("L-1", "x").at(now)).entries())
        .extracting(JournalEntry::occurredAt)
        .containsExactly(now);
    assertThat(engine.submit(signal("L-1", "x").at(now.minusSeconds(86_400))).entries())
        .extracting(JournalEntry::occurredAt)
        .containsExactly(now.minusSeconds(86_400));
  }

  @Test
  void an_unknown_stage_is_refused_with_the_nearest_one() {
    engine.submit(lead("L-1"));
    refused(
        Submission.of("L-1", new StageRequested("ofer")),
        "Pipeline deal has no stage \"ofer\"",
        "Did you mean \"offer\"?");
    assertThatThrownBy(() -> engine.missing("L-1", "ofer"))
        .hasMessageContaining("Did you mean \"offer\"?");
  }

  @Test
  void an_undeclared_attribute_is_refused_with_the_nearest_one() {
    engine.submit(lead("L-1"));
    refused(
        Submission.of("L-1", new AttributeChanged("seat", 5)),
        "declares no attribute \"seat\"",
        "Did you mean \"seats\"?");
  }

  @Test
  void a_value_of_the_wrong_type_is_refused() {
    engine.submit(lead("L-1"));
    refused(attribute("seats", "five"), "Attribute \"seats\" is a number, and \"five\" is none");
    refused(attribute("vip", "yes"), "is a flag");
    refused(attribute("since", "2026-02-30"), "is a date");
    refused(attribute("budget", "500"), "is a money");
    refused(attribute("note", 7), "is a text");
    assertThat(engine.view("L-1").version()).isEqualTo(1);
  }

  private static Submission attribute(String name, Object value) {
    return Submission.of("L-1", new AttributeChanged(name, value));
  }

  @Test
  void a_value_of_the_right_type_is_kept_in_the_form_json_keeps() {
    engine.submit(lead("L-1"));
    engine.submit(attribute("seats", 5L));
    engine.submit(attribute("vip", true));
    engine.submit(attribute("since", LocalDate.of(2026, 2, 28)));
    engine.submit(attribute("budget", Money.of("500.00", "CNY")));
    engine.submit(attribute("note", "wants a demo"));
    assertThat(engine.view("L-1").facts().salesCase().attributes())
        .containsEntry("seats", 5)
        .containsEntry("vip", true)
        .containsEntry("since", "2026-02-28")
        .containsEntry("budget", "500 CNY")
        .containsEntry("note", "wants a demo");
    assertThat(engine.find(CaseQuery.all().attribute("seats", 5L))).hasSize(1);
    assertThat(engine.find(CaseQuery.all().attribute("seats", 6))).isEmpty();
  }

  @Test
  void an_event_that_cannot_be_true_of_the_case_is_refused_and_nothing_is_kept() {
    engine.submit(lead("L-1"));
    refused(Submission.of("L-1", new TaskCompleted("call")), "There is no task \"call\"");
    refused(
        Submission.of("L-1", new TeamChanged(Team.of("east", Rep.rep("li")))),
        "belongs to that team's case, team:east");
    assertThat(engine.view("L-1").version()).isEqualTo(1);
  }

  @Test
  void an_opening_event_of_two_pipelines_must_say_which() {
    SalesEngine two =
        SalesEngine.builder()
            .playbook(Deals.playbook(Policy.none()))
            .playbook(
                Playbook.of(
                    Pipeline.parse("p.json", Deals.PIPELINE.replace("\"deal\"", "\"renewal\"")),
                    Policy.none()))
            .clock(clock)
            .build();
    assertThatThrownBy(() -> two.submit(lead("L-1")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("[deal, renewal]")
        .hasMessageContaining(".into(\"…\")");
    two.submit(lead("L-1").into("renewal"));
    assertThat(two.view("L-1").facts().salesCase().pipeline()).isEqualTo("renewal");
    two.submit(lead("L-1"));
    assertThat(two.view("L-1").version()).isEqualTo(2);
  }

  @Test
  void an_engine_without_a_playbook_or_with_two_of_one_name_is_not_built() {
    assertThatThrownBy(() -> SalesEngine.builder().build()).hasMessageContaining("a playbook");
    assertThatThrownBy(
            () ->
                SalesEngine.builder()
                    .playbook(Deals.playbook(Policy.none()))
                    .playbook(Deals.playbook(Policy.none())))
        .hasMessageContaining("pipeline \"deal\" already");
    String unknown = Deals.PIPELINE.replace("\"lead-captured\"", "\"lead-capture\"");
    assertThatThrownBy(
            () ->
                SalesEngine.builder()
                    .playbook(Playbook.of(Pipeline.parse("p.json", unknown), Policy.none()))
                    .build())
        .hasMessageContaining("Did you mean \"lead-captured\"?");
  }

  @Test
  void one_builder_builds_several_engines() {
    SalesEngineBuilder builder =
        SalesEngine.builder().playbook(Deals.playbook(Policy.none())).clock(clock);
    assertThat(hashes(builder.build())).isEqualTo(hashes(builder.build())).hasSize(2);
  }

  private static List<String> hashes(SalesEngine engine) {
    return engine.playbooks().values().stream().map(Playbook::hash).toList();
  }

  @Test
  void asking_what_is_missing_changes_nothing() { // X10
    SalesEngine asked = engine(when("go", new MoveStage("offer")));
    asked.submit(lead("L-1"));
    long version = asked.view("L-1").version();
    assertThat(asked.missing("L-1", "offer"))
        .extracting("kind", "what")
        .containsExactly(org.assertj.core.groups.Tuple.tuple("deliverable", "proposal"));
    asked.submit(Submission.of("L-1", new DeliverableSubmitted("proposal")));
    assertThat(asked.missing("L-1", "offer")).isEmpty();
    assertThat(asked.view("L-1").version()).isEqualTo(version + 1);
    assertThat(asked.view("L-1").facts().salesCase().stage()).isEqualTo("lead");
  }

  @Test
  void cases_are_found_by_what_is_asked_and_page_by_page() {
    for (int i = 1; i <= 5; i++) {
      engine.submit(lead("L-" + i));
    }
    engine.submit(Submission.of("L-2", new StageRequested("lost")));
    assertThat(ids(CaseQuery.all().page(2, null))).containsExactly("L-1", "L-2");
    assertThat(ids(CaseQuery.all().page(2, "L-2"))).containsExactly("L-3", "L-4");
    assertThat(ids(CaseQuery.all().page(2, "L-4"))).containsExactly("L-5");
    assertThat(ids(CaseQuery.all().onlyRunning())).containsExactly("L-1", "L-3", "L-4", "L-5");
    assertThat(ids(CaseQuery.all().stage("lost"))).containsExactly("L-2");
    assertThat(ids(CaseQuery.all().pipeline("renewal"))).isEmpty();
    assertThat(ids(CaseQuery.all().owner("li"))).isEmpty();
  }

  private List<String> ids(CaseQuery query) {
    return engine.find(query).stream().map(state -> state.caseId()).toList();
  }

  @Test
  void many_submissions_go_on_past_those_that_are_refused() {
    Submission bad = signal("L-9", "x");
    Batch batch =
        engine.submitAll(
            List.of(lead("L-1"), bad, Submission.of("L-1", new LeadCaptured(Lead.of("B", "x")))));
    assertThat(batch.outcomes()).hasSize(2);
    assertThat(batch.refusals()).extracting(Batch.Refusal::submission).containsExactly(bad);
    assertThat(engine.view("L-1").version()).isEqualTo(2);
  }

  @Test
  void now_is_read_once_a_submission() {
    engine.submit(lead("L-1"));
    int before = clock.readings();
    JournalEntry entry = engine.submit(signal("L-1", "x")).entries().get(0);
    assertThat(clock.readings() - before).isEqualTo(1);
    assertThat(entry.now()).isEqualTo(entry.occurredAt()).isEqualTo(clock.now());
  }

  @Test
  void time_never_runs_backwards_for_a_case() {
    engine.submit(lead("L-1"));
    Instant before = clock.now();
    clock.set(before.minus(Duration.ofHours(1)));
    assertThat(engine.submit(signal("L-1", "x")).entries().get(0).now()).isEqualTo(before);
    engine.submit(lead("L-2"));
    assertThat(engine.view("L-2").now()).isEqualTo(clock.now());
  }
}
