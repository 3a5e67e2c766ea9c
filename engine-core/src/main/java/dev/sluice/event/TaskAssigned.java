package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Task;
import org.jspecify.annotations.Nullable;

/**
 * A task is in somebody's hands: a team chose, or a person did. A team's choice that comes after
 * the task was done, or after it was given to somebody, changes nothing, so that no task has two
 * owners.
 *
 * @param task the task's key
 * @param rep who does it
 * @param reason why this one
 * @param team the team that chose; null when a person did
 */
public record TaskAssigned(String task, String rep, String reason, @Nullable String team)
    implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    Task known = facts.task(task);
    Facts found = facts.with(facts.salesCase().withoutRelated(SalesCase.seeking(task)));
    if (known != null && known.pending() && (team == null || known.assignee() == null)) {
      return found.with(known.assignedTo(rep));
    }
    if (team == null) {
      throw new IllegalArgumentException("There is no open task \"" + task + "\" to assign");
    }
    return found;
  }
}
