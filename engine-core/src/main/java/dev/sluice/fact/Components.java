package dev.sluice.fact;

import dev.sluice.fault.SluiceException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The components of records, a host's included, with what is to be known of them where a person's
 * data is looked for. Thread-safe.
 */
public final class Components {

  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
          List<Part> parts = new ArrayList<>();
          for (RecordComponent component : type.getRecordComponents()) {
            component.getAccessor().trySetAccessible();
            parts.add(
                new Part(
                    component.getName(),
                    component.getType(),
                    component.getAccessor(),
                    component.isAnnotationPresent(Personal.class),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    leaf(component.getType())));
          }
          return List.copyOf(parts);
        }
      };

  private Components() {}

  /**
   * A component of a record type.
   *
   * @param name its name
   * @param type its type as declared
   * @param accessor reads it
   * @param personal whether it says something about a natural person
   * @param nullable whether it may be null
   * @param leaf whether no record can be in it
   */
  public record Part(
      String name,
      Class<?> type,
      Method accessor,
      boolean personal,
      boolean nullable,
      boolean leaf) {

    /**
     * Its value in a record.
     *
     * @param record a record of the type
     * @return the value
     * @throws SluiceException when it cannot be read; says which, and what to do
     */
    public @Nullable Object of(Record record) {
      try {
        return accessor.invoke(record);
      } catch (ReflectiveOperationException e) {
        throw new SluiceException(
            "Cannot read "
                + name
                + " of "
                + record.getClass().getName()
                + ", which may be personal. Make the record public, in an open package",
            null,
            e);
      }
    }
  }

  /**
   * The components of a record type.
   *
   * @param type the type
   * @return in their order
   */
  public static List<Part> of(Class<? extends Record> type) {
    return PARTS.get(type);
  }

  /**
   * A record of the same type with other values.
   *
   * @param record the record
   * @param values the values, in the order of the components
   * @return the copy
   * @throws SluiceException when the record does not take them; says which, and what to do
   */
  public static Record copy(Record record, @Nullable Object[] values) {
    Class<? extends Record> type = record.getClass();
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.trySetAccessible();
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw uncopied(type, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw uncopied(type, e);
    }
  }

  private static SluiceException uncopied(Class<?> type, @Nullable Throwable reason) {
    return new SluiceException(
        type.getName()
            + " cannot be made without its personal values: "
            + reason
            + ". Make those components @Nullable, and take null in the constructor",
        null,
        reason);
  }

  private static boolean leaf(Class<?> type) {
    return type.isPrimitive()
        || type.isEnum()
        || type == String.class
        || type == Boolean.class
        || type == Integer.class
        || type == Long.class
        || type == BigDecimal.class
        || type.getPackageName().equals("java.time");
  }
}
