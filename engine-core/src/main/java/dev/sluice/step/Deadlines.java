package dev.sluice.step;

import dev.sluice.event.DeadlineMet;
import dev.sluice.fact.Facts;
import dev.sluice.fact.MissedDeadline;
import dev.sluice.fact.Task;
import dev.sluice.pipeline.ChecklistNode;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.step.Timer.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settles deadlines when an event shows that what they watch is done. */
final class Deadlines {

  private final Pipeline pipeline;
  private final Timers timers;
  private Facts facts;
  private final List<Record> met = new ArrayList<>();

  Deadlines(Pipeline pipeline, Timers timers, Facts facts) {
    this.pipeline = pipeline;
    this.timers = timers;
    this.facts = facts;
  }

  Facts facts() {
    return facts;
  }

  /** Deadlines that counted as missed and were met in time after all. */
  List<Record> met() {
    return met;
  }

  void settle(Facts before) {
    if (before.tasks() != facts.tasks()) {
      for (Task task : facts.tasks()) {
        Instant closed = task.closedAt();
        if (closed != null && !task.equals(before.task(task.key()))) {
          done("task", Purpose.TASK, task.key(), task.status() == Task.Status.DONE ? closed : null);
        }
      }
    }
    if (!pipeline.checklist().isEmpty() && facts.salesCase().running()) {
      nodes();
    }
  }

  private void nodes() {
    for (ChecklistNode node : pipeline.checklist()) {
      Instant completed = Checklist.completedAt(node, facts);
      if (completed != null) {
        done("node", Purpose.NODE, node.id(), completed);
      } else if (!timers.runs(Purpose.NODE, node.id())
          && !Facts.has(facts.missed(), "node:" + node.id())) {
        Instant start = Checklist.startsAt(node, pipeline, facts);
        if (start != null) {
          timers.start(Purpose.NODE, node.id(), node.within(), start);
        }
      }
    }
  }

  /** Ends a deadline; {@code at} is when it was met, or null when it no longer matters. */
  void done(String what, Purpose purpose, String key, @Nullable Instant at) {
    timers.cancel(purpose, key);
    for (MissedDeadline missed : facts.missed()) {
      if (missed.what().equals(what) && missed.key().equals(key)) {
        facts = facts.without(missed);
        if (at != null && !at.isAfter(missed.dueAt())) {
          met.add(new DeadlineMet(what, key, missed.dueAt(), at));
        }
      }
    }
  }
}
