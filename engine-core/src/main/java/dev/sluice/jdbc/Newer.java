package dev.sluice.jdbc;

import dev.sluice.json.NewerFormatException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Leaves rows that a newer engine wrote to newer engines. */
final class Newer {

  private Newer() {}

  /** What a document says; null when it is not for this engine to read. */
  static <T> @Nullable T left(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (NewerFormatException e) {
      return null;
    }
  }
}
