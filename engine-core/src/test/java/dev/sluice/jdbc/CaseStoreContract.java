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
import dev.sluice.store.DueTimer;
import dev.sluice.store.Parked;
import dev.sluice.store.PendingEffect;
import dev.sluice.store.StaleCaseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    store.commit(new Commit(before, result.state(), result.entry(), List.of(effects), null));
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
    store.postpone(new DueTimer(due, "L-1", "stage:lead"), due.plusSeconds(60));
    assertThat(store.due(due, 10)).extracting(DueTimer::caseId).containsExactly("L-2");
    assertThat(store.due(due.plusSeconds(60), 10)).hasSize(2);
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
    assertThat(store.casesWithEffects()).containsExactly("L-1", "L-2");
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
    assertThat(store.casesWithEffects()).containsExactly("L-2");
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
        new Commit(state, result.state(), telling(result.entry(), tells), List.of(), null));
    assertThat(store.tells(10)).isEqualTo(tells);
    assertThat(store.tells(2)).hasSize(2);
    store.park(new Parked(tells.get(0), "nobody there"));
    assertThat(store.parked()).containsExactly(new Parked(tells.get(0), "nobody there"));
    store.told("L-1:2:1", null);
    CaseState other = open("L-2");
    StepResult answer = next(other, "L-1:2:2");
    store.commit(new Commit(other, answer.state(), answer.entry(), List.of(), "L-1:2:2"));
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
  void what_is_taken_for_delivery_is_nobody_elses_meanwhile() {
    open("L-1", effect("L-1:1:0", "L-1"));
    Instant later = store.clock().instant().plusSeconds(3600);
    List<PendingEffect> mine = store.lease(store.effects("L-1"), later);
    assertThat(mine).hasSize(1);
    if (exclusive()) {
      assertThat(store.lease(List.of(effect("L-1:1:0", "L-1")), later)).isEmpty();
      assertThat(store.effects("L-1").get(0).notBefore()).isAfter(NOON);
      store.delivered(List.of(effect("L-1:1:0", "L-1")));
      assertThat(store.effects("L-1")).hasSize(1);
    }
    store.delivered(mine);
    assertThat(store.effects("L-1")).isEmpty();
  }

  /** Whether several engines may share the store. */
  boolean exclusive() {
    return true;
  }
}
