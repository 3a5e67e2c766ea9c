package dev.sluice.fact;

import dev.sluice.time.Budget;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the customer bought from us. Orders are kept for three years.
 *
 * @param orders known orders, in the order they were reported
 * @param stated purchases of the trailing 12 months as the account states them; null when it does
 *     not
 * @param moment the moment of the step
 */
public record Purchases(List<Order> orders, @Nullable Money stated, Moment moment) {

  /** How long orders are kept. */
  public static final Budget KEPT = Budget.months(36);

  private static final Budget YEAR = Budget.months(12);

  /** Copies the orders. */
  public Purchases {
    orders = List.copyOf(orders);
  }

  /**
   * How many orders came within a window.
   *
   * @param window how far back, the boundary included
   * @return the number
   */
  public int count(Budget window) {
    Instant from = startOf(window);
    return (int) orders.stream().filter(order -> !order.at().isBefore(from)).count();
  }

  /**
   * Whether orders within a window are worth so much together.
   *
   * @param limit the amount; orders in other currencies do not count
   * @param window how far back, the boundary included
   * @return true at the boundary and above
   */
  public boolean atLeast(Money limit, Budget window) {
    return total(limit.currency(), window).atLeast(limit);
  }

  /**
   * Whether the customer buys so much a year: by the orders of the trailing 12 months or, until
   * orders are known for as long, by what the account states.
   *
   * @param limit the amount; another currency does not count
   * @return true at the boundary and above
   */
  public boolean yearlyAtLeast(Money limit) {
    return atLeast(limit, YEAR)
        || (!knownForAYear()
            && stated != null
            && stated.currency().equals(limit.currency())
            && stated.atLeast(limit));
  }

  /** A first order of last week says little about a year. */
  private boolean knownForAYear() {
    Instant from = startOf(YEAR);
    return orders.stream().anyMatch(order -> order.at().isBefore(from));
  }

  /**
   * The average worth of an order within a window.
   *
   * @param limit the amount it is compared with; orders in other currencies do not count
   * @param window how far back, the boundary included
   * @return true at the boundary and above; false without orders
   */
  public boolean averageAtLeast(Money limit, Budget window) {
    Instant from = startOf(window);
    long known =
        orders.stream()
            .filter(order -> !order.at().isBefore(from))
            .filter(order -> order.amount().currency().equals(limit.currency()))
            .count();
    return known > 0
        && total(limit.currency(), window)
            .atLeast(
                new Money(
                    limit.amount().multiply(java.math.BigDecimal.valueOf(known)),
                    limit.currency()));
  }

  /**
   * What orders within a window are worth together.
   *
   * @param currency the currency counted
   * @param window how far back, the boundary included
   * @return the sum; zero without orders
   */
  public Money total(String currency, Budget window) {
    Instant from = startOf(window);
    Money sum = Money.of("0", currency);
    for (Order order : orders) {
      if (!order.at().isBefore(from) && order.amount().currency().equals(currency)) {
        sum = sum.plus(order.amount());
      }
    }
    return sum;
  }

  /**
   * How many calendar days have passed since the last order.
   *
   * @return 0 for today, 1 for yesterday, a very large number when nothing was ordered
   */
  public long daysSinceLast() {
    return orders.stream()
        .mapToLong(order -> moment.daysSince(order.at()))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private Instant startOf(Budget window) {
    return new History(List.of(), moment.now(), moment.calendar().zone()).startOf(window);
  }
}
