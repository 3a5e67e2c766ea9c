package dev.sluice.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one rep stands in the rotation.
 *
 * @param credit turns earned less turns paid, in units of weight
 * @param lastAt when the rep last got a case or a task; null before the first
 * @param open cases the rep has from this team and that still run
 * @param month the calendar month the next number counts, as {@code 2026-11}
 * @param inMonth cases the rep got in that month
 */
public record Turn(long credit, @Nullable Instant lastAt, int open, String month, int inMonth) {

  static final Turn NEW = new Turn(0, null, 0, "", 0);

  Turn credited(long amount) {
    return new Turn(credit + amount, lastAt, open, month, inMonth);
  }

  Turn taken(Instant at, String thisMonth) {
    return new Turn(credit, at, open + 1, thisMonth, inMonth(thisMonth) + 1);
  }

  /** A turn spent on a task, which takes no place. */
  Turn served(Instant at) {
    return new Turn(credit, at, open, month, inMonth);
  }

  Turn released() {
    return new Turn(credit, lastAt, Math.max(0, open - 1), month, inMonth);
  }

  int inMonth(String thisMonth) {
    return month.equals(thisMonth) ? inMonth : 0;
  }
}
