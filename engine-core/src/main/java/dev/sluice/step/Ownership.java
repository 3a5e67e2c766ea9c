package dev.sluice.step;

import dev.sluice.decision.SeekOwner;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.OwnerReleased;
import dev.sluice.event.OwnerSought;
import dev.sluice.fact.Facts;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Task;
import dev.sluice.fact.Team;
import org.jspecify.annotations.Nullable;

/** What a case and its team tell each other about the owner. */
final class Ownership {

  private final Draft draft;

  Ownership(Draft draft) {
    this.draft = draft;
  }

  /** Asks the team; tells whether there was anything to ask for. */
  boolean seek(SeekOwner seek) {
    String key = seek.task();
    if (key != null && !needsSomebody(draft.facts.task(key))) {
      return false;
    }
    String team = Team.caseId(seek.team());
    String role = key == null ? SalesCase.SEEKING : SalesCase.seeking(key);
    draft.facts = draft.facts.with(draft.salesCase().withRelated(role, team));
    draft.tell(
        team,
        new OwnerSought(
            draft.input.caseId(),
            draft.pipeline().id(),
            seek.industry(),
            seek.region(),
            seek.tier(),
            seek.priority(),
            draft.now(),
            seek.strength(),
            key));
    return true;
  }

  private static boolean needsSomebody(@Nullable Task task) {
    return task != null && task.pending() && task.assignee() == null;
  }

  /** An owner was named; {@code before} is what the case knew until then. */
  void assigned(OwnerAssigned assigned, Facts before) {
    String team = assigned.team();
    SalesCase was = before.salesCase();
    if (team != null && draft.facts.equals(before)) {
      // The case closed or a person chose while the team still looked.
      release(team, assigned.rep());
      return;
    }
    boolean samePlace = team == null && assigned.rep().equals(was.owner());
    if (was.running() && !samePlace) {
      releaseOwner(was);
    }
    if (team == null) {
      withdraw(was);
    }
  }

  /** The case ended. */
  void ended() {
    SalesCase salesCase = draft.salesCase();
    releaseOwner(salesCase);
    withdraw(salesCase);
    for (Task task : draft.facts.tasks()) {
      withdraw(task.key());
    }
    draft.facts = draft.facts.with(draft.salesCase().withoutRelated(SalesCase.SEEKING));
  }

  private void releaseOwner(SalesCase owned) {
    String team = owned.related().get("team");
    String owner = owned.owner();
    if (team != null && owner != null) {
      release(team, owner);
    }
  }

  private void release(String team, String rep) {
    draft.tell(Team.caseId(team), new OwnerReleased(draft.input.caseId(), rep, null));
  }

  /** Tells the team that still looks for an owner to look no longer. */
  private void withdraw(SalesCase seeking) {
    String teamCase = seeking.related().get(SalesCase.SEEKING);
    if (teamCase != null) {
      draft.tell(teamCase, new OwnerReleased(draft.input.caseId(), null, null));
    }
  }

  /** Tells the team that still looks for who does a task to look no longer. */
  private void withdraw(String task) {
    String role = SalesCase.seeking(task);
    String teamCase = draft.salesCase().related().get(role);
    if (teamCase != null) {
      draft.tell(teamCase, new OwnerReleased(draft.input.caseId(), null, task));
      draft.facts = draft.facts.with(draft.salesCase().withoutRelated(role));
    }
  }
}
