package dev.sluice.playbook;

import dev.sluice.time.Budget;

/**
 * How long and how many of one signal a case keeps.
 *
 * @param keep how far back, in hours, days or months
 * @param most how many at the most; the oldest go first
 */
public record SignalRetention(Budget keep, int most) {

  /** Refuses to keep nothing. */
  public SignalRetention {
    if (most < 1) {
      throw new IllegalArgumentException("A declared signal is kept at least once (" + most + ")");
    }
    if (keep.unit().business()) {
      throw new IllegalArgumentException(
          "Signals are kept for hours, days or months, not for " + keep);
    }
  }
}
