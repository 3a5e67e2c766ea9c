package dev.sluice.fact;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The one form of a value that JSON can hold, so that what was read equals what was written: text,
 * a truth value, or a number in the narrowest type ({@code Integer}, {@code Long}, {@code
 * BigInteger}, {@code BigDecimal}).
 */
public final class Plain {

  /** More than a double has, and less than what JSON's reader takes for an attack. */
  private static final int DIGITS = 400;

  private Plain() {}

  /**
   * Refuses a number that is too long to be kept.
   *
   * @param number any number
   * @return the same number
   * @throws IllegalArgumentException when it has more than 400 digits before the point or after it
   */
  public static BigDecimal checked(BigDecimal number) {
    long after = number.scale();
    long before = number.precision() - after;
    if (after > DIGITS || before > DIGITS) {
      throw new IllegalArgumentException(
          "A number with "
              + Math.max(before, after)
              + (before > DIGITS ? " digits before" : " digits after")
              + " the point cannot be kept, "
              + DIGITS
              + " at the most. Round it, or keep it as text");
    }
    return number;
  }

  /**
   * Brings a value to its one form.
   *
   * @param value any value
   * @return text, a truth value or a number; anything else as its text
   * @throws IllegalArgumentException when it is not a number though its type is one, or a number
   *     too long to be kept
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
    BigDecimal exact = checked(exact(number)).stripTrailingZeros();
    if (exact.scale() > 0) {
      return exact;
    }
    BigInteger whole = exact.toBigIntegerExact();
    if (whole.bitLength() < Integer.SIZE) {
      return whole.intValue();
    }
    return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
  }

  private static BigDecimal exact(Number number) {
    try {
      return new BigDecimal(number.toString());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(number + " is no number that can be kept", e);
    }
  }
}
