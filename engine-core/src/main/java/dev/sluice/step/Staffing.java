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
import dev.sluice.event.TeamChanged;
import dev.sluice.fact.Absence;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import dev.sluice.playbook.Situation;
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
  private final Situation situation;
  private final Timers timers;
  private Facts facts;
  private final List<Decided> decisions = new ArrayList<>();
  private List<OwnerSought> drained = List.of();

  Staffing(Team team, Situation situation, Timers timers) {
    this.team = team;
    this.situation = situation;
    this.timers = timers;
    this.facts = situation.facts();
  }

  Facts facts() {
    return facts;
  }

  List<Decided> decisions() {
    return decisions;
  }

  /** Waiting cases that try again in the next round. */
  List<OwnerSought> drained() {
    return drained;
  }

  void react(List<Decided> byRules) {
    Record event = situation.event();
    if (event instanceof OwnerSought sought) {
      choose(sought, judgement(byRules));
    } else if (event instanceof OwnerReleased released) {
      facts = facts.keeping(rotation().released(released.rep()));
      drained = rotation().waiting();
    } else if (event instanceof TeamChanged || event instanceof RepAbsent) {
      watchReturns();
      drained = rotation().waiting();
    }
  }

  /** A rep is back, or a month began. */
  void retry() {
    drained = rotation().waiting();
  }

  private void choose(OwnerSought sought, Judgement judgement) {
    Rotation before = rotation();
    Instant now = situation.occurrence().now();
    ZoneId zone = situation.calendar().zone();
    Choice choice = before.choose(team, sought, judgement, now, zone);
    facts = facts.keeping(choice.rotation());
    Because because =
        new Because(
            "turn of team " + team.id(),
            List.of("A2.1", "X5"),
            situation.definitions(),
            choice.considered(),
            null);
    String rep = choice.rep();
    if (rep != null) {
      tell(sought.caseId(), new OwnerAssigned(rep, choice.reason(), team.id()), because);
    } else if (!before.waits(sought.caseId())) {
      List<String> reasons =
          choice.considered().stream().map(c -> c.condition() + ": " + c.actual()).toList();
      String supervisor = team.supervisor() == null ? "supervisor" : team.supervisor();
      decisions.add(
          new Decided(
              new Notify(
                  "in-app",
                  supervisor,
                  "owner-not-found",
                  sought.caseId() + ": " + String.join("; ", reasons)),
              because));
      tell(sought.caseId(), new OwnerNotFound(team.id(), reasons), because);
      if (team.reps().stream().anyMatch(member -> member.quota() != null)) {
        Instant nextMonth =
            YearMonth.from(now.atZone(zone)).plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        startAt("month", nextMonth);
      }
    }
  }

  private void tell(String caseId, Record event, Because because) {
    decisions.add(new Decided(new TellCase(caseId, event), because));
  }

  private Rotation rotation() {
    for (Record kept : facts.kept()) {
      if (kept instanceof Rotation rotation) {
        return rotation;
      }
    }
    return Rotation.NEW;
  }

  private void watchReturns() {
    Instant now = situation.occurrence().now();
    for (Rep rep : team.reps()) {
      for (Absence absence : rep.absences()) {
        if (absence.ends().isAfter(now)) {
          startAt(rep.id() + "@" + absence.ends(), absence.ends());
        }
      }
    }
  }

  private void startAt(String key, Instant due) {
    timers.start(Purpose.TEAM, key, Budget.hours(0), due);
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
