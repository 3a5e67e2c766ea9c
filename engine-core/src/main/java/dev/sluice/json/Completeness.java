package dev.sluice.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.sluice.fault.SluiceException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
      } else if (content instanceof Map<?, ?> entries) {
        entries.forEach(
            (key, item) -> {
              if (item instanceof Record nested) {
                check(nested, name + "." + key);
              }
            });
      }
    }
  }

  /**
   * Why a record could not be made: what it must have is not in the JSON. Null when that is not
   * why.
   */
  static @Nullable String missing(ValueInstantiationException refused, JsonNode document) {
    Class<?> type = refused.getType().getRawClass();
    if (!(refused.getCause() instanceof NullPointerException) || !type.isRecord()) {
      return null;
    }
    JsonNode found = document;
    for (JsonMappingException.Reference step : refused.getPath()) {
      found =
          step.getFieldName() == null
              ? found.path(step.getIndex())
              : found.path(step.getFieldName());
    }
    List<String> missing = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (!found.hasNonNull(component.getName())
          && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        missing.add(type.getSimpleName() + "." + component.getName());
      }
    }
    return missing.isEmpty() ? null : "Missing field: " + String.join(", ", missing);
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
