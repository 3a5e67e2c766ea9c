package dev.sluice.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest offer to the customer.
 *
 * @param listPrice what it costs by the price list
 * @param price what is asked for it, in the same currency
 * @param paymentTerms by the name the sales team gives them; null while open
 * @param deliveryDays calendar days until delivery; null while open
 * @param at when it was made
 * @param by who made it; null when nobody was named
 */
public record Offer(
    Money listPrice,
    Money price,
    @Nullable String paymentTerms,
    @Nullable Integer deliveryDays,
    Instant at,
    @Nullable String by)
    implements Fact {

  /**
   * Whether the price is below a share of the list price.
   *
   * @param percent the share; 90 for 90 %
   * @return true below; false at exactly that share
   */
  public boolean pricedBelow(BigDecimal percent) {
    BigDecimal share = listPrice.amount().multiply(percent).movePointLeft(2);
    return price.amount().compareTo(share) < 0;
  }

  /**
   * Whether the payment terms are known and not among those accepted.
   *
   * @param accepted the accepted terms
   * @return true for others; false while the terms are open
   */
  public boolean paidOtherThan(List<String> accepted) {
    return paymentTerms != null && !accepted.contains(paymentTerms);
  }

  /**
   * Whether delivery is known and promised sooner than can be kept.
   *
   * @param days the shortest time, in calendar days
   * @return true below; false at exactly that many days, and while delivery is open
   */
  public boolean deliveredSoonerThan(int days) {
    return deliveryDays != null && deliveryDays < days;
  }

  @Override
  public String factId() {
    return "offer";
  }
}
