package dev.sluice.step;

import dev.sluice.decision.Because;
import dev.sluice.decision.Block;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Notify;
import dev.sluice.event.CaseClosed;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.Missing;
import dev.sluice.event.StageBlocked;
import dev.sluice.event.StageEntered;
import dev.sluice.fact.SalesCase;
import dev.sluice.pipeline.End;
import dev.sluice.pipeline.Stage;
import dev.sluice.pipeline.TimeLimit;
import dev.sluice.step.Timer.Purpose;
import dev.sluice.time.Budget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes a case from stage to stage, and watches how long it stays. */
final class Stages {

  private final Draft draft;
  private final Deadlines deadlines;
  private final Ownership ownership;
  private final Journeys journeys;
  private final Messages messages;

  Stages(
      Draft draft, Deadlines deadlines, Ownership ownership, Journeys journeys, Messages messages) {
    this.draft = draft;
    this.deadlines = deadlines;
    this.ownership = ownership;
    this.journeys = journeys;
    this.messages = messages;
  }

  List<Missing> missing(String stage, List<Decided> byRules) {
    List<Missing> wanted = new ArrayList<>(Gate.missing(draft.pipeline(), draft.facts, stage));
    for (Decided decided : byRules) {
      if (decided.decision() instanceof Block block) {
        wanted.add(new Missing("rule", block.what(), block.why()));
      }
    }
    return wanted;
  }

  void enter(String wanted, List<Decided> byRules) {
    List<Missing> gaps = missing(wanted, byRules);
    if (!gaps.isEmpty()) {
      draft.missing.addAll(gaps);
      draft.next.add(new StageBlocked(wanted, gaps));
      return;
    }
    SalesCase before = draft.salesCase();
    Instant at =
        draft.occurrence.at().isBefore(before.stageEnteredAt())
            ? before.stageEnteredAt()
            : draft.occurrence.at();
    deadlines.over(Purpose.STAGE, before.stage(), at);
    draft.timers.cancel(timer -> timer.purpose() == Purpose.WARNING);

    Stage stage = draft.pipeline().stage(wanted);
    draft.facts = draft.facts.with(before.entering(wanted, status(stage), at));
    draft.next.add(new StageEntered(wanted, before.stage()));
    if (!stage.isEnd()) {
      watch();
    } else if (before.running()) {
      journeys.endAll();
      messages.drop(null);
      draft.timers.cancel(timer -> true);
      draft.next.add(new CaseClosed(wanted, draft.salesCase().won()));
      ownership.ended();
    }
  }

  private static SalesCase.Status status(Stage stage) {
    if (!stage.isEnd()) {
      return SalesCase.Status.OPEN;
    }
    return stage.end() == End.WON ? SalesCase.Status.WON : SalesCase.Status.LOST;
  }

  /** Starts the time limit of the present stage and the warnings before it. */
  void watch() {
    SalesCase salesCase = draft.salesCase();
    TimeLimit limit = draft.pipeline().stage(salesCase.stage()).limit();
    if (limit != null) {
      Instant entered = salesCase.stageEnteredAt();
      draft.timers.start(Purpose.STAGE, salesCase.stage(), limit.within(), entered);
      for (Budget warning : limit.warnings()) {
        draft.timers.start(Purpose.WARNING, salesCase.stage() + " " + warning, warning, entered);
      }
    }
  }

  void escalate(DeadlineMissed missed) {
    TimeLimit limit = draft.pipeline().stage(missed.key()).limit();
    if (limit == null) {
      return;
    }
    Because because =
        new Because(
            "time limit of stage " + missed.key(),
            List.of("A3.2"),
            draft.playbook.hash(),
            List.of(),
            limit.within() + ", due " + missed.dueAt());
    for (String role : limit.escalate()) {
      for (String channel : List.of("email", "in-app")) {
        Notify notice = new Notify(channel, role, "stage-overdue", missed.key(), limit.digest());
        draft.decisions.add(draft.addressed(new Decided(notice, because)));
      }
    }
  }
}
