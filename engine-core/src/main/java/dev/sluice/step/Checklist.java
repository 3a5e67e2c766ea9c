package dev.sluice.step;

import dev.sluice.fact.ExceptionNote;
import dev.sluice.fact.Facts;
import dev.sluice.fact.NodeDone;
import dev.sluice.fact.SalesCase;
import dev.sluice.pipeline.ChecklistNode;
import dev.sluice.pipeline.Pipeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pipeline's node checklist as one case fulfils it. */
public final class Checklist {

  private Checklist() {}

  /** Where a node stands. */
  public enum Status {
    /** Nothing of it is there. */
    OPEN,
    /** One of activity and deliverable is there, or what was handed in is below its standard. */
    IN_PROGRESS,
    /** All of it is there, and up to its standard. */
    DONE
  }

  /**
   * One node of the checklist as a case fulfils it.
   *
   * @param node what the pipeline asks for
   * @param status where it stands
   * @param dueAt when it should be done; null while the node before it is not complete, so that its
   *     time does not run yet, while its clock is paused, or once it is done
   * @param completedAt when it was done; null before
   * @param missed whether its deadline passed
   * @param exception why it is not going as planned, as somebody noted it; null without a note
   */
  public record Item(
      ChecklistNode node,
      Status status,
      @Nullable Instant dueAt,
      @Nullable Instant completedAt,
      boolean missed,
      @Nullable String exception) {}

  /**
   * The checklist of one case.
   *
   * @param pipeline whose checklist
   * @param state the case
   * @return one item a node, in the pipeline's order
   */
  public static List<Item> of(Pipeline pipeline, CaseState state) {
    List<Item> items = new ArrayList<>();
    for (ChecklistNode node : pipeline.checklist()) {
      Instant completed = completedAt(node, pipeline, state.facts());
      Timer timer = state.timer("node:" + node.id());
      ExceptionNote noted = state.facts().kept(ExceptionNote.class, node.id());
      items.add(
          new Item(
              node,
              completed != null
                  ? Status.DONE
                  : begun(node, state.facts()) ? Status.IN_PROGRESS : Status.OPEN,
              completed != null || timer == null ? null : timer.due(),
              completed,
              Facts.has(state.facts().missed(), "node:" + node.id()),
              noted == null ? null : noted.note()));
    }
    return items;
  }

  /** When the node was complete; null while it is not. */
  static @Nullable Instant completedAt(ChecklistNode node, Pipeline pipeline, Facts facts) {
    for (Record kept : facts.kept()) {
      if (kept instanceof NodeDone done && done.node().equals(node.id())) {
        return done.at();
      }
    }
    Instant activity = activityAt(node, facts);
    Instant deliverable = deliverableAt(node, facts);
    if ((node.activity() != null && activity == null)
        || (node.deliverable() != null && deliverable == null)
        || !upToStandard(node, pipeline, facts)) {
      return null;
    }
    return activity == null || (deliverable != null && deliverable.isAfter(activity))
        ? deliverable
        : activity;
  }

  /** From when the node's time runs; null while the node before it is not complete. */
  static @Nullable Instant startsAt(ChecklistNode node, Pipeline pipeline, Facts facts) {
    if (node.after() == null) {
      SalesCase salesCase = facts.salesCase();
      return salesCase.openedAt();
    }
    for (ChecklistNode before : pipeline.checklist()) {
      if (before.id().equals(node.after())) {
        return completedAt(before, pipeline, facts);
      }
    }
    return null;
  }

  /** Whether what was handed in says all that the pipeline asks of it. */
  private static boolean upToStandard(ChecklistNode node, Pipeline pipeline, Facts facts) {
    String deliverable = node.deliverable();
    return deliverable == null
        || Gate.lacking(pipeline.standard(deliverable), deliverable, facts).isEmpty();
  }

  private static boolean begun(ChecklistNode node, Facts facts) {
    return activityAt(node, facts) != null || deliverableAt(node, facts) != null;
  }

  /** When the activity took place, or a result of its name was handed in. */
  private static @Nullable Instant activityAt(ChecklistNode node, Facts facts) {
    return facts.activities().stream()
        .filter(activity -> activity.type().equals(node.activity()))
        .map(activity -> activity.at())
        .findFirst()
        .orElseGet(() -> submittedAt(node.activity(), facts));
  }

  private static @Nullable Instant deliverableAt(ChecklistNode node, Facts facts) {
    return submittedAt(node.deliverable(), facts);
  }

  private static @Nullable Instant submittedAt(@Nullable String type, Facts facts) {
    return facts.deliverables().stream()
        .filter(deliverable -> deliverable.type().equals(type))
        .map(deliverable -> deliverable.submittedAt())
        .findFirst()
        .orElse(null);
  }
}
