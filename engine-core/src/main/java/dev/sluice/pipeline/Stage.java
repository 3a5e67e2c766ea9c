package dev.sluice.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One state of a pipeline. Immutable and thread-safe.
 *
 * @param id its name in events, rules and moves, such as {@code needs-confirmed}
 * @param labels what people read
 * @param end how a case ends here, null for an open stage
 * @param moves the stages a case may go to from here, in file order; from an end only to the same
 *     kind of end
 * @param requires what must be there before a case enters
 * @param limit how long a case may stay, null for as long as it likes; always null for an end
 */
public record Stage(
    String id,
    Labels labels,
    @Nullable End end,
    List<String> moves,
    Requirements requires,
    @Nullable TimeLimit limit) {

  /** Copies the moves. */
  public Stage {
    moves = List.copyOf(moves);
  }

  /**
   * Whether cases end here.
   *
   * @return false for an open stage
   */
  public boolean isEnd() {
    return end != null;
  }
}
