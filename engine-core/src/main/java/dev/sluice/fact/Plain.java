package dev.sluice.fact;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The one form of a value that JSON can hold, so that what was read equals what was written: text,
 * a truth value, or a number in the narrowest type ({@code Integer}, {@code Long}, {@code
 * BigInteger}, {@code BigDecimal}).
 */
public final class Plain {

  private Plain() {}

  /**
   * Brings a value to its one form.
   *
   * @param value any value
   * @return text, a truth value or a number; anything else as its text
   */
  public static Object value(Object value) {
    if (value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    return value.toString();
  }

  private static Object number(Number number) {
    if (number instanceof Integer) {
      return number;
    }
    BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros();
    if (exact.scale() > 0) {
      return exact;
    }
    BigInteger whole = exact.toBigIntegerExact();
    if (whole.bitLength() < Integer.SIZE) {
      return whole.intValue();
    }
    return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
  }
}
