package dev.sluice.step;

import dev.sluice.event.DeadlineMet;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Facts;
import dev.sluice.fact.MissedDeadline;
import dev.sluice.fact.NodeDone;
import dev.sluice.fact.Task;
import dev.sluice.pipeline.ChecklistNode;
import dev.sluice.step.Timer.Purpose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Settles deadlines when an event shows that what they watch is done. */
final class Deadlines {

  private final Draft draft;

  Deadlines(Draft draft) {
    this.draft = draft;
  }

  void settle(Facts before) {
    if (before.tasks() != draft.facts.tasks()) {
      for (Task task : draft.facts.tasks()) {
        Instant closed = task.closedAt();
        if (closed != null && !task.equals(before.task(task.key()))) {
          over(Purpose.TASK, task.key(), task.status() == Task.Status.DONE ? closed : null);
        }
      }
    }
    if (before.approvals() != draft.facts.approvals()) {
      for (Approval approval : draft.facts.approvals()) {
        Instant decided = approval.decidedAt();
        if (decided != null
            && !approval.timedOut()
            && !approval.equals(before.approval(approval.type()))) {
          over(Purpose.APPROVAL, approval.type(), decided);
        }
      }
    }
    if (!draft.pipeline().checklist().isEmpty() && draft.salesCase().running()) {
      nodes();
    }
  }

  private void nodes() {
    for (ChecklistNode node : draft.pipeline().checklist()) {
      Instant completed = Checklist.completedAt(node, draft.pipeline(), draft.facts);
      if (completed != null) {
        // Doing it once more later does not move its completion.
        draft.facts = draft.facts.keeping(new NodeDone(node.id(), completed));
        over(Purpose.NODE, node.id(), completed);
      } else if (!draft.timers.runs(Purpose.NODE, node.id())
          && !Facts.has(draft.facts.missed(), Purpose.NODE.word() + ":" + node.id())) {
        Instant start = Checklist.startsAt(node, draft.pipeline(), draft.facts);
        if (start != null) {
          draft.timers.start(Purpose.NODE, node.id(), node.within(), start);
        }
      }
    }
  }

  /** Ends a deadline; {@code at} is when it was met, or null when it no longer matters. */
  void over(Purpose purpose, String key, @Nullable Instant at) {
    draft.timers.cancel(purpose, key);
    String what = purpose.word();
    for (MissedDeadline missed : draft.facts.missed()) {
      if (missed.what().equals(what) && missed.key().equals(key)) {
        draft.facts = draft.facts.without(missed);
        if (at != null && !at.isAfter(missed.dueAt())) {
          draft.next.add(new DeadlineMet(what, key, missed.dueAt(), at));
        }
      }
    }
  }
}
