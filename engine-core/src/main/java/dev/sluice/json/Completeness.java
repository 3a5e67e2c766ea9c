package dev.sluice.json;

import dev.sluice.fault.SluiceException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Refuses records that JSON left incomplete: a component that is not nullable and not there. */
final class Completeness {

  private Completeness() {}

  static void check(Record value) {
    check(value, value.getClass().getSimpleName());
  }

  private static void check(Record value, String path) {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object content = content(value, component);
      String name = path + "." + component.getName();
      if (content == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        throw new SluiceException("Missing field: " + name);
      }
      if (content instanceof Record nested) {
        check(nested, name);
      } else if (content instanceof Collection<?> items) {
        int i = 0;
        for (Object item : items) {
          if (item instanceof Record nested) {
            check(nested, name + "[" + i + "]");
          }
          i++;
        }
      }
    }
  }

  private static @Nullable Object content(Record value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new SluiceException(
          "Cannot read " + component.getName() + " of " + value.getClass().getName(), null, e);
    }
  }
}
