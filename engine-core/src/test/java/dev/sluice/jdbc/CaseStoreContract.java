package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.Because;
import dev.sluice.decision.Suggest;
import dev.sluice.event.SignalReceived;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.step.Input;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.Tell;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Commit;
import dev.sluice.store.Definition;
import dev.sluice.store.DueTimer;
import dev.sluice.store.EventId;
import dev.sluice.store.FailingTimer;
import dev.sluice.store.FirstLook;
import dev.sluice.store.JournalRetention;
import dev.sluice.store.Parked;
import dev.sluice.store.PendingEffect;
import dev.sluice.store.StaleCaseException;
import dev.sluice.store.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store does. */
abstract class CaseStoreContract {

  private static final Instant NOON = Deal.NOON;
  private static final Playbook PLAYBOOK = Deal.PLAYBOOK;

  private final CaseStore store = store();

  abstract CaseStore store();

  private static StepResult opened(String caseId) {
    return Deal.opened(caseId);
  }

  private static StepResult next(CaseState state, @Nullable String eventId) {
    Input input = new Input(state.caseId(), new SignalReceived("x"), eventId, NOON, null, 0);
    return Step.take(state, input, NOON, PLAYBOOK);
  }

  private void keep(@Nullable CaseState before, StepResult result, PendingEffect... effects) {
    store.commit(
        List.of(new Commit(before, result.state(), result.entry(), List.of(effects), null)));
  }

  private CaseState open(String caseId, PendingEffect... effects) {
    keep(null, opened(caseId), effects);
    return Objects.requireNonNull(store.load(caseId));
  }

  private static PendingEffect effect(String key, String caseId) {
    return new PendingEffect(
        key,
        caseId,
        new Suggest("wang", key),
        new Because("r", List.of(), "hash", List.of(), null),
        NOON,
        0,
        NOON,
        null,
        null,
        0);
  }

  private static JournalEntry telling(JournalEntry entry, List<Tell> tells) {
    return new JournalEntry(
        entry.caseId(),
        entry.version(),
        entry.eventId(),
        entry.event(),
        entry.occurredAt(),
        entry.now(),
        entry.actor(),
        entry.definitions(),
        entry.followed(),
        entry.decisions(),
        entry.missing(),
        entry.conflicts(),
        tells,
        entry.stage());
  }

  @Test
  void a_case_is_loaded_as_it_was_kept_and_an_unknown_one_is_not_there() {
    StepResult opened = opened("L-1");
    keep(null, opened);
    assertThat(store.load("L-1")).isEqualTo(opened.state());
    assertThat(store.load("L-2")).isNull();
    assertThat(store.journal("L-1")).containsExactly(opened.entry());
    assertThat(store.journal("L-2")).isEmpty();
  }

  @Test
  void of_two_writers_who_saw_the_same_case_one_is_told_to_step_again_and_keeps_nothing() {
    CaseState seen = open("L-1");
    keep(seen, next(seen, "one"), effect("L-1:2:0", "L-1"));
    StepResult late = next(seen, "two");
    assertThatThrownBy(() -> keep(seen, late, effect("L-1:2:1", "L-1")))
        .isInstanceOf(StaleCaseException.class)
        .hasMessageContaining("L-1");
    assertThat(store.knows("L-1", "two")).isFalse();
    assertThat(store.journal("L-1")).hasSize(2);
    assertThat(store.effects("L-1")).extracting(PendingEffect::key).containsExactly("L-1:2:0");
    assertThatThrownBy(() -> keep(null, opened("L-1"))).isInstanceOf(StaleCaseException.class);
  }

  @Test
  void an_event_is_known_in_its_case_once_it_is_kept() {
    CaseState seen = open("L-1");
    assertThat(store.knows("L-1", "one")).isFalse();
    keep(seen, next(seen, "one"));
    assertThat(store.knows("L-1", "one")).isTrue();
    assertThat(store.knows("L-2", "one")).isFalse();
  }

  @Test
  void timers_are_due_to_the_moment_in_the_order_of_their_times() {
    open("L-2");
    open("L-1");
    Instant due = NOON.plus(Duration.ofDays(7));
    assertThat(store.nextDue()).isEqualTo(due);
    assertThat(store.due(due.minusNanos(1000), 10)).isEmpty();
    assertThat(store.due(due, 10))
        .containsExactly(
            new DueTimer(due, "L-1", "stage:lead"), new DueTimer(due, "L-2", "stage:lead"));
    assertThat(store.due(due, 1)).extracting(DueTimer::caseId).containsExactly("L-1");
    store.postpone(new DueTimer(due, "L-1", "stage:lead"), due.plusSeconds(60), "no rule");
    assertThat(store.due(due, 10)).extracting(DueTimer::caseId).containsExactly("L-2");
    assertThat(store.due(due.plusSeconds(60), 10)).hasSize(2);
    assertThat(store.failingTimers())
        .containsExactly(
            new FailingTimer(
                new DueTimer(due.plusSeconds(60), "L-1", "stage:lead"), due, "no rule"));
    assertThat(store.backlog().failingTimers()).isEqualTo(1);
    assertThat(store.backlog().nextTimer()).isEqualTo(due);
  }

  @Test
  void a_timer_that_failed_again_and_again_is_as_late_as_it_was_due() {
    open("L-1");
    Instant due = NOON.plus(Duration.ofDays(7));
    for (int minute = 5; minute <= 15; minute += 5) {
      Instant next = due.plus(Duration.ofMinutes(minute));
      store.postpone(store.due(next, 1).get(0), next, "no rule");
    }
    assertThat(store.nextDue()).isEqualTo(due.plus(Duration.ofMinutes(15)));
    assertThat(store.backlog().nextTimer()).isEqualTo(due);
    assertThat(store.failingTimers()).extracting(FailingTimer::due).containsExactly(due);
  }

  @Test
  void a_definition_is_kept_once_under_its_hash() {
    Definition first = new Definition("a1", "deal", "text");
    store.define(first);
    store.define(new Definition("a1", "deal", "other text"));
    assertThat(store.definition("a1")).isEqualTo(first);
    assertThat(store.definition("a2")).isNull();
  }

  @Test
  void a_timer_that_was_fired_is_due_no_more() {
    CaseState state = open("L-1");
    Instant due = NOON.plus(Duration.ofDays(7));
    keep(state, Step.fire(state, Objects.requireNonNull(state.timer("stage:lead")), due, PLAYBOOK));
    assertThat(store.due(due, 10)).isEmpty();
    assertThat(store.nextDue()).isNull();
  }

  @Test
  void effects_wait_in_the_order_of_their_case_until_they_are_delivered() {
    open("L-1", effect("L-1:1:0", "L-1"), effect("L-1:1:1", "L-1"));
    open("L-2", effect("L-2:1:0", "L-2"));
    assertThat(store.casesWithEffects(NOON, null, 9)).containsExactly("L-1", "L-2");
    assertThat(store.casesWithEffects(NOON, null, 1)).containsExactly("L-1");
    assertThat(store.casesWithEffects(NOON, "L-1", 1)).containsExactly("L-2");
    assertThat(store.effects("L-1"))
        .extracting(PendingEffect::key)
        .containsExactly("L-1:1:0", "L-1:1:1");
    store.delivered(store.lease(List.of(effect("L-1:1:0", "L-1")), NOON.plusSeconds(60)));
    assertThat(store.effects("L-1")).extracting(PendingEffect::key).containsExactly("L-1:1:1");
    store.bury(store.effects("L-1").get(0).failed(NOON, "down"));
    assertThat(store.effects("L-1")).isEmpty();
    assertThat(store.deadLetters())
        .singleElement()
        .satisfies(dead -> assertThat(dead.lastError()).isEqualTo("down"));
    assertThat(store.casesWithEffects(NOON, null, 9)).containsExactly("L-2");
    assertThat(store.backlog().effects()).isEqualTo(1);
    assertThat(store.backlog().deadLetters()).isEqualTo(1);
  }

  @Test
  void a_case_whose_first_effect_waits_is_not_due_whatever_comes_behind_it() {
    open(
        "L-1",
        effect("L-1:1:0", "L-1").waitingUntil(NOON.plusSeconds(1)),
        effect("L-1:1:1", "L-1"));
    assertThat(store.casesWithEffects(NOON, null, 9)).isEmpty();
    assertThat(store.casesWithEffects(NOON.plusSeconds(1), null, 9)).containsExactly("L-1");
    assertThat(store.backlog().oldestEffect()).isEqualTo(NOON);
  }

  @Test
  void an_effect_that_was_given_up_can_be_sent_again_once() {
    open("L-1", effect("L-1:1:0", "L-1"));
    store.bury(store.lease(store.effects("L-1"), NOON.plusSeconds(60)).get(0).failed(NOON, "down"));
    PendingEffect dead = store.deadLetters().get(0);
    assertThat(store.resend(dead, NOON.plusSeconds(5))).isTrue();
    assertThat(store.resend(dead, NOON.plusSeconds(5))).isFalse();
    assertThat(store.deadLetters()).isEmpty();
    assertThat(store.casesWithEffects(NOON.plusSeconds(4), null, 9)).isEmpty();
    assertThat(store.casesWithEffects(NOON.plusSeconds(5), null, 9)).containsExactly("L-1");
    assertThat(store.effects("L-1")).extracting(PendingEffect::attempts).containsExactly(0);
  }

  @Test
  void an_event_that_was_set_aside_can_wait_for_its_case_again() {
    CaseState state = open("L-1");
    Tell tell = new Tell("L-1:2:0", "L-2", new SignalReceived("told"), 1);
    StepResult result = next(state, "one");
    store.commit(
        List.of(
            new Commit(
                state, result.state(), telling(result.entry(), List.of(tell)), List.of(), null)));
    Parked parked = new Parked(tell, "nobody there");
    assertThat(store.resend(parked)).isFalse();
    store.park(parked);
    assertThat(store.backlog().parked()).isEqualTo(1);
    assertThat(store.resend(parked)).isTrue();
    assertThat(store.parked()).isEmpty();
    assertThat(store.tells(10)).containsExactly(tell);
    assertThat(store.backlog().events()).isEqualTo(1);
  }

  @Test
  void steps_of_many_cases_are_kept_together() {
    CaseState one = open("L-1");
    StepResult first = next(one, "one");
    StepResult second = next(first.state(), "two");
    StepResult opened = opened("L-0");
    store.commit(
        List.of(
            new Commit(one, first.state(), first.entry(), List.of(), null),
            new Commit(first.state(), second.state(), second.entry(), List.of(), null),
            new Commit(null, opened.state(), opened.entry(), List.of(), null)));
    assertThat(store.load("L-1")).isEqualTo(second.state());
    assertThat(store.journal("L-1")).extracting(JournalEntry::version).containsExactly(1L, 2L, 3L);
    FirstLook look =
        store.look(
            Set.of("L-0", "L-1", "L-9"),
            Set.of(new EventId("L-1", "two"), new EventId("L-0", "two")));
    assertThat(look.cases()).isEqualTo(Map.of("L-0", opened.state(), "L-1", second.state()));
    assertThat(look.homes()).isEmpty();
    assertThat(look.known()).containsExactly(new EventId("L-1", "two"));
  }

  @Test
  void when_one_of_many_steps_is_stale_none_is_kept() {
    CaseState one = open("L-1");
    CaseState two = open("L-2");
    StepResult first = next(one, "one");
    StepResult stale = next(two, "one");
    keep(two, next(two, "faster"));
    StepResult again = opened("L-2");
    for (Commit bad :
        List.of(
            new Commit(two, stale.state(), stale.entry(), List.of(), null),
            new Commit(null, again.state(), again.entry(), List.of(), null))) {
      assertThatThrownBy(
              () ->
                  store.commit(
                      List.of(new Commit(one, first.state(), first.entry(), List.of(), null), bad)))
          .isInstanceOf(StaleCaseException.class);
    }
    assertThat(store.load("L-1")).isEqualTo(one);
    assertThat(store.journal("L-1")).hasSize(1);
    assertThat(store.knows("L-1", "one")).isFalse();
  }

  @Test
  void a_failed_effect_waits_and_keeps_what_went_wrong() {
    open("L-1", effect("L-1:1:0", "L-1"));
    PendingEffect taken =
        store.lease(store.effects("L-1"), NOON.plusSeconds(60)).get(0).failed(NOON, "down");
    store.update(taken);
    assertThat(store.effects("L-1"))
        .singleElement()
        .satisfies(
            effect -> {
              assertThat(effect.attempts()).isEqualTo(1);
              assertThat(effect.lastError()).isEqualTo("down");
              assertThat(effect.notBefore()).isEqualTo(NOON);
            });
  }

  @Test
  void what_cases_tell_waits_until_it_is_taken_up_or_set_aside() {
    CaseState state = open("L-1");
    StepResult result = next(state, "one");
    List<Tell> tells = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      tells.add(new Tell("L-1:2:" + i, "L-2", new SignalReceived("told"), 1));
    }
    store.commit(
        List.of(
            new Commit(state, result.state(), telling(result.entry(), tells), List.of(), null)));
    assertThat(store.tells(10)).isEqualTo(tells);
    assertThat(store.tells(2)).hasSize(2);
    store.park(new Parked(tells.get(0), "nobody there"));
    assertThat(store.parked()).containsExactly(new Parked(tells.get(0), "nobody there"));
    store.told("L-1:2:1", null);
    CaseState other = open("L-2");
    StepResult answer = next(other, "L-1:2:2");
    store.commit(List.of(new Commit(other, answer.state(), answer.entry(), List.of(), "L-1:2:2")));
    assertThat(store.tells(10)).isEmpty();
  }

  @Test
  void cases_are_found_by_what_they_are_and_page_by_page() {
    for (int i = 0; i < 5; i++) {
      open("L-" + i);
    }
    assertThat(store.find(CaseQuery.all().page(2, null)))
        .extracting(CaseState::caseId)
        .containsExactly("L-0", "L-1");
    assertThat(store.find(CaseQuery.all().page(9, "L-2")))
        .extracting(CaseState::caseId)
        .containsExactly("L-3", "L-4");
    assertThat(store.find(CaseQuery.all().stage("won"))).isEmpty();
    assertThat(store.find(CaseQuery.all().pipeline("deal").stage("lead").onlyRunning())).hasSize(5);
    String key = dev.sluice.fact.Keys.of(open("L-9").facts()).iterator().next();
    assertThat(store.find(CaseQuery.all().key(key)))
        .extracting(CaseState::caseId)
        .containsExactly("L-9");
  }

  @Test
  void a_page_of_nothing_is_refused() {
    open("L-1");
    List<Consumer<Integer>> pages =
        List.of(
            most -> store.due(NOON, most),
            most -> store.tells(most),
            most -> store.casesWithEffects(NOON, null, most),
            most -> store.journal("L-1", 0, most, Viewer.host()),
            most -> store.find(CaseQuery.all().page(most, null)),
            most -> store.retain(JournalRetention.ALL, null, most));
    for (Consumer<Integer> page : pages) {
      page.accept(1);
      for (int most : new int[] {0, -1}) {
        assertThatThrownBy(() -> page.accept(most))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("A page of " + most)
            .hasMessageContaining("Ask for 1 or more");
      }
    }
  }

  @Test
  void what_is_taken_for_delivery_is_nobody_elses_meanwhile() {
    open("L-1", effect("L-1:1:0", "L-1"));
    Instant later = store.clock().instant().plusSeconds(3600);
    List<PendingEffect> mine = store.lease(store.effects("L-1"), later);
    assertThat(mine).hasSize(1);
    if (exclusive()) {
      assertThat(store.lease(List.of(effect("L-1:1:0", "L-1")), later)).isEmpty();
      assertThat(store.effects("L-1").get(0).notBefore()).isAfter(NOON);
      assertThat(store.delivered(List.of(effect("L-1:1:0", "L-1")))).isEmpty();
      assertThat(store.effects("L-1")).hasSize(1);
    }
    assertThat(store.delivered(mine)).isEqualTo(mine);
    assertThat(store.delivered(mine)).isEmpty();
    assertThat(store.effects("L-1")).isEmpty();
  }

  /** Whether several engines may share the store. */
  boolean exclusive() {
    return true;
  }
}
