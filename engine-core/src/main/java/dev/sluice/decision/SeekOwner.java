package dev.sluice.decision;

import org.jspecify.annotations.Nullable;

/**
 * Ask a team for somebody: for the case's owner, exclusive with {@link AssignOwner}, or for who
 * does one of its tasks, keyed by the task. A task that is done or in somebody's hands is not asked
 * for.
 *
 * @param team the team
 * @param industry null when unknown
 * @param region null when unknown
 * @param tier null when unknown
 * @param priority higher goes first when cases wait; 0 is usual
 * @param strength what the case needs most, for example {@code technical}; null when anybody will
 *     do
 * @param task the key of the task somebody is sought for; null for the case itself
 */
public record SeekOwner(
    String team,
    @Nullable String industry,
    @Nullable String region,
    @Nullable String tier,
    int priority,
    @Nullable String strength,
    @Nullable String task)
    implements Decision {

  /**
   * A search for an owner that asks for no strength.
   *
   * @param team the team
   * @param industry null when unknown
   * @param region null when unknown
   * @param tier null when unknown
   * @param priority higher goes first
   */
  public SeekOwner(
      String team,
      @Nullable String industry,
      @Nullable String region,
      @Nullable String tier,
      int priority) {
    this(team, industry, region, tier, priority, null, null);
  }

  @Override
  public String key() {
    return task == null ? "owner" : "owner:" + task;
  }
}
