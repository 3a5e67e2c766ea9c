package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Task;
import org.jspecify.annotations.Nullable;

/**
 * The case has an owner: chosen by its team, or by a person. A team's choice that comes after the
 * case closed, or after a person chose, changes nothing, and the rep keeps the place.
 *
 * @param rep the owner
 * @param reason why this one
 * @param team the team that chose; null when a person did
 */
public record OwnerAssigned(String rep, String reason, @Nullable String team)
    implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    SalesCase before = facts.salesCase();
    if (team != null && !wanted(before)) {
      return facts;
    }
    SalesCase next = before.withOwner(rep).withoutRelated(SalesCase.SEEKING);
    if (team != null) {
      next = next.withRelated("team", team);
    } else if (!rep.equals(before.owner())) {
      next = next.withoutRelated("team");
    }
    Facts owned = facts.with(next);
    for (Task task : facts.tasks()) {
      if (task.pending() && "owner".equals(task.role())) {
        owned = owned.with(task.assignedTo(rep));
      }
    }
    return owned;
  }

  /** What a person decided while the team still looked stands. */
  private static boolean wanted(SalesCase salesCase) {
    return salesCase.running()
        && (salesCase.owner() == null || salesCase.related().containsKey(SalesCase.SEEKING));
  }
}
