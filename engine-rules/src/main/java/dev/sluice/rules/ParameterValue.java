package dev.sluice.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.fact.Money;
import dev.sluice.rules.internal.ParameterType;
import dev.sluice.time.Budget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads the value of a parameter, from a manifest or from the host. */
final class ParameterValue {

  private ParameterValue() {}

  /** The value; an IllegalArgumentException says how to write it when it is none. */
  static Object of(ParameterType type, Object given) {
    if (given instanceof Collection<?> items && type == ParameterType.LIST) {
      return items.stream().map(item -> (Object) item.toString()).toList();
    }
    if (type.valueType().isInstance(given)) {
      return given instanceof Budget budget ? inUnit(type, budget, budget.toString()) : given;
    }
    String text = given.toString().strip();
    try {
      return switch (type) {
        case DAYS -> inUnit(type, whole(text) ? days(text) : Budget.parse(text), text);
        case HOURS -> inUnit(type, whole(text) ? hours(text) : Budget.parse(text), text);
        case BUDGET -> Budget.parse(text);
        case COUNT -> Integer.valueOf(new BigDecimal(text).intValueExact());
        case PERCENT -> new BigDecimal(text.replaceAll("\\s*%$", ""));
        case MONEY -> money(text);
        case TEXT, LIST -> throw new IllegalArgumentException("not a " + type.word());
      };
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no value of type " + type.word() + ". " + example(type), e);
    }
  }

  /** What a manifest says, as the Java value closest to it. */
  static Object of(ParameterType type, JsonNode node) {
    if (node.isTextual()) {
      return of(type, (Object) node.textValue());
    }
    if (node.isNumber() && type != ParameterType.TEXT) {
      return of(type, (Object) node.decimalValue().stripTrailingZeros().toPlainString());
    }
    if (type == ParameterType.MONEY && node.isObject() && node.size() == 2) {
      return of(
          type, (Object) (node.path("amount").asText() + " " + node.path("currency").asText()));
    }
    if (type == ParameterType.LIST && texts(node)) {
      List<Object> items = new ArrayList<>();
      node.forEach(item -> items.add(item.textValue()));
      return of(type, (Object) items);
    }
    throw new IllegalArgumentException(
        node + " is no value of type " + type.word() + ". " + example(type));
  }

  private static boolean texts(JsonNode node) {
    boolean texts = node.isArray();
    for (JsonNode item : node) {
      texts &= item.isTextual();
    }
    return texts;
  }

  private static String example(ParameterType type) {
    return switch (type) {
      case DAYS -> "Write \"30 days\" or 30.";
      case HOURS -> "Write \"24 hours\" or 24.";
      case BUDGET -> "Write a time budget such as \"2 business days\".";
      case COUNT -> "Write a whole number such as 2.";
      case PERCENT -> "Write a number such as 30 for 30 %.";
      case MONEY -> "Write \"500000 CNY\" or {\"amount\": \"500000\", \"currency\": \"CNY\"}.";
      case TEXT -> "Write it in double quotes.";
      case LIST -> "Write texts in brackets: [\"manufacturing\", \"retail\"].";
    };
  }

  private static boolean whole(String text) {
    return text.matches("\\d{1,6}");
  }

  private static Budget days(String text) {
    return Budget.days(Integer.parseInt(text));
  }

  private static Budget hours(String text) {
    return Budget.hours(Integer.parseInt(text));
  }

  private static Budget inUnit(ParameterType type, Budget budget, String text) {
    boolean fits =
        switch (type) {
          case DAYS -> budget.unit() == Budget.Unit.DAYS;
          case HOURS -> budget.unit() == Budget.Unit.HOURS;
          default -> true;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no value of type " + type.word() + ". " + example(type));
    }
    return budget;
  }

  private static Money money(String text) {
    String[] parts = text.split("\\s+", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("not an amount and a currency");
    }
    return Money.of(parts[0], parts[1]);
  }
}
