package dev.sluice.rules.internal;

import dev.sluice.fact.Money;
import dev.sluice.time.Budget;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** What a parameter measures; rules ask for it by this name: {@code param.days("…")}. */
public enum ParameterType {
  /** Calendar days. */
  DAYS(Budget.class),
  /** Hours on the clock. */
  HOURS(Budget.class),
  /** A whole number. */
  COUNT(Integer.class),
  /** An amount in a currency. */
  MONEY(Money.class),
  /** A word or a sentence. */
  TEXT(String.class),
  /** Several words, in the order given. */
  LIST(List.class),
  /** A percentage. */
  PERCENT(BigDecimal.class),
  /** Any time budget, business time included. */
  BUDGET(Budget.class);

  private final Class<?> valueType;

  ParameterType(Class<?> valueType) {
    this.valueType = valueType;
  }

  /**
   * How manifests and rules write the type.
   *
   * @return the name in lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What rules get.
   *
   * @return the Java type of a value
   */
  public Class<?> valueType() {
    return valueType;
  }
}
