package dev.sluice.engine;

import static dev.sluice.engine.Deals.all;
import static dev.sluice.engine.Deals.lead;
import static dev.sluice.engine.Deals.on;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static dev.sluice.fact.Rep.rep;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.assignment.Rotation;
import dev.sluice.assignment.Turn;
import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decision;
import dev.sluice.decision.ExcludeRep;
import dev.sluice.decision.Notify;
import dev.sluice.decision.PreferRep;
import dev.sluice.decision.SeekOwner;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.OwnerNotFound;
import dev.sluice.event.OwnerReleased;
import dev.sluice.event.OwnerSought;
import dev.sluice.event.RepAbsent;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.event.TaskAssigned;
import dev.sluice.event.TaskCompleted;
import dev.sluice.event.TeamChanged;
import dev.sluice.fact.Rep;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Task;
import dev.sluice.fact.Team;
import dev.sluice.jdbc.TestStores;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import dev.sluice.time.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Owners, through the engine (A2.1, X5, X9). */
@Timeout(60)
class TeamTest {

  private static final Decision SEEK = new SeekOwner("east", "steel", null, null, 0);
  private static final Policy ASK = on(LeadCaptured.class, SEEK);

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");
  private final CaseStore store = TestStores.fresh();

  private SalesEngine engine(Team team, Policy policy) {
    return SalesEngine.builder()
        .playbook(Deals.playbook(policy))
        .team(team)
        .store(store)
        .clock(clock)
        .build();
  }

  private static String owner(SalesEngine engine, String caseId) {
    return String.valueOf(engine.view(caseId).facts().salesCase().owner());
  }

  private Rotation rotation() {
    return requireNonNull(store.load("team:east")).facts().kept().stream()
        .filter(Rotation.class::isInstance)
        .map(Rotation.class::cast)
        .findFirst()
        .orElse(Rotation.NEW);
  }

  private Turn turn(String rep) {
    return requireNonNull(rotation().turns().get(rep));
  }

  private static <T> List<T> of(Class<T> type, Outcome outcome) {
    return outcome.decisions().stream()
        .map(decided -> decided.decision())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  @Test
  void a_lead_that_seeks_an_owner_has_one_in_the_same_outcome() {
    SalesEngine engine = engine(Team.of("east", rep("wang"), rep("li")), ASK);
    Outcome outcome = engine.submit(lead("L-1"));
    assertThat(outcome.entries())
        .extracting(JournalEntry::caseId)
        .containsExactly("L-1", "team:east", "L-1");
    assertThat(outcome.entries().get(1).event())
        .isEqualTo(new OwnerSought("L-1", "deal", "steel", null, null, 0, clock.now()));
    assertThat(outcome.entries().get(2).event()).isInstanceOf(OwnerAssigned.class);
    assertThat(owner(engine, "L-1")).isEqualTo("li");
    assertThat(engine.submit(lead("L-2")).entries()).hasSize(3);
    assertThat(owner(engine, "L-2")).isEqualTo("wang");
    SalesCase owned = engine.view("L-1").facts().salesCase();
    assertThat(owned.related()).isEqualTo(Map.of("team", "east"));
  }

  @Test
  void the_turn_says_how_each_rep_stood() {
    SalesEngine engine = engine(Team.of("east", rep("wang").weight(2), rep("li")), ASK);
    JournalEntry turn = engine.submit(lead("L-1")).entries().get(1);
    assertThat(turn.decisions())
        .singleElement()
        .satisfies(
            decided -> {
              assertThat(decided.because().requirements()).containsExactly("A2.1", "X5");
              assertThat(decided.because().compared())
                  .extracting("condition", "actual")
                  .containsExactly(
                      org.assertj.core.groups.Tuple.tuple("wang", "credit 2"),
                      org.assertj.core.groups.Tuple.tuple("li", "credit 1"));
            });
  }

  @Test
  void the_owners_open_tasks_are_given_to_the_owner() {
    CreateTask call =
        new CreateTask("call", "phone", "owner", null, Budget.hours(24), null, List.of(), null);
    CreateTask check =
        new CreateTask("check", "desk", "back-office", null, null, null, List.of(), null);
    SalesEngine engine =
        engine(Team.of("east", rep("wang")), on(LeadCaptured.class, call, check, SEEK));
    engine.submit(lead("L-1"));
    assertThat(requireNonNull(engine.view("L-1").facts().task("call")).assignee())
        .isEqualTo("wang");
    assertThat(requireNonNull(engine.view("L-1").facts().task("check")).assignee()).isNull();
  }

  @Test
  void the_rules_of_the_case_that_asks_exclude_and_prefer_reps() {
    Policy judging =
        situation ->
            situation.event() instanceof OwnerSought sought
                    && situation.facts().subject() instanceof Team team
                ? team.reps().stream()
                    .filter(rep -> !rep.takesIndustry(sought.industry()))
                    .map(
                        rep ->
                            Proposal.of(
                                "Industry",
                                situation,
                                new ExcludeRep(rep.id(), "does not cover " + sought.industry())))
                    .toList()
                : List.of();
    Team team = Team.of("east", rep("a").covers("retail"), rep("b").covers("steel"), rep("c"));
    SalesEngine excluding = engine(team, all(ASK, judging));
    for (int i = 1; i <= 4; i++) {
      excluding.submit(lead("L-" + i));
    }
    assertThat(rotation().turns()).containsOnlyKeys("b", "c");
    SalesEngine preferring =
        engine(team, all(ASK, judging, on(OwnerSought.class, new PreferRep("c", "speaks German"))));
    preferring.submit(lead("L-5"));
    assertThat(owner(preferring, "L-5")).isEqualTo("c");
  }

  @Test
  void with_nobody_eligible_the_supervisor_hears_once_and_the_case_waits() { // X5
    SalesEngine engine =
        engine(
            Team.of("east", rep("wang").capacity(1)).supervisedBy("zhao"),
            all(ASK, when("seek", SEEK)));
    engine.submit(lead("L-1"));
    Outcome outcome = engine.submit(lead("L-2"));
    assertThat(of(Notify.class, outcome))
        .containsExactly(
            new Notify(
                "in-app",
                "zhao",
                "owner-not-found",
                "L-2: wang: not eligible: capacity full, 1 of 1"));
    assertThat(outcome.entries().get(2).event())
        .isEqualTo(
            new OwnerNotFound("east", List.of("wang: not eligible: capacity full, 1 of 1"), null));
    assertThat(owner(engine, "L-2")).isEqualTo("null");
    assertThat(rotation().waits("L-2", null)).isTrue();
    assertThat(of(Notify.class, engine.submit(signal("L-2", "seek")))).isEmpty();
    assertThat(rotation().waiting()).hasSize(1);
  }

  @Test
  void a_team_without_anybody_waits_too() {
    SalesEngine engine = engine(Team.of("east"), ASK);
    assertThat(of(Notify.class, engine.submit(lead("L-1"))))
        .extracting(Notify::to)
        .containsExactly("supervisor");
    engine(Team.of("east", rep("wang")), ASK);
    assertThat(owner(engine, "L-1")).isEqualTo("wang");
  }

  @Test
  void an_unknown_team_is_parked_and_named() {
    SalesEngine engine = engine(Team.of("west", rep("a")), ASK);
    assertThat(engine.submit(lead("L-1")).parked())
        .singleElement()
        .satisfies(parked -> assertThat(parked.tell().to()).isEqualTo("team:east"));
  }

  @Test
  void a_case_that_closes_frees_a_place_for_the_next_by_priority_and_then_age() {
    Policy byNeed =
        situation ->
            situation.event() instanceof LeadCaptured
                ? List.of(
                    Proposal.of(
                        "Seek",
                        situation,
                        new SeekOwner(
                            "east", null, null, null, situation.caseId().equals("L-4") ? 5 : 0)))
                : List.of();
    SalesEngine engine = engine(Team.of("east", rep("wang").capacity(1)), byNeed);
    for (int i = 1; i <= 4; i++) {
      engine.submit(lead("L-" + i));
      clock.pass(Duration.ofMinutes(1));
    }
    List<String> order = new ArrayList<>(List.of("L-1"));
    while (order.size() < 4) {
      String last = order.get(order.size() - 1);
      Outcome outcome = engine.submit(Submission.of(last, new StageRequested("lost")));
      outcome.entries().stream()
          .filter(entry -> entry.event() instanceof OwnerAssigned)
          .forEach(entry -> order.add(entry.caseId()));
    }
    assertThat(order).containsExactly("L-1", "L-4", "L-2", "L-3");
    engine.submit(Submission.of("L-3", new StageRequested("lost")));
    assertThat(turn("wang").open()).isZero();
  }

  @Test
  void a_rep_who_returns_takes_what_waits() {
    Instant back = clock.now().plus(Duration.ofDays(5));
    SalesEngine engine = engine(Team.of("east", rep("wang").away(clock.now(), back)), ASK);
    engine.submit(lead("L-1"));
    clock.set(back.minusNanos(1));
    assertThat(engine.tick()).isEmpty();
    clock.set(back);
    assertThat(engine.tick()).hasSize(1);
    assertThat(owner(engine, "L-1")).isEqualTo("wang");
  }

  @Test
  void leave_reported_to_the_team_counts_and_ends() {
    SalesEngine engine = engine(Team.of("east", rep("wang"), rep("li")), ASK);
    Instant back = clock.now().plus(Duration.ofDays(2));
    engine.submit(Submission.of("team:east", new RepAbsent("li", clock.now(), back)));
    engine.submit(Submission.of("team:east", new RepAbsent("wang", clock.now(), back)));
    engine.submit(lead("L-1"));
    assertThat(owner(engine, "L-1")).isEqualTo("null");
    clock.set(back);
    engine.tick();
    assertThat(owner(engine, "L-1")).isEqualTo("li");
    assertThatThrownBy(
            () -> engine.submit(Submission.of("team:east", new RepAbsent("lee", back, back))))
        .hasMessageContaining("Team east has no rep lee");
  }

  @Test
  void a_new_month_gives_the_quota_back_month_after_month() {
    SalesEngine engine = engine(Team.of("east", rep("wang").quota(1)), ASK);
    for (int i = 1; i <= 3; i++) {
      engine.submit(lead("L-" + i));
    }
    clock.set(Instant.parse("2026-11-30T15:59:59Z"));
    assertThat(engine.tick()).isEmpty();
    clock.set(Instant.parse("2026-11-30T16:00:00Z")); // midnight in Shanghai
    engine.tick();
    assertThat(owner(engine, "L-2")).isEqualTo("wang");
    assertThat(owner(engine, "L-3")).isEqualTo("null");
    clock.set(Instant.parse("2026-12-31T16:00:00Z"));
    engine.tick();
    assertThat(owner(engine, "L-3")).isEqualTo("wang");
  }

  @Test
  void a_new_rep_takes_what_waits_and_nothing_is_asked_of_a_team_that_is_full() {
    SalesEngine engine = engine(Team.of("east", rep("wang").capacity(1)), ASK);
    engine.submit(lead("L-1"));
    engine.submit(lead("L-2"));
    Team larger = Team.of("east", rep("wang").capacity(1), rep("li").capacity(1));
    Outcome changed = engine.submit(Submission.of("team:east", new TeamChanged(larger)));
    assertThat(owner(engine, "L-2")).isEqualTo("li");
    assertThat(changed.entries().get(0).followed()).hasSize(1);
    engine.submit(lead("L-3"));
    Outcome none =
        engine.submit(
            Submission.of(
                "team:east",
                new RepAbsent("li", clock.now(), clock.now().plus(Duration.ofDays(1)))));
    assertThat(none.entries().get(0).followed()).isEmpty();
  }

  @Test
  void a_team_defined_again_keeps_its_turns_and_its_approved_leave() {
    SalesEngine first = engine(Team.of("east", rep("wang"), rep("li")), ASK);
    first.submit(lead("L-1"));
    Instant back = clock.now().plus(Duration.ofDays(2));
    first.submit(Submission.of("team:east", new RepAbsent("wang", clock.now(), back)));
    Rotation before = rotation();
    long version = first.view("team:east").version();
    engine(Team.of("east", rep("wang"), rep("li")), ASK);
    assertThat(requireNonNull(store.load("team:east")).version()).isEqualTo(version);
    engine(Team.of("east", rep("wang"), rep("li"), rep("new")), ASK);
    assertThat(requireNonNull(store.load("team:east")).version()).isEqualTo(version + 1);
    assertThat(rotation()).isEqualTo(before);
    Team team = (Team) requireNonNull(requireNonNull(store.load("team:east")).facts().subject());
    assertThat(team.reps()).extracting(Rep::id).containsExactly("wang", "li", "new");
    assertThat(team.reps().get(0).awayAt(clock.now())).isTrue();
  }

  @Test
  void leave_reported_twice_is_kept_once_and_a_restart_changes_nothing() {
    Team team = Team.of("east", rep("wang"));
    SalesEngine first = engine(team, ASK);
    Instant back = clock.now().plus(Duration.ofDays(2));
    first.submit(Submission.of("team:east", new RepAbsent("wang", clock.now(), back)).id("one"));
    first.submit(Submission.of("team:east", new RepAbsent("wang", clock.now(), back)).id("two"));
    Team kept = (Team) requireNonNull(first.view("team:east").facts().subject());
    assertThat(kept.reps().get(0).absences()).hasSize(1);
    assertThat(engine(team, ASK).view("team:east").version()).isEqualTo(3);
  }

  @Test
  void a_case_that_goes_to_another_owner_frees_the_first_ones_place() {
    SalesEngine engine =
        engine(Team.of("east", rep("wang"), rep("li")), all(ASK, when("seek", SEEK)));
    engine.submit(lead("L-1"));
    assertThat(turn("li").open()).isEqualTo(1);
    engine.submit(signal("L-1", "seek"));
    assertThat(owner(engine, "L-1")).isEqualTo("wang");
    assertThat(turn("li").open()).isZero();
    assertThat(turn("wang").open()).isEqualTo(1);
  }

  @Test
  void a_person_who_takes_a_case_frees_the_reps_place_once() { // X9
    SalesEngine engine = engine(Team.of("east", rep("li")), ASK);
    engine.submit(lead("L-1"));
    engine.submit(lead("L-2"));
    assertThat(turn("li").open()).isEqualTo(2);
    engine.submit(Submission.of("L-1", new OwnerAssigned("boss", "mine", null)));
    assertThat(turn("li").open()).isEqualTo(1);
    engine.submit(Submission.of("L-1", new OwnerAssigned("li", "yours", null)));
    engine.submit(Submission.of("L-1", new StageRequested("lost")));
    assertThat(turn("li").open()).isEqualTo(1);
  }

  @Test
  void confirming_the_owner_a_team_chose_keeps_the_place() {
    SalesEngine engine = engine(Team.of("east", rep("li")), ASK);
    engine.submit(lead("L-1"));
    engine.submit(Submission.of("L-1", new OwnerAssigned("li", "confirmed", null)));
    assertThat(turn("li").open()).isEqualTo(1);
    engine.submit(Submission.of("L-1", new StageRequested("lost")));
    assertThat(turn("li").open()).isZero();
  }

  @Test
  void what_a_person_decided_while_the_case_waited_is_not_undone() { // X9
    SalesEngine engine = engine(Team.of("east", rep("li").capacity(1)), ASK);
    engine.submit(lead("L-1"));
    engine.submit(lead("L-2"));
    engine.submit(Submission.of("L-2", new OwnerAssigned("boss", "mine", null)));
    assertThat(rotation().waiting()).isEmpty();
    engine.submit(Submission.of("L-1", new StageRequested("lost")));
    assertThat(owner(engine, "L-2")).isEqualTo("boss");
    assertThat(turn("li").open()).isZero();
  }

  @Test
  void a_case_that_closes_while_it_waits_leaves_the_queue() {
    SalesEngine engine = engine(Team.of("east", rep("li").capacity(1)), ASK);
    engine.submit(lead("L-1"));
    engine.submit(lead("L-2"));
    engine.submit(Submission.of("L-2", new StageRequested("lost")));
    assertThat(rotation().waiting()).isEmpty();
    engine.submit(Submission.of("L-1", new StageRequested("lost")));
    assertThat(turn("li").open()).isZero();
  }

  @Test
  void a_choice_that_comes_too_late_changes_nothing_and_gives_the_place_back() {
    SalesEngine engine = engine(Team.of("east", rep("li")), ASK);
    engine.submit(lead("L-1"));
    engine.submit(Submission.of("L-1", new StageRequested("lost")));
    Outcome late = engine.submit(Submission.of("L-1", new OwnerAssigned("wang", "turn", "east")));
    assertThat(owner(engine, "L-1")).isEqualTo("li");
    assertThat(late.entries().get(1).event()).isEqualTo(new OwnerReleased("L-1", "wang", null));
  }

  @Test
  void many_threads_lose_nobody_assign_nobody_twice_and_share_fairly() throws Exception {
    SalesEngine engine =
        engine(Team.of("east", rep("a").weight(3), rep("b").weight(2), rep("c")), ASK);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      String prefix = "L-" + t + "-";
      running.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 75; i++) {
                  engine.submit(lead(prefix + i));
                }
              }));
    }
    for (Future<?> future : running) {
      future.get(30, TimeUnit.SECONDS);
    }
    threads.shutdown();
    Map<String, Long> shares =
        engine.find(CaseQuery.all().pipeline("deal").page(1000, null)).stream()
            .map(state -> String.valueOf(state.facts().salesCase().owner()))
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    assertThat(shares).containsExactlyInAnyOrderEntriesOf(Map.of("a", 300L, "b", 200L, "c", 100L));
    long told = engine.journal("team:east").stream().mapToLong(entry -> entry.tells().size()).sum();
    assertThat(told).isEqualTo(600);
    assertThat(turn("a").open()).isEqualTo(300);
  }

  private static final CreateTask DEMO =
      new CreateTask("demo", "demo", "technical", null, null, null, List.of(), null);
  private static final Policy FOR_TASK =
      on(
          LeadCaptured.class,
          DEMO,
          new SeekOwner("east", "steel", null, null, 0, "technical", "demo"));

  private static Task demo(SalesEngine engine) {
    return requireNonNull(engine.view("L-1").facts().task("demo"));
  }

  @Test
  void a_task_finds_somebody_of_the_team_and_the_case_goes_on_without_an_owner() { // E3.2
    SalesEngine engine = engine(Team.of("east", rep("wang").capacity(1)), FOR_TASK);
    Outcome outcome = engine.submit(lead("L-1"));
    assertThat(outcome.entries().get(2).event())
        .isEqualTo(new TaskAssigned("demo", "wang", "the only one eligible", "east"));
    assertThat(demo(engine).assignee()).isEqualTo("wang");
    assertThat(owner(engine, "L-1")).isEqualTo("null");
    assertThat(engine.view("L-1").facts().salesCase().related()).isEmpty();
    assertThat(turn("wang").open()).isZero();
  }

  @Test
  void a_task_that_nobody_can_do_waits_and_is_taken_when_somebody_is_back() { // E3.2
    Instant back = clock.now().plus(Duration.ofDays(5));
    SalesEngine engine =
        engine(
            Team.of("east", rep("wang").capacity(1).away(clock.now(), back)).supervisedBy("zhao"),
            FOR_TASK);
    Outcome outcome = engine.submit(lead("L-1"));
    assertThat(of(Notify.class, outcome))
        .containsExactly(
            new Notify(
                "in-app", "zhao", "owner-not-found", "L-1 demo: wang: not eligible: on leave"));
    assertThat(outcome.entries().get(2).event())
        .isEqualTo(new OwnerNotFound("east", List.of("wang: not eligible: on leave"), "demo"));
    clock.set(back);
    engine.tick();
    assertThat(demo(engine).assignee()).isEqualTo("wang");
  }

  @Test
  void a_task_is_never_owned_twice() { // E3.2
    Instant back = clock.now().plus(Duration.ofDays(5));
    SalesEngine engine = engine(Team.of("east", rep("wang").away(clock.now(), back)), FOR_TASK);
    engine.submit(lead("L-1"));
    engine.submit(Submission.of("L-1", new TaskAssigned("demo", "li", "asked for it", null)));
    clock.set(back);
    engine.tick();
    assertThat(demo(engine).assignee()).isEqualTo("li");
    assertThat(of(SeekOwner.class, engine.submit(lead("L-1"))))
        .as("the task is in somebody's hands")
        .isEmpty();
    engine.submit(Submission.of("L-1", new TaskCompleted("demo")));
    assertThatThrownBy(
            () ->
                engine.submit(Submission.of("L-1", new TaskAssigned("demo", "wang", "late", null))))
        .hasMessageContaining("no open task \"demo\"");
  }

  @Test
  void a_case_that_ends_looks_for_nobody_any_longer() { // E3.2
    Instant back = clock.now().plus(Duration.ofDays(5));
    SalesEngine engine = engine(Team.of("east", rep("wang").away(clock.now(), back)), FOR_TASK);
    engine.submit(lead("L-1"));
    assertThat(rotation().waiting()).hasSize(1);
    engine.submit(Submission.of("L-1", new StageRequested("lost")));
    assertThat(rotation().waiting()).isEmpty();
    assertThat(engine.view("L-1").facts().salesCase().related()).isEmpty();
  }
}
