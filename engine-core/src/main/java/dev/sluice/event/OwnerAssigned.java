package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Task;
import org.jspecify.annotations.Nullable;

/**
 * The case has an owner: chosen by its team, or by a person.
 *
 * @param rep the owner
 * @param reason why this one
 * @param team the team that chose; null when a person did
 */
public record OwnerAssigned(String rep, String reason, @Nullable String team)
    implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    SalesCase next = facts.salesCase().withOwner(rep);
    Facts owned = facts.with(team == null ? next : next.withRelated("team", team));
    for (Task task : facts.tasks()) {
      if (task.pending() && "owner".equals(task.role())) {
        owned = owned.with(task.assignedTo(rep));
      }
    }
    return owned;
  }
}
