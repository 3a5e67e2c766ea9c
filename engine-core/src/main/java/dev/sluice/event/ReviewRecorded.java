package dev.sluice.event;

import java.util.List;

/**
 * A campaign or a deal was looked back on. What worked goes to the experience library.
 *
 * @param highlights what went well; may be empty
 * @param problems what did not; may be empty
 * @param causes why; may be empty
 * @param measures what will be done differently; may be empty
 */
public record ReviewRecorded(
    List<String> highlights, List<String> problems, List<String> causes, List<String> measures) {

  /** Takes missing lists as empty. */
  public ReviewRecorded {
    highlights = highlights == null ? List.of() : List.copyOf(highlights);
    problems = problems == null ? List.of() : List.copyOf(problems);
    causes = causes == null ? List.of() : List.copyOf(causes);
    measures = measures == null ? List.of() : List.copyOf(measures);
  }

  /**
   * Whether it found nothing.
   *
   * @return true without highlights and problems
   */
  public boolean foundNothing() {
    return highlights.isEmpty() && problems.isEmpty();
  }

  /**
   * Whether nobody said why something did not go well.
   *
   * @return true for problems without causes
   */
  public boolean lacksCauses() {
    return !problems.isEmpty() && causes.isEmpty();
  }

  /**
   * Whether nobody said what will be done about what did not go well.
   *
   * @return true for problems without measures
   */
  public boolean lacksMeasures() {
    return !problems.isEmpty() && measures.isEmpty();
  }
}
