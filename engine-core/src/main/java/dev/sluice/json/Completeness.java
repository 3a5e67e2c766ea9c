package dev.sluice.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.sluice.fault.SluiceException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses records that JSON left incomplete: a component that is not nullable and not there. */
final class Completeness {

  /** A component as it is asked for each time; asking reflection anew is slow. */
  private record Part(String name, Method accessor, boolean nullable) {}

  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents())
              .map(part -> new Part(part.getName(), part.getAccessor(), nullable(part)))
              .toList();
        }
      };

  private Completeness() {}

  static void check(Record value) {
    check(value, value.getClass().getSimpleName());
  }

  private static void check(Record value, String path) {
    for (Part part : PARTS.get(value.getClass())) {
      Object content = content(value, part);
      if (content == null && !part.nullable) {
        throw new SluiceException("Missing field: " + path + "." + part.name);
      }
      if (content instanceof Record nested) {
        check(nested, path + "." + part.name);
      } else if (content instanceof Collection<?> items) {
        int i = 0;
        for (Object item : items) {
          if (item instanceof Record nested) {
            check(nested, path + "." + part.name + "[" + i + "]");
          }
          i++;
        }
      } else if (content instanceof Map<?, ?> entries) {
        entries.forEach(
            (key, item) -> {
              if (item instanceof Record nested) {
                check(nested, path + "." + part.name + "." + key);
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
    for (Part part : PARTS.get(type)) {
      if (!found.hasNonNull(part.name) && !part.nullable) {
        missing.add(type.getSimpleName() + "." + part.name);
      }
    }
    return missing.isEmpty() ? null : "Missing field: " + String.join(", ", missing);
  }

  private static boolean nullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable Object content(Record value, Part part) {
    try {
      return part.accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new SluiceException(
          "Cannot read " + part.name + " of " + value.getClass().getName(), null, e);
    }
  }
}
