package dev.sluice.document;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.CaseClosed;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.StageEntered;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.SalesCase;
import dev.sluice.pipeline.Labels;
import dev.sluice.step.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a case went, read from its journal. */
final class Course {

  private final SalesCase salesCase;
  private final List<JournalEntry> journal;
  private final Declared declared;

  Course(SalesCase salesCase, List<JournalEntry> journal, Declared declared) {
    this.salesCase = salesCase;
    this.journal = journal;
    this.declared = declared;
  }

  /** The stages in the order they were entered; only the last known one when no journal is kept. */
  List<StageVisit> stages() {
    List<StageVisit> visits = new ArrayList<>();
    for (JournalEntry entry : journal) {
      for (Record followed : entry.followed()) {
        if (followed instanceof StageEntered entered) {
          enter(visits, entered.stage(), entry.occurredAt());
        }
      }
    }
    if (visits.isEmpty()) {
      enter(visits, salesCase.stage(), salesCase.stageEnteredAt());
    }
    return List.copyOf(visits);
  }

  private void enter(List<StageVisit> visits, String stage, Instant at) {
    Instant entered = at;
    if (!visits.isEmpty()) {
      StageVisit before = visits.remove(visits.size() - 1);
      // As in the step: a late request does not leave a stage before it was entered.
      entered = at.isBefore(before.entered()) ? before.entered() : at;
      visits.add(new StageVisit(before.stage(), before.labels(), before.entered(), entered));
    }
    visits.add(new StageVisit(stage, declared.stage(stage), entered, null));
  }

  /** Why the case was closed: a person's reason, or the rule that moved it; null without one. */
  @Nullable String reason() {
    for (JournalEntry entry : journal) {
      String reason = null;
      if (entry.event() instanceof StageRequested asked) {
        reason = asked.reason();
      }
      for (Record followed : entry.followed()) {
        if (followed instanceof StageRequested asked) {
          reason = asked.reason();
        } else if (followed instanceof CaseClosed) {
          return reason;
        }
      }
    }
    return null;
  }

  /** What our side did, by the time it was done. */
  List<Experience.Action> actions() {
    List<Experience.Action> actions = new ArrayList<>();
    for (JournalEntry entry : journal) {
      Labels what = action(entry.event());
      if (what != null) {
        actions.add(new Experience.Action(entry.occurredAt(), what));
      }
    }
    actions.sort(Comparator.comparing(Experience.Action::at));
    return List.copyOf(actions);
  }

  private @Nullable Labels action(Record event) {
    if (event instanceof ActivityLogged activity) {
      return declared.thing(activity.type());
    } else if (event instanceof DeliverableSubmitted deliverable) {
      return declared.thing(deliverable.type());
    } else if (event instanceof DocumentAttached document) {
      return declared.thing(document.type());
    } else if (event instanceof FollowUpRecorded) {
      return Word.FOLLOW_UP_RECORDED.labels();
    } else if (event instanceof ApprovalDecided decided) {
      Labels type = declared.thing(decided.type());
      Labels state = Word.valueOf("APPROVAL_" + decided.state()).labels();
      return new Labels(type.en() + ": " + state.en(), type.zh() + "：" + state.zh());
    }
    return null;
  }
}
