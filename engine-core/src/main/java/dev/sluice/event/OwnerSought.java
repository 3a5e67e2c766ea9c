package dev.sluice.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case wants an owner. Sent to the team's case, with what eligibility needs.
 *
 * @param caseId the case that wants an owner
 * @param pipeline its pipeline, whose rules judge the reps
 * @param industry null when unknown
 * @param region null when unknown
 * @param tier the customer's tier; null when unknown
 * @param priority higher goes first when cases wait; 0 is usual
 * @param since when the case began to wait
 * @param strength what the case needs most, for example {@code technical}; null when anybody will
 *     do
 */
public record OwnerSought(
    String caseId,
    String pipeline,
    @Nullable String industry,
    @Nullable String region,
    @Nullable String tier,
    int priority,
    Instant since,
    @Nullable String strength) {

  /**
   * A search that asks for no strength.
   *
   * @param caseId the case that wants an owner
   * @param pipeline its pipeline
   * @param industry null when unknown
   * @param region null when unknown
   * @param tier null when unknown
   * @param priority higher goes first
   * @param since when the case began to wait
   */
  public OwnerSought(
      String caseId,
      String pipeline,
      @Nullable String industry,
      @Nullable String region,
      @Nullable String tier,
      int priority,
      Instant since) {
    this(caseId, pipeline, industry, region, tier, priority, since, null);
  }
}
