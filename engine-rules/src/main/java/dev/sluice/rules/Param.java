package dev.sluice.rules;

import dev.sluice.fact.Money;
import dev.sluice.time.Budget;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The parameters as rules see them: {@code param.count("pricing.visits")}. The names are checked
 * when the rules are loaded. Immutable and thread-safe.
 */
public final class Param {

  private final Map<String, Object> values;

  Param(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * A parameter of type {@code days}.
   *
   * @param name the parameter
   * @return calendar days
   */
  public Budget days(String name) {
    return value(name, Budget.class);
  }

  /**
   * A parameter of type {@code hours}.
   *
   * @param name the parameter
   * @return hours on the clock
   */
  public Budget hours(String name) {
    return value(name, Budget.class);
  }

  /**
   * A parameter of type {@code budget}.
   *
   * @param name the parameter
   * @return any time budget
   */
  public Budget budget(String name) {
    return value(name, Budget.class);
  }

  /**
   * A parameter of type {@code count}.
   *
   * @param name the parameter
   * @return a whole number
   */
  public int count(String name) {
    return value(name, Integer.class);
  }

  /**
   * A parameter of type {@code money}.
   *
   * @param name the parameter
   * @return an amount in a currency
   */
  public Money money(String name) {
    return value(name, Money.class);
  }

  /**
   * A parameter of type {@code text}.
   *
   * @param name the parameter
   * @return the text
   */
  public String text(String name) {
    return value(name, String.class);
  }

  /**
   * A parameter of type {@code list}.
   *
   * @param name the parameter
   * @return texts, in the order given; may be empty
   */
  @SuppressWarnings("unchecked") // the reader lets nothing but texts into a list
  public List<String> list(String name) {
    return value(name, List.class);
  }

  /**
   * A parameter of type {@code percent}.
   *
   * @param name the parameter
   * @return the percentage, 30 for 30 %
   */
  public BigDecimal percent(String name) {
    return value(name, BigDecimal.class);
  }

  private <T> T value(String name, Class<T> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "There is no parameter \"" + name + "\" of this type. Declare it in pack.json");
    }
    return type.cast(value);
  }
}
