package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.SalesEngine;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.event.TeamChanged;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import dev.sluice.step.CaseState;
import dev.sluice.step.Input;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Commit;
import dev.sluice.store.JournalRetention;
import dev.sluice.store.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store does with journals, and for viewers. */
abstract class KeepingContract {

  private static final Instant NOON = Deal.NOON;

  private final CaseStore store = store();

  abstract CaseStore store();

  private void open(String caseId) {
    new Deal(store).open(caseId);
  }

  private void take(String caseId, Record event, String eventId, Instant now) {
    CaseState before = Objects.requireNonNull(store.load(caseId));
    Input input = new Input(caseId, event, eventId, now, null, 0);
    StepResult result = Step.take(before, input, now, Deal.PLAYBOOK);
    store.commit(List.of(new Commit(before, result.state(), result.entry(), List.of(), null)));
  }

  private void signals(String caseId, int number) {
    for (int i = 0; i < number; i++) {
      take(caseId, new SignalReceived("x"), "e-" + i, NOON.plusSeconds(i));
    }
  }

  private void owned(String caseId, @Nullable String owner) {
    open(caseId);
    if (owner != null) {
      take(caseId, new OwnerAssigned(owner, "chosen", null), "owner", NOON);
    }
  }

  private List<Long> versions(String caseId) {
    return store.journal(caseId).stream().map(JournalEntry::version).toList();
  }

  private void retain(JournalRetention retention, int most) {
    String at = store.retain(retention, null, most);
    while (at != null) {
      at = store.retain(retention, at, most);
    }
  }

  @Test
  void a_journal_is_read_page_by_page() {
    open("L-1");
    open("L-2");
    signals("L-1", 5);
    List<Long> read = new ArrayList<>();
    List<JournalEntry> page = store.journal("L-1", 0, 4, Viewer.host());
    assertThat(page).hasSize(4);
    while (!page.isEmpty()) {
      page.forEach(entry -> read.add(entry.version()));
      page = store.journal("L-1", read.get(read.size() - 1), 4, Viewer.host());
    }
    assertThat(read).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(store.journal("L-1", 6, 4, Viewer.host())).isEmpty();
    assertThat(store.journal("L-1", 5, 4, Viewer.host())).hasSize(1);
  }

  @Test
  void an_entry_is_found_by_its_event_in_its_case() {
    open("L-1");
    open("L-2");
    signals("L-1", 2);
    assertThat(store.entry("L-1", "e-1")).isEqualTo(store.journal("L-1").get(2));
    assertThat(store.entry("L-1", "e-2")).isNull();
    assertThat(store.entry("L-2", "e-1")).isNull();
  }

  @Test
  void of_each_case_the_latest_entries_stay_and_what_is_gone_stays_known() {
    open("L-1");
    open("L-2");
    signals("L-1", 5);
    signals("L-2", 2);
    retain(JournalRetention.last(3), 1);
    assertThat(versions("L-1")).containsExactly(4L, 5L, 6L);
    assertThat(versions("L-2")).containsExactly(1L, 2L, 3L);
    assertThat(store.entry("L-1", "e-1")).isNull();
    assertThat(store.entry("L-1", "e-2")).isNotNull();
    assertThat(store.knows("L-1", "e-1")).isTrue();
    assertThat(store.knows("L-1", "open")).isTrue();
    assertThat(Objects.requireNonNull(store.load("L-1")).version()).isEqualTo(6);
  }

  @Test
  void entries_of_steps_before_a_moment_go_and_one_of_that_moment_stays() {
    open("L-1");
    signals("L-1", 3);
    retain(JournalRetention.since(NOON.plusSeconds(1)), 10);
    assertThat(versions("L-1")).containsExactly(3L, 4L);
    assertThat(store.knows("L-1", "e-0")).isTrue();
    retain(JournalRetention.NONE, 10);
    assertThat(versions("L-1")).isEmpty();
    signals("L-1", 0);
    take("L-1", new SignalReceived("x"), "later", NOON.plusSeconds(9));
    assertThat(versions("L-1")).containsExactly(5L);
  }

  @Test
  void a_call_looks_at_no_more_cases_than_it_is_told_and_says_where_it_stopped() {
    for (int i = 0; i < 3; i++) {
      open("L-" + i);
    }
    assertThat(store.retain(JournalRetention.NONE, null, 2)).isEqualTo("L-1");
    assertThat(versions("L-1")).isEmpty();
    assertThat(versions("L-2")).hasSize(1);
    assertThat(store.retain(JournalRetention.NONE, "L-1", 2)).isNull();
    assertThat(versions("L-2")).isEmpty();
  }

  @Test
  void a_repeat_whose_entry_is_gone_is_still_a_repeat_and_has_no_entries() {
    SalesEngine engine =
        SalesEngine.builder().playbook(Deal.PLAYBOOK).store(store).clock(() -> NOON).build();
    open("L-1");
    Submission once = Submission.of("L-1", new SignalReceived("x")).id("e-1");
    engine.submit(once);
    retain(JournalRetention.last(1), 10);
    assertThat(engine.submit(once).entries()).hasSize(1);
    engine.submit(Submission.of("L-1", new SignalReceived("x")).id("e-2"));
    retain(JournalRetention.last(1), 10);
    assertThat(engine.submit(once).repeated()).isTrue();
    assertThat(engine.submit(once).entries()).isEmpty();
    assertThat(engine.view("L-1").version()).isEqualTo(3);
  }

  // Viewers -------------------------------------------------------------------------------------

  private List<String> found(Viewer viewer, CaseQuery query) {
    return store.find(query, viewer).stream().map(CaseState::caseId).toList();
  }

  @Test
  void a_rep_sees_own_cases_and_no_others() {
    owned("L-1", "wang");
    owned("L-2", "li");
    owned("L-3", null);
    owned("L-4", "wang");
    Viewer wang = Viewer.rep("wang");
    assertThat(found(wang, CaseQuery.all())).containsExactly("L-1", "L-4");
    assertThat(store.load("L-1", wang)).isEqualTo(store.load("L-1"));
    assertThat(store.journal("L-1", 0, 9, wang)).isEqualTo(store.journal("L-1"));
    for (String other : List.of("L-2", "L-3", "nobody")) {
      assertThat(store.load(other, wang)).isNull();
      assertThat(store.journal(other, 0, 9, wang)).isEmpty();
    }
    assertThat(found(Viewer.rep("wan"), CaseQuery.all())).isEmpty();
    assertThat(found(Viewer.host(), CaseQuery.all())).hasSize(4);
  }

  @Test
  void a_case_that_changed_its_owner_is_seen_by_the_new_one() {
    owned("L-1", "wang");
    take("L-1", new OwnerAssigned("li", "chosen", null), "hand-over", NOON);
    assertThat(store.load("L-1", Viewer.rep("wang"))).isNull();
    assertThat(store.journal("L-1", 0, 9, Viewer.rep("wang"))).isEmpty();
    assertThat(store.journal("L-1", 0, 9, Viewer.rep("li"))).hasSize(3);
  }

  @Test
  void a_manager_sees_the_cases_of_the_teams_reps_and_not_those_of_another_team_or_of_nobody() {
    owned("L-1", "wang");
    owned("L-2", "li");
    owned("L-3", "zhao");
    owned("L-4", null);
    team(Team.of("east", Rep.rep("wang"), Rep.rep("li")));
    Viewer east = Viewer.managerOfTeams("east");
    assertThat(found(east, CaseQuery.all())).containsExactly("L-1", "L-2");
    assertThat(found(Viewer.managerOf("li", "zhao"), CaseQuery.all()))
        .containsExactly("L-2", "L-3");
    assertThat(found(Viewer.managerOfTeams("west"), CaseQuery.all())).isEmpty();
    assertThat(store.load("L-4", east)).isNull();
    team(Team.of("east", Rep.rep("wang"), Rep.rep("zhao")));
    assertThat(found(east, CaseQuery.all())).containsExactly("L-1", "L-3");
  }

  private void team(Team team) {
    String caseId = Team.caseId(team.id());
    CaseState before = store.load(caseId);
    Input input = new Input(caseId, new TeamChanged(team), null, NOON, null, 0);
    StepResult result = Step.take(before, input, NOON, Deal.PLAYBOOK);
    store.commit(List.of(new Commit(before, result.state(), result.entry(), List.of(), null)));
  }

  @Test
  void a_page_counts_only_what_is_seen() {
    for (int i = 0; i < 9; i++) {
      owned("L-" + i, i % 3 == 0 ? "wang" : "li");
    }
    Viewer wang = Viewer.rep("wang");
    assertThat(found(wang, CaseQuery.all().page(2, null))).containsExactly("L-0", "L-3");
    assertThat(found(wang, CaseQuery.all().page(2, "L-3"))).containsExactly("L-6");
    assertThat(found(wang, CaseQuery.all().owner("li"))).isEmpty();
    String key =
        dev.sluice.fact.Keys.of(Objects.requireNonNull(store.load("L-1")).facts())
            .iterator()
            .next();
    assertThat(found(wang, CaseQuery.all().key(key))).isEmpty();
    assertThat(found(Viewer.rep("li"), CaseQuery.all().key(key))).containsExactly("L-1");
  }
}
