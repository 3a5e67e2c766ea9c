package dev.sluice.event;

import static java.time.temporal.ChronoUnit.DAYS;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Money;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Order;
import dev.sluice.fact.Purchases;

/**
 * The customer ordered.
 *
 * @param order the order's id in the host's system
 * @param amount what was ordered
 */
public record OrderPlaced(String order, Money amount) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    Facts next = facts;
    for (Record kept : facts.kept()) {
      if (kept instanceof Order old
          && old.at().isBefore(occurrence.now().minus(Purchases.KEPT.amount() * 31L, DAYS))) {
        next = next.forgetting(Order.class, old.id());
      }
    }
    return next.keeping(new Order(order, amount, occurrence.at()));
  }
}
