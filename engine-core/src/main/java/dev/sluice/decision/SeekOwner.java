package dev.sluice.decision;

import org.jspecify.annotations.Nullable;

/**
 * Ask a team for an owner. Exclusive with {@link AssignOwner}.
 *
 * @param team the team
 * @param industry null when unknown
 * @param region null when unknown
 * @param tier null when unknown
 * @param priority higher goes first when cases wait; 0 is usual
 * @param strength what the case needs most, for example {@code technical}; null when anybody will
 *     do
 */
public record SeekOwner(
    String team,
    @Nullable String industry,
    @Nullable String region,
    @Nullable String tier,
    int priority,
    @Nullable String strength)
    implements Decision {

  /**
   * A search that asks for no strength.
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
    this(team, industry, region, tier, priority, null);
  }

  @Override
  public String key() {
    return "owner";
  }
}
