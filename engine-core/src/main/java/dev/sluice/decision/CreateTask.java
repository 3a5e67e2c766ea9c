package dev.sluice.decision;

import dev.sluice.time.Budget;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Give somebody a task. Keyed by task; an open task is not given twice.
 *
 * @param task the task's key
 * @param type what kind, as declared in the playbook
 * @param role who does it, as a role; {@code owner} is the case's owner; null when an assignee is
 *     named
 * @param assignee who does it, as a person; null while only the role is known
 * @param within when it is due, counted from the moment of the step; null without a deadline
 * @param dueAt when it is due; the step fills it in from {@code within}, a rule may name it instead
 * @param completedBy activity types that complete it by themselves
 * @param note what it is about; null without one
 */
public record CreateTask(
    String task,
    String type,
    @Nullable String role,
    @Nullable String assignee,
    @Nullable Budget within,
    @Nullable Instant dueAt,
    List<String> completedBy,
    @Nullable String note)
    implements Effect {

  /** Copies the list. */
  public CreateTask {
    completedBy = completedBy == null ? List.of() : List.copyOf(completedBy);
  }

  @Override
  public String key() {
    return "task:" + task;
  }
}
