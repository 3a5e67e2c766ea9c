package dev.sluice.event;

import org.jspecify.annotations.Nullable;

/**
 * A review decided that something is done otherwise from now on. The journal keeps it with its
 * reason; what it changes in rules or pipelines comes with their next version.
 *
 * @param about what is adjusted, for example {@code segment-limit}, {@code steps} or {@code
 *     training}
 * @param change what becomes of it, for a person to read
 * @param reason why, for a person to read; null when nobody said
 */
public record AdjustmentDecided(String about, String change, @Nullable String reason) {

  /**
   * Whether nobody said why.
   *
   * @return true without a reason
   */
  public boolean unexplained() {
    return reason == null || reason.isBlank();
  }
}
