package dev.sluice.rules.spec;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says records in words, without what they leave open. */
final class Words {

  private Words() {}

  /** A record as a person would say it: {@code activity logged (type call)}. */
  static String of(Record fact) {
    if (fact instanceof Reported report) {
      return of(report.event())
          + (report.by() == null ? "" : " by " + report.by())
          + (report.occurring() == null ? "" : " at " + report.occurring());
    }
    List<String> parts = new ArrayList<>();
    for (RecordComponent component : fact.getClass().getRecordComponents()) {
      Object value = read(fact, component);
      if (says(value)) {
        parts.add(said(spaced(component.getName()), value(value)));
      }
    }
    String name = spaced(fact.getClass().getSimpleName());
    return parts.isEmpty() ? name : name + " (" + String.join(", ", parts) + ")";
  }

  static String list(Record... facts) {
    return Arrays.stream(facts).map(Words::of).collect(Collectors.joining(", "));
  }

  static String list(Expectation... expectations) {
    return Arrays.stream(expectations).map(Expectation::words).collect(Collectors.joining(", "));
  }

  /** A part that begins with its own name needs no other. */
  private static String said(String name, String value) {
    return value.startsWith(name + " ") ? value : name + " " + value;
  }

  private static boolean says(@Nullable Object value) {
    return !(value == null
        || Boolean.FALSE.equals(value)
        || (value instanceof Collection<?> items && items.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty()));
  }

  private static String value(@Nullable Object value) {
    if (value instanceof Record part) {
      return of(part);
    }
    if (value instanceof Collection<?> items) {
      return items.stream().map(Words::value).collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }

  private static @Nullable Object read(Record fact, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(fact);
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalStateException("Cannot read " + component + " of " + fact, hidden);
    }
  }

  private static String spaced(String camel) {
    return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
