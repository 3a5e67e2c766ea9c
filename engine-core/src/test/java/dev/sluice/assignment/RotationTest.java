package dev.sluice.assignment;

import static dev.sluice.fact.Rep.rep;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.Compared;
import dev.sluice.event.OwnerSought;
import dev.sluice.fact.Team;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose turn it is (A2.1, X5). */
class RotationTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant MONDAY = Instant.parse("2026-11-02T01:00:00Z");
  private static final Team TEAM =
      Team.of("east", rep("a").weight(3), rep("b").weight(2), rep("c"));

  private Rotation rotation = Rotation.NEW;
  private Instant now = MONDAY;
  private int cases;

  private static OwnerSought sought(String caseId) {
    return new OwnerSought(caseId, "deal", null, null, null, 0, MONDAY);
  }

  private Choice next(Team team, Judgement judgement) {
    now = now.plusSeconds(1);
    Choice choice = rotation.choose(team, sought("L-" + cases++), judgement, now, ZONE);
    rotation = choice.rotation();
    return choice;
  }

  private String next(Team team) {
    return requireNonNull(next(team, Judgement.NONE).rep());
  }

  private Map<String, Long> next(Team team, int count) {
    List<String> reps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      reps.add(next(team));
    }
    return reps.stream()
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private long credits() {
    return rotation.turns().values().stream().mapToLong(Turn::credit).sum();
  }

  private static Judgement without(String rep, String reason) {
    return new Judgement(Map.of(rep, List.of(reason)), Map.of());
  }

  private static Team away(Team team, String away, Instant from, Instant until) {
    return new Team(
        team.id(),
        team.supervisor(),
        team.reps().stream()
            .map(rep -> rep.id().equals(away) ? rep.away(from, until) : rep)
            .toList());
  }

  @Test
  void six_hundred_cases_are_shared_by_weight() {
    assertThat(next(TEAM, 600))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", 300L, "b", 200L, "c", 100L));
  }

  @Test
  void turns_are_spread_smoothly_within_each_cycle() {
    List<String> cycle = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      cycle.add(next(TEAM));
    }
    assertThat(cycle).containsExactly("a", "b", "c", "a", "b", "a");
  }

  @Test
  void credits_always_sum_to_nothing() {
    for (int i = 0; i < 100; i++) {
      next(TEAM, i % 7 == 0 ? without("a", "x") : Judgement.NONE);
      assertThat(credits()).isZero();
    }
  }

  @Test
  void the_credit_of_an_absent_rep_stands_still_and_no_flood_follows() { // X5
    next(TEAM, 60);
    Instant back = now.plus(Duration.ofDays(7));
    Team onLeave = away(TEAM, "a", now, back);
    Turn before = requireNonNull(rotation.turns().get("a"));
    assertThat(next(onLeave, 30)).containsExactlyInAnyOrderEntriesOf(Map.of("b", 20L, "c", 10L));
    assertThat(rotation.turns().get("a")).isEqualTo(before);
    now = back;
    assertThat(next(onLeave, 12))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", 6L, "b", 4L, "c", 2L));
  }

  static LongStream seeds() {
    Long only = Long.getLong("sluice.seed");
    return only == null ? LongStream.rangeClosed(1, 20) : LongStream.of(only);
  }

  @ParameterizedTest(name = "seed {0} (rerun with -Dsluice.seed={0})")
  @MethodSource("seeds")
  void after_any_leave_the_next_twelve_are_shared_by_weight_give_or_take_one(long seed) {
    Random random = new Random(seed);
    next(TEAM, 1 + random.nextInt(50));
    String away = List.of("a", "b", "c").get(random.nextInt(3));
    Instant back = now.plus(Duration.ofDays(7));
    Team onLeave = away(TEAM, away, now, back);
    next(onLeave, 1 + random.nextInt(50));
    now = back;
    Map<String, Long> shares = next(onLeave, 12);
    assertThat(shares.getOrDefault("a", 0L)).isBetween(5L, 7L);
    assertThat(shares.getOrDefault("b", 0L)).isBetween(3L, 5L);
    assertThat(shares.getOrDefault("c", 0L)).isBetween(1L, 3L);
  }

  @Test
  void a_new_rep_starts_at_nothing_and_gets_no_flood() {
    next(TEAM, 60);
    Team larger = Team.of("east", rep("a").weight(3), rep("b").weight(2), rep("c"), rep("d"));
    assertThat(next(larger, 14))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", 6L, "b", 4L, "c", 2L, "d", 2L));
  }

  @Test
  void of_equal_credits_the_longest_wait_wins_and_then_the_id() {
    Team even = Team.of("east", rep("z"), rep("b"), rep("a"));
    assertThat(next(even)).isEqualTo("a");
    assertThat(next(even)).isEqualTo("b");
    assertThat(next(even)).isEqualTo("z");
    assertThat(next(even)).isEqualTo("a");
  }

  @Test
  void leave_covers_its_first_moment_and_not_the_moment_back() {
    Instant back = now.plusSeconds(100);
    Team one = away(Team.of("east", rep("a")), "a", now.plusSeconds(1), back);
    Choice away = next(one, Judgement.NONE);
    assertThat(away.rep()).isNull();
    assertThat(away.considered()).containsExactly(new Compared("a", "not eligible: on leave"));
    now = back.minusSeconds(1);
    assertThat(next(one)).isEqualTo("a");
  }

  @Test
  void a_full_rep_gets_nothing_until_a_place_is_free() {
    Team team = Team.of("east", rep("a").capacity(2), rep("b"));
    assertThat(next(team, 6)).containsExactlyInAnyOrderEntriesOf(Map.of("a", 2L, "b", 4L));
    assertThat(next(team, Judgement.NONE).considered())
        .containsExactly(
            new Compared("a", "not eligible: capacity full, 2 of 2"),
            new Compared("b", "credit 2"));
    rotation = rotation.released("a");
    Map<String, Long> after = next(team, 2);
    assertThat(after).containsEntry("a", 1L);
  }

  @Test
  void a_place_is_never_freed_that_was_not_taken() {
    Team team = Team.of("east", rep("a").capacity(1));
    rotation = rotation.released("a");
    assertThat(next(team)).isEqualTo("a");
    rotation = rotation.released("a").released("a");
    assertThat(requireNonNull(rotation.turns().get("a")).open()).isZero();
  }

  @Test
  void a_quota_counts_the_calendar_month_of_the_calendars_zone() {
    Team team = Team.of("east", rep("a").quota(1));
    now = Instant.parse("2026-11-30T15:59:00Z"); // 23:59 in Shanghai
    assertThat(next(team)).isEqualTo("a");
    assertThat(next(team, Judgement.NONE).considered())
        .containsExactly(new Compared("a", "not eligible: quota used, 1 of 1 in 2026-11"));
    now = Instant.parse("2026-11-30T15:59:59Z");
    assertThat(next(team)).isEqualTo("a");
    assertThat(requireNonNull(rotation.turns().get("a")).month()).isEqualTo("2026-12");
  }

  @Test
  void an_excluded_rep_is_named_with_every_reason() {
    Judgement judgement =
        new Judgement(Map.of("a", List.of("knows no steel", "other region")), Map.of());
    Choice choice = next(TEAM, judgement);
    assertThat(choice.rep()).isEqualTo("b");
    assertThat(choice.considered())
        .containsExactly(
            new Compared("a", "not eligible: knows no steel; other region"),
            new Compared("b", "credit 2"),
            new Compared("c", "credit 1"));
  }

  @Test
  void a_preferred_rep_goes_before_the_others_and_the_reason_is_given() {
    Judgement judgement = new Judgement(Map.of(), Map.of("c", List.of("speaks German")));
    Choice choice = next(TEAM, judgement);
    assertThat(choice.rep()).isEqualTo("c");
    assertThat(choice.reason()).isEqualTo("speaks German");
    assertThat(choice.considered())
        .extracting(Compared::actual)
        .containsExactly(
            "eligible, but another is preferred", "eligible, but another is preferred", "credit 1");
  }

  @Test
  void when_the_preferred_rep_cannot_the_others_share() {
    Judgement judgement =
        new Judgement(
            Map.of("c", List.of("conflict of interest")), Map.of("c", List.of("speaks German")));
    assertThat(next(TEAM, judgement).rep()).isEqualTo("a");
  }

  @Test
  void with_nobody_eligible_the_case_waits_once_in_the_queue() {
    Team team = Team.of("east", rep("a"));
    Judgement none = without("a", "x");
    rotation = rotation.choose(team, sought("L-1"), none, now, ZONE).rotation();
    rotation = rotation.choose(team, sought("L-1"), none, now, ZONE).rotation();
    assertThat(rotation.waiting()).containsExactly(sought("L-1"));
    assertThat(rotation.waits("L-1", null)).isTrue();
    Choice found = rotation.choose(team, sought("L-1"), Judgement.NONE, now, ZONE);
    assertThat(found.rep()).isEqualTo("a");
    assertThat(found.reason()).isEqualTo("the only one eligible");
    assertThat(found.rotation().waiting()).isEmpty();
    assertThat(rotation.withdrawn("L-1", null).waiting()).isEmpty();
    assertThat(rotation.withdrawn("L-2", null)).isSameAs(rotation);
  }

  @Test
  void the_queue_is_ordered_by_priority_then_age_then_id() {
    Rotation queue =
        new Rotation(
            Map.of(),
            List.of(
                new OwnerSought("L-3", "deal", null, null, null, 0, MONDAY),
                new OwnerSought("L-2", "deal", null, null, null, 0, MONDAY),
                new OwnerSought("L-4", "deal", null, null, null, 0, MONDAY.minusSeconds(1)),
                new OwnerSought("L-1", "deal", null, null, null, 5, MONDAY)));
    assertThat(queue.waiting())
        .extracting(OwnerSought::caseId)
        .containsExactly("L-1", "L-4", "L-2", "L-3");
  }

  @Test
  void whether_anybody_is_free_leaves_the_rules_aside() {
    Team team = Team.of("east", rep("a").capacity(1));
    assertThat(rotation.anybodyFree(team, now, ZONE)).isTrue();
    next(team);
    assertThat(rotation.anybodyFree(team, now, ZONE)).isFalse();
    assertThat(rotation.anybodyFree(Team.of("east"), now, ZONE)).isFalse();
  }

  @Test
  void the_same_turn_asked_twice_gives_the_same_answer() {
    next(TEAM, 17);
    Choice one = rotation.choose(TEAM, sought("x"), without("b", "y"), now, ZONE);
    assertThat(rotation.choose(TEAM, sought("x"), without("b", "y"), now, ZONE)).isEqualTo(one);
  }

  @Test
  void a_rep_is_listed_once_and_has_a_share() {
    assertThatThrownBy(() -> Team.of("east", rep("a"), rep("a")))
        .hasMessageContaining("lists rep a twice");
    assertThatThrownBy(() -> rep("a").weight(0)).hasMessageContaining("starts at 1");
  }

  private static OwnerSought task(String caseId, String task) {
    return new OwnerSought(caseId, "deal", null, null, null, 0, MONDAY, "technical", task);
  }

  @Test
  void a_task_is_a_turn_but_takes_no_place_of_a_case() {
    Team team = Team.of("east", rep("a").capacity(1).quota(1), rep("b").capacity(1).quota(1));
    for (String caseId : List.of("L-1", "L-2")) {
      rotation = rotation.choose(team, sought(caseId), Judgement.NONE, now, ZONE).rotation();
    }
    Choice first = rotation.choose(team, task("L-1", "demo"), Judgement.NONE, now, ZONE);
    Choice second = first.rotation().choose(team, task("L-1", "terms"), Judgement.NONE, now, ZONE);
    assertThat(List.of(String.valueOf(first.rep()), String.valueOf(second.rep())))
        .containsExactlyInAnyOrder("a", "b");
    assertThat(second.rotation().turns().values()).extracting(Turn::open).containsOnly(1);
    assertThat(rotation.choose(team, sought("L-3"), Judgement.NONE, now, ZONE).rep()).isNull();
  }

  @Test
  void a_case_and_its_tasks_wait_apart() {
    Team team = Team.of("east", rep("a").capacity(1).away(now, now.plusSeconds(60)));
    for (OwnerSought sought :
        List.of(task("L-1", "terms"), sought("L-1"), task("L-1", "demo"), task("L-1", "demo"))) {
      rotation = rotation.choose(team, sought, Judgement.NONE, now, ZONE).rotation();
    }
    assertThat(rotation.waiting())
        .containsExactly(sought("L-1"), task("L-1", "demo"), task("L-1", "terms"));
    assertThat(rotation.waits("L-1", "demo")).isTrue();
    assertThat(rotation.waits("L-1", "other")).isFalse();
    Rotation rest = rotation.withdrawn("L-1", "demo");
    assertThat(rest.waiting()).containsExactly(sought("L-1"), task("L-1", "terms"));
    assertThat(rest.withdrawn("L-1", null).waiting()).containsExactly(task("L-1", "terms"));
  }

  @Test
  void somebody_whose_places_are_taken_is_free_for_a_task() {
    Team team = Team.of("east", rep("a").capacity(0));
    assertThat(new Rotation(Map.of(), List.of(sought("L-1"))).anybodyFree(team, now, ZONE))
        .isFalse();
    assertThat(new Rotation(Map.of(), List.of(task("L-1", "demo"))).anybodyFree(team, now, ZONE))
        .isTrue();
  }
}
