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
    String missing = missing(value);
    if (missing != null) {
      throw new SluiceException("Missing field: " + value.getClass().getSimpleName() + missing);
    }
  }

  /** The way to the first that is missing; null when nothing is, as nearly always. */
  private static @Nullable String missing(Record value) {
    for (Part part : PARTS.get(value.getClass())) {
      Object content = content(value, part);
      String missing = content == null ? (part.nullable ? null : "") : below(content);
      if (missing != null) {
        return "." + part.name + missing;
      }
    }
    return null;
  }

  private static @Nullable String below(Object content) {
    if (content instanceof Record nested) {
      return missing(nested);
    } else if (content instanceof Collection<?> items) {
      int i = 0;
      for (Object item : items) {
        String missing = item instanceof Record nested ? missing(nested) : null;
        if (missing != null) {
          return "[" + i + "]" + missing;
        }
        i++;
      }
    } else if (content instanceof Map<?, ?> entries) {
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        String missing = entry.getValue() instanceof Record nested ? missing(nested) : null;
        if (missing != null) {
          return "." + entry.getKey() + missing;
        }
      }
    }
    return null;
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
