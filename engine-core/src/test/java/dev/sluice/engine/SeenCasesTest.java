package dev.sluice.engine;

import static dev.sluice.engine.Deals.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.Submission;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import dev.sluice.jdbc.TestStores;
import dev.sluice.step.CaseState;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.Viewer;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A rep sees only the customers they own, a manager their team (A6.1). */
class SeenCasesTest {

  private final SalesEngine engine =
      SalesEngine.builder()
          .playbook(Deals.playbook(Deals.all()))
          .team(Team.of("east", Rep.rep("wang"), Rep.rep("li")))
          .store(TestStores.fresh())
          .clock(new TestClock("2026-11-02T01:00:00Z"))
          .build();

  private void owned(String caseId, String owner) {
    engine.submit(lead(caseId));
    engine.submit(Submission.of(caseId, new OwnerAssigned(owner, "chosen", null)));
  }

  private static List<String> ids(List<CaseState> states) {
    return states.stream().map(CaseState::caseId).toList();
  }

  @Test
  void a_rep_asks_every_question_about_own_cases() {
    owned("L-1", "wang");
    SeenCases wang = engine.seenBy(Viewer.rep("wang"));
    assertThat(wang.view("L-1")).isEqualTo(engine.view("L-1"));
    assertThat(ids(wang.find(CaseQuery.all()))).containsExactly("L-1");
    assertThat(wang.journal("L-1")).isEqualTo(engine.journal("L-1")).hasSize(2);
    assertThat(wang.journal("L-1", 1, 9)).hasSize(1);
    assertThat(wang.checklist("L-1")).isEqualTo(engine.checklist("L-1"));
    assertThat(wang.missing("L-1", "offer")).isEqualTo(engine.missing("L-1", "offer"));
    assertThat(wang.documents().followUp("L-1")).isEqualTo(engine.documents().followUp("L-1"));
  }

  @Test
  void a_case_of_somebody_else_is_like_one_that_does_not_exist() {
    owned("L-1", "li");
    engine.submit(lead("L-2"));
    SeenCases wang = engine.seenBy(Viewer.rep("wang"));
    for (String caseId : List.of("L-1", "L-2", "L-9")) {
      refused(caseId, () -> wang.view(caseId));
      refused(caseId, () -> wang.checklist(caseId));
      refused(caseId, () -> wang.missing(caseId, "offer"));
      refused(caseId, () -> wang.missing(caseId, "no-such-stage"));
      assertThat(wang.journal(caseId)).isEmpty();
      refused(caseId, () -> wang.documents().handOver(caseId));
      refused(caseId, () -> wang.documents().followUp(caseId));
      refused(caseId, () -> wang.documents().experience(caseId));
      refused(caseId, () -> wang.documents().similar(caseId, true, 3));
    }
    assertThat(wang.find(CaseQuery.all())).isEmpty();
  }

  private static void refused(String caseId, ThrowingCallable question) {
    assertThatThrownBy(question)
        .isInstanceOf(Refused.class)
        .hasMessage("There is no such case (case " + caseId + ")");
  }

  @Test
  void a_manager_sees_the_teams_cases_until_one_goes_to_another_team() {
    owned("L-1", "wang");
    owned("L-2", "zhao");
    SeenCases manager = engine.seenBy(Viewer.managerOfTeams("east"));
    assertThat(ids(manager.find(CaseQuery.all()))).containsExactly("L-1");
    engine.submit(Submission.of("L-1", new OwnerAssigned("zhao", "moved", null)));
    assertThat(manager.find(CaseQuery.all())).isEmpty();
    engine.submit(Submission.of("L-2", new OwnerAssigned("li", "moved", null)));
    assertThat(ids(manager.find(CaseQuery.all()))).containsExactly("L-2");
  }
}
