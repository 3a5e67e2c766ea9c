package dev.sluice.step;

import dev.sluice.assignment.Choice;
import dev.sluice.assignment.Judgement;
import dev.sluice.assignment.Rotation;
import dev.sluice.decision.Because;
import dev.sluice.decision.Decided;
import dev.sluice.decision.ExcludeRep;
import dev.sluice.decision.Notify;
import dev.sluice.decision.PreferRep;
import dev.sluice.decision.TellCase;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.OwnerNotFound;
import dev.sluice.event.OwnerReleased;
import dev.sluice.event.OwnerSought;
import dev.sluice.event.RepAbsent;
import dev.sluice.event.TaskAssigned;
import dev.sluice.event.TeamChanged;
import dev.sluice.event.TimerFired;
import dev.sluice.fact.Absence;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import dev.sluice.step.Timer.Purpose;
import dev.sluice.time.Budget;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a team's case does about owners: chooses, queues, and drains the queue. */
final class Staffing {

  private final Team team;
  private final Draft draft;
  private final Record event;
  private final ZoneId zone;

  Staffing(Team team, Draft draft, Record event) {
    this.team = team;
    this.draft = draft;
    this.event = event;
    this.zone = draft.playbook.calendar().zone();
  }

  void react(List<Decided> byRules) {
    if (event instanceof OwnerSought sought) {
      choose(sought, judgement(byRules));
    } else if (event instanceof OwnerReleased released) {
      Rotation rest = rotation().withdrawn(released.caseId(), released.task());
      String rep = released.rep();
      draft.facts = draft.facts.keeping(rep == null ? rest : rest.released(rep));
      drain();
    } else if (event instanceof TeamChanged || event instanceof RepAbsent) {
      watchReturns();
      drain();
    } else if (event instanceof TimerFired) {
      // A rep is back, or a month began.
      drain();
    }
    watchMonth();
  }

  /** Waiting cases try again in the next round, the next in the queue first. */
  private void drain() {
    if (rotation().anybodyFree(team, draft.now(), zone)) {
      draft.next.addAll(rotation().waiting());
    }
  }

  private void choose(OwnerSought sought, Judgement judgement) {
    Rotation before = rotation();
    Choice choice = before.choose(team, sought, judgement, draft.now(), zone);
    draft.facts = draft.facts.keeping(choice.rotation());
    Because because =
        new Because(
            "turn of team " + team.id(),
            List.of("A2.1", "X5"),
            draft.playbook.hash(),
            choice.considered(),
            null);
    String rep = choice.rep();
    String task = sought.task();
    if (rep != null) {
      Record assigned =
          task == null
              ? new OwnerAssigned(rep, choice.reason(), team.id())
              : new TaskAssigned(task, rep, choice.reason(), team.id());
      tell(sought.caseId(), assigned, because);
    } else if (!before.waits(sought.caseId(), task)) {
      List<String> reasons =
          choice.considered().stream().map(c -> c.condition() + ": " + c.actual()).toList();
      String supervisor = team.supervisor() == null ? "supervisor" : team.supervisor();
      draft.decisions.add(
          new Decided(
              new Notify(
                  "in-app",
                  supervisor,
                  "owner-not-found",
                  sought.caseId()
                      + (task == null ? "" : " " + task)
                      + ": "
                      + String.join("; ", reasons)),
              because));
      tell(sought.caseId(), new OwnerNotFound(team.id(), reasons, task), because);
    }
  }

  private void tell(String caseId, Record what, Because because) {
    draft.decisions.add(new Decided(new TellCase(caseId, what), because));
  }

  private Rotation rotation() {
    for (Record kept : draft.facts.kept()) {
      if (kept instanceof Rotation rotation) {
        return rotation;
      }
    }
    return Rotation.NEW;
  }

  private void watchReturns() {
    for (Rep rep : team.reps()) {
      for (Absence absence : rep.absences()) {
        if (absence.ends().isAfter(draft.now())) {
          startAt(rep.id() + "@" + absence.ends(), absence.ends());
        }
      }
    }
  }

  /** While cases wait, a new month may give a rep's quota back. */
  private void watchMonth() {
    if (!rotation().waiting().isEmpty()
        && team.reps().stream().anyMatch(member -> member.quota() != null)) {
      YearMonth next = YearMonth.from(draft.now().atZone(zone)).plusMonths(1);
      startAt("month", next.atDay(1).atStartOfDay(zone).toInstant());
    }
  }

  private void startAt(String key, Instant due) {
    draft.timers.start(Purpose.TEAM, key, Budget.hours(0), due);
  }

  private static Judgement judgement(List<Decided> byRules) {
    Map<String, List<String>> excluded = new TreeMap<>();
    Map<String, List<String>> preferred = new TreeMap<>();
    for (Decided decided : byRules) {
      if (decided.decision() instanceof ExcludeRep out) {
        excluded.computeIfAbsent(out.rep(), rep -> new ArrayList<>()).add(out.reason());
      } else if (decided.decision() instanceof PreferRep in) {
        preferred.computeIfAbsent(in.rep(), rep -> new ArrayList<>()).add(in.reason());
      }
    }
    return new Judgement(excluded, preferred);
  }
}
