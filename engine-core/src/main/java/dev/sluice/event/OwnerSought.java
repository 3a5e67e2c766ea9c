package dev.sluice.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A case wants an owner, or somebody for one of its tasks. Sent to the team's case, with what
 * eligibility needs.
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
 * @param task the key of the task that is to be done; null when the case itself wants an owner
 */
public record OwnerSought(
    String caseId,
    String pipeline,
    @Nullable String industry,
    @Nullable String region,
    @Nullable String tier,
    int priority,
    Instant since,
    @Nullable String strength,
    @Nullable String task) {

  /**
   * A search for an owner that asks for no strength.
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
    this(caseId, pipeline, industry, region, tier, priority, since, null, null);
  }

  /**
   * Whether somebody is sought for a task, and not for the case.
   *
   * @return true for a task
   */
  public boolean forTask() {
    return task != null;
  }

  /**
   * Whether this search is for a case or for one of its tasks.
   *
   * @param other the case's id
   * @param otherTask the task's key; null for the case itself
   * @return true when it is
   */
  public boolean isFor(String other, @Nullable String otherTask) {
    return caseId.equals(other) && Objects.equals(task, otherTask);
  }
}
