package dev.sluice.pipeline;

import java.util.List;

/**
 * One thing that must be there before a stage is entered. Immutable and thread-safe.
 *
 * @param id what events call it, such as {@code needs-report}
 * @param labels what people read; for a requirement written as a bare id, its words in both
 *     languages
 * @param headings of a deliverable, what it must say; in file order, empty when handing it in is
 *     enough
 */
public record Requirement(String id, Labels labels, List<Heading> headings) {

  /** Copies the list. */
  public Requirement {
    headings = List.copyOf(headings);
  }

  /**
   * A requirement that asks for no headings.
   *
   * @param id what events call it
   * @param labels what people read
   */
  public Requirement(String id, Labels labels) {
    this(id, labels, List.of());
  }
}
