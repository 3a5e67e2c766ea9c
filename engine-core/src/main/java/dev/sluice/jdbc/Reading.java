package dev.sluice.jdbc;

import dev.sluice.fault.SluiceException;
import dev.sluice.json.NewerFormatException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads documents that this engine may not be able to read. */
final class Reading {

  private Reading() {}

  /** What a document of a case says; null when a newer engine wrote it, to which it is left. */
  static <T> @Nullable T unlessNewer(@Nullable String caseId, Supplier<T> reading) {
    try {
      return of(caseId, reading);
    } catch (NewerFormatException e) {
      return null;
    }
  }

  /** What a document of a case says. */
  static <T> T of(@Nullable String caseId, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (NewerFormatException e) {
      throw e;
    } catch (SluiceException e) {
      throw new SluiceException(
          "What is kept of this case cannot be read here: " + e.getMessage(), caseId, e.getCause());
    }
  }
}
