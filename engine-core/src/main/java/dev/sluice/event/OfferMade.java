package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Money;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Offer;
import org.jspecify.annotations.Nullable;

/**
 * We offered the customer a price, or want to. A later offer takes the place of an earlier one.
 *
 * @param listPrice what it costs by the price list
 * @param price what is asked for it
 * @param paymentTerms by the name the sales team gives them, for example {@code 30-days}; null
 *     while open
 * @param deliveryDays calendar days until delivery; null while open
 */
public record OfferMade(
    Money listPrice, Money price, @Nullable String paymentTerms, @Nullable Integer deliveryDays)
    implements FactChange {

  /** Refuses two prices that cannot be compared. */
  public OfferMade {
    if (!listPrice.currency().equals(price.currency())) {
      throw new IllegalArgumentException(
          "An offer of "
              + price
              + " cannot be held against a list price of "
              + listPrice
              + ": give both in one currency");
    }
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.keeping(
        new Offer(
            listPrice, price, paymentTerms, deliveryDays, occurrence.at(), occurrence.actor()));
  }
}
