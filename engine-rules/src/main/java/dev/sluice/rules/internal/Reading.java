package dev.sluice.rules.internal;

import dev.sluice.fact.Personal;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to read a value out of the facts of a match.
 *
 * @param type the value's type as far as it is declared
 * @param personal whether it says something about a natural person
 * @param source reads it
 */
record Reading(Class<?> type, boolean personal, Source source) {

  private static final String HIDDEN = "(personal)";

  /** Whether instances of a class hold personal values. */
  private static final ClassValue<Boolean> HOLDS_PERSONAL =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
              if (component.isAnnotationPresent(Personal.class)) {
                return true;
              }
            }
          }
          return false;
        }
      };

  /** Reads a value. */
  @FunctionalInterface
  interface Source {
    @Nullable Object read(@Nullable Object[] facts) throws Throwable;
  }

  /** A value that is the same for every match. */
  static Reading constant(Object value) {
    return new Reading(value.getClass(), false, facts -> value);
  }

  /** The value as a because may keep it; null also where reading failed. */
  @Nullable Object shown(Object[] facts) {
    try {
      Object value = source.read(facts);
      return value == null ? null : personal ? HIDDEN : shown(value);
    } catch (Throwable unreadable) {
      // The condition itself held; what it looked at may still be out of reach from here.
      return null;
    }
  }

  private static Object shown(Object value) {
    if (value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Instant
        || value instanceof LocalDate) {
      return value;
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return holdsPersonal(value, 4) ? HIDDEN : value.toString();
  }

  private static boolean holdsPersonal(@Nullable Object value, int depth) {
    if (value == null || depth == 0) {
      return false;
    }
    if (value instanceof Collection<?> items) {
      return items.stream().anyMatch(item -> holdsPersonal(item, depth - 1));
    }
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().anyMatch(item -> holdsPersonal(item, depth - 1));
    }
    if (HOLDS_PERSONAL.get(value.getClass())) {
      return true;
    }
    if (value.getClass().isRecord()) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        try {
          if (holdsPersonal(component.getAccessor().invoke(value), depth - 1)) {
            return true;
          }
        } catch (ReflectiveOperationException unreadable) {
          return true;
        }
      }
    }
    return false;
  }
}
