package dev.sluice.rules;

import dev.sluice.decision.Decision;
import dev.sluice.decision.SeekOwner;
import org.jspecify.annotations.Nullable;

/**
 * A search for an owner, or for who does a task, that a rule is describing: {@code
 * decide.seekOwner("east").industry("manufacturing").priority(2);}. What is unknown may be null.
 */
public final class OwnerSearch {

  private final String team;
  private @Nullable String industry;
  private @Nullable String region;
  private @Nullable String tier;
  private int priority;
  private @Nullable String strength;
  private @Nullable String task;

  OwnerSearch(String team) {
    this.team = team;
  }

  /**
   * Says which industry the owner must cover.
   *
   * @param name the industry; null when unknown
   * @return this search
   */
  public OwnerSearch industry(@Nullable String name) {
    industry = name;
    return this;
  }

  /**
   * Says in which region the owner must sell.
   *
   * @param name the region; null when unknown
   * @return this search
   */
  public OwnerSearch region(@Nullable String name) {
    region = name;
    return this;
  }

  /**
   * Says which customer tier the owner must serve.
   *
   * @param name the tier; null when unknown
   * @return this search
   */
  public OwnerSearch tier(@Nullable String name) {
    tier = name;
    return this;
  }

  /**
   * Says how urgent it is when cases wait.
   *
   * @param rank higher goes first; 0 is usual
   * @return this search
   */
  public OwnerSearch priority(int rank) {
    priority = rank;
    return this;
  }

  /**
   * Says what the case needs most.
   *
   * @param name for example {@code technical}; null when anybody will do
   * @return this search
   */
  public OwnerSearch strength(@Nullable String name) {
    strength = name;
    return this;
  }

  /**
   * Looks for somebody who does one of the case's tasks, and not for its owner.
   *
   * @param key the task's key; one that is done or in somebody's hands is not asked for
   * @return this search
   */
  public OwnerSearch forTask(String key) {
    task = key;
    return this;
  }

  Decision decision() {
    return new SeekOwner(team, industry, region, tier, priority, strength, task);
  }
}
