package dev.sluice.document;

import dev.sluice.pipeline.Labels;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stay of a case in a stage; a stage entered twice is visited twice.
 *
 * @param stage the stage's id
 * @param labels what people call it
 * @param entered when it was entered
 * @param left when it was left; null while the case is in it
 */
public record StageVisit(String stage, Labels labels, Instant entered, @Nullable Instant left) {

  /**
   * How long the case stayed.
   *
   * @return the time on the clock, holidays included; null while the case is still there
   */
  public @Nullable Duration dwell() {
    return left == null ? null : Duration.between(entered, left);
  }
}
