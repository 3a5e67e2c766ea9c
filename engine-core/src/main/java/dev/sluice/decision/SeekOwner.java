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
 */
public record SeekOwner(
    String team,
    @Nullable String industry,
    @Nullable String region,
    @Nullable String tier,
    int priority)
    implements Decision {

  @Override
  public String key() {
    return "owner";
  }
}
