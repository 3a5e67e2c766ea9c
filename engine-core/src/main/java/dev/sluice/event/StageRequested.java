package dev.sluice.event;

import org.jspecify.annotations.Nullable;

/**
 * Somebody, or a rule, wants the case in another stage. The stage is entered only when the pipeline
 * allows the move, all it requires is there, and no rule blocks it.
 *
 * @param stage the stage wanted
 * @param reason why; null without one
 */
public record StageRequested(String stage, @Nullable String reason) {

  /**
   * A request without a reason.
   *
   * @param stage the stage wanted
   */
  public StageRequested(String stage) {
    this(stage, null);
  }
}
