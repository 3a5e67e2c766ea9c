package dev.sluice.rules.strategicaccounts;

import static dev.sluice.fact.Rep.rep;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.owner;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.PLAYBOOK;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.SPEC;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.cultivated;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.Overridden;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskAssigned;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("E3.2")
class StrengthsTest {

  private static final StageRequested DEMO = new StageRequested("demo");
  private static final StageRequested NEGOTIATION = new StageRequested("negotiation");

  private static PipelineSpec team(Rep... reps) {
    return PipelineSpec.of(PLAYBOOK).team(Team.of("sales", reps).supervisedBy("chen"));
  }

  private static CaseDraft beforeDemo() {
    return cultivated()
        .having(PathTest.needs("the expected solution", "cost", "speed", "risk"))
        .in("contact");
  }

  private static CaseDraft beforeNegotiation() {
    return cultivated().having(PathTest.PROPOSAL).in("proposal");
  }

  @Test
  void a_demo_goes_to_somebody_technical_whoever_owns_the_case() {
    SPEC.given(beforeDemo())
        .when(DEMO)
        .then(
            openTask("prepare-demo")
                .forRole("technical-expert")
                .assignedTo("wang")
                .due("2026-03-09T18:00"),
            times(1, notice("wang", "task-assigned")),
            no(notice("zhao", "task-assigned")),
            owner("zhao"))
        .when(new ActivityLogged("solution-demo"))
        .then(doneTask("prepare-demo"));
  }

  @Test
  void a_negotiation_goes_to_somebody_who_negotiates() {
    SPEC.given(beforeNegotiation())
        .when(NEGOTIATION)
        .then(
            openTask("prepare-terms")
                .forRole("negotiator")
                .assignedTo("li")
                .due("2026-03-09T18:00"),
            notice("li", "task-assigned"),
            no(notice("wang", "task-assigned")),
            owner("zhao"));
  }

  @Test
  void another_stage_gives_neither_task() {
    SPEC.given(cultivated().in("contact"))
        .then(no(openTask("prepare-demo")), no(openTask("prepare-terms")));
    SPEC.given(cultivated().in("proposal")).then(no(openTask("prepare-terms")));
  }

  @Test
  @Requirement({"E3.2", "X5"})
  void with_nobody_strong_in_it_the_supervisor_hears_and_the_task_waits_for_somebody() {
    team(rep("zhao").goodAt("service"), rep("sun"))
        .given(beforeDemo())
        .when(DEMO)
        .then(
            notice("chen", "owner-not-found"),
            openTask("prepare-demo"),
            no(openTask("prepare-demo").assignedTo("zhao")),
            no(openTask("prepare-demo").assignedTo("sun")),
            no(notice("zhao", "task-assigned")),
            rule("A rep without the strength a task needs is left out"));
  }

  @Test
  void two_who_are_technical_take_turns() {
    Story story =
        team(rep("wang").goodAt("technical"), rep("sun").goodAt("technical"), rep("zhao"))
            .given(beforeDemo())
            .and(beforeDemo().id("S-2"));
    story.when("S-1", DEMO).then(openTask("prepare-demo").assignedTo("sun"));
    story.when("S-2", DEMO).then(openTask("prepare-demo").assignedTo("wang"));
  }

  @Test
  void a_task_that_a_person_gave_meanwhile_is_not_owned_twice() {
    Instant back = Instant.parse("2026-03-04T01:00:00Z");
    team(rep("wang").goodAt("technical").away(Instant.EPOCH, back), rep("zhao"))
        .given(beforeDemo())
        .when(DEMO)
        .then(notice("chen", "owner-not-found"), openTask("prepare-demo"))
        .when(new TaskAssigned("prepare-demo", "zhao", "knows the product", null))
        .then(openTask("prepare-demo").assignedTo("zhao"), no(notice("zhao", "task-assigned")))
        .whenItIs("2026-03-04T09:00")
        .then(openTask("prepare-demo").assignedTo("zhao"), no(notice("wang", "task-assigned")));
  }

  @Test
  void a_task_that_waits_goes_to_who_comes_back() {
    Instant back = Instant.parse("2026-03-04T01:00:00Z");
    team(rep("wang").goodAt("technical").away(Instant.EPOCH, back), rep("zhao"))
        .given(beforeDemo())
        .when(DEMO)
        .then(notice("chen", "owner-not-found"))
        .whenItIs("2026-03-04T08:59")
        .then(no(openTask("prepare-demo").assignedTo("wang")))
        .whenItIs("2026-03-04T09:00")
        .then(openTask("prepare-demo").assignedTo("wang"), notice("wang", "task-assigned"));
  }

  @Test
  void a_stage_entered_again_gives_no_second_task_while_the_first_is_open() {
    Story story = SPEC.given(cultivated().in("demo"));
    story
        .when(new StageRequested("contact"))
        .when(DEMO)
        .then(
            no(notice("wang", "task-assigned")),
            openTask("prepare-demo").assignedTo("wang"),
            no(notice("chen", "owner-not-found")));
  }

  @Test
  @Requirement({"E3.2", "X5"})
  void whoever_is_strong_in_it_owns_the_customer_and_without_anybody_the_next_in_turn_does() {
    team(rep("a"), rep("zhao").goodAt("service"))
        .given(cultivated().in("contact"))
        .then(owner("zhao"));
    team(rep("a"), rep("li").goodAt("negotiation"))
        .given(cultivated().in("contact"))
        .then(owner("a"), no(notice("chen", "owner-not-found")));
  }

  @Test
  @Requirement({"E3.2", "X5"})
  void a_rep_who_serves_another_segment_owns_nobody_of_this_one() {
    team(rep("a").serves("breakthrough").goodAt("service"), rep("b").serves("cultivate"))
        .given(cultivated().in("contact"))
        .then(owner("b"));
  }

  @Test
  void a_lost_customer_looks_for_nobody() {
    for (String grade : new String[] {"price", "service"}) {
      Story story =
          SPEC.given(cultivated())
              .when(new StageRequested("lost"))
              .when(new Overridden("tier:strategy", grade, null, null));
      story.thenNothing().and(no(owner("li")), no(owner("zhao")));
    }
  }
}
