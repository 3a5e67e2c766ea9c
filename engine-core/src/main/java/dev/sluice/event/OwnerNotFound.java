package dev.sluice.event;

import java.util.List;

/**
 * Nobody on the team can take the case now; it waits in the team's queue.
 *
 * @param team the team asked
 * @param reasons why not, a line for each rep
 */
public record OwnerNotFound(String team, List<String> reasons) {}
