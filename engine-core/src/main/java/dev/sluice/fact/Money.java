package dev.sluice.fact;

import java.math.BigDecimal;

/**
 * An amount in a currency. Two amounts in one currency are equal when their values are: {@code
 * 500000} and {@code 500000.00} are the same money.
 *
 * @param amount the value in major units, trailing zeros removed
 * @param currency the ISO 4217 code, for example {@code CNY}
 */
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {

  /** Brings the amount to one form, so that equality is by value. */
  public Money {
    BigDecimal plain = Plain.checked(amount).stripTrailingZeros();
    amount = plain.scale() < 0 ? plain.setScale(0) : plain;
    if (currency.length() != 3) {
      throw new IllegalArgumentException(
          "Not an ISO 4217 currency code (" + currency + "). Write CNY, USD, EUR …");
    }
  }

  /**
   * Reads an amount.
   *
   * @param amount decimal text, for example {@code "500000.00"}
   * @param currency the ISO 4217 code
   * @return the money
   */
  public static Money of(String amount, String currency) {
    return new Money(new BigDecimal(amount), currency);
  }

  /**
   * Reads an amount as people write it, which is how {@link #toString} shows it.
   *
   * @param text for example {@code "500000 CNY"}
   * @return the money
   * @throws IllegalArgumentException when the text is no amount with a currency
   */
  public static Money parse(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no amount of money. Write \"500000 CNY\"");
    }
    return of(parts[0], parts[1]);
  }

  /**
   * Whether the two can be compared and added.
   *
   * @param other other money
   * @return true in one currency
   */
  public boolean sameCurrencyAs(Money other) {
    return currency.equals(other.currency);
  }

  /**
   * Whether this is as much as the other or more.
   *
   * @param other money in the same currency
   * @return true at the boundary and above
   * @throws IllegalArgumentException when the currencies differ
   */
  public boolean atLeast(Money other) {
    return compareTo(other) >= 0;
  }

  /**
   * Whether this is more than the other.
   *
   * @param other money in the same currency
   * @return true above the boundary only
   * @throws IllegalArgumentException when the currencies differ
   */
  public boolean moreThan(Money other) {
    return compareTo(other) > 0;
  }

  /**
   * Adds two amounts.
   *
   * @param other money in the same currency
   * @return the sum
   * @throws IllegalArgumentException when the currencies differ
   */
  public Money plus(Money other) {
    requireSameCurrency(other);
    return new Money(amount.add(other.amount), currency);
  }

  @Override
  public int compareTo(Money other) {
    requireSameCurrency(other);
    return amount.compareTo(other.amount);
  }

  private void requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "Cannot compare or add " + this + " and " + other + ": convert to one currency first");
    }
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
