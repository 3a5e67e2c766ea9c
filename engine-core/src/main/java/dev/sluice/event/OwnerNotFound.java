package dev.sluice.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nobody on the team can take the case or the task now; it waits in the team's queue.
 *
 * @param team the team asked
 * @param reasons why not, a line for each rep
 * @param task the key of the task nobody can do; null when the case itself wants an owner
 */
public record OwnerNotFound(String team, List<String> reasons, @Nullable String task) {}
