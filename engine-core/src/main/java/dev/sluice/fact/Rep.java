package dev.sluice.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sales representative as a team knows them.
 *
 * @param id names the rep in the host's directory
 * @param weight the share of the turns, 1 or more; twice the weight gets twice the cases
 * @param industries what the rep covers; empty means every industry; sorted
 * @param regions where the rep sells; empty means everywhere; sorted
 * @param tiers customer tiers the rep serves; empty means all; sorted
 * @param capacity open cases at one time; null without a limit
 * @param quota cases a calendar month; null without a limit
 * @param absences approved leave, in the order given
 * @param strengths what the rep is good at, for example {@code technical}, {@code negotiation};
 *     sorted
 */
public record Rep(
    String id,
    int weight,
    List<String> industries,
    List<String> regions,
    List<String> tiers,
    @Nullable Integer capacity,
    @Nullable Integer quota,
    List<Absence> absences,
    List<String> strengths)
    implements Fact {

  /** Checks the weight and sorts what is a set. */
  public Rep {
    if (weight < 1) {
      throw new IllegalArgumentException(
          "A rep's weight starts at 1 ("
              + id
              + " has "
              + weight
              + "). Leave out a rep who gets no"
              + " turns");
    }
    industries = Ordered.set(industries);
    regions = Ordered.set(regions);
    tiers = Ordered.set(tiers);
    absences = absences == null ? List.of() : List.copyOf(absences);
    strengths = Ordered.set(strengths);
  }

  /**
   * A rep with weight 1 who takes everything.
   *
   * @param id the rep's id
   * @return the rep
   */
  public static Rep rep(String id) {
    return new Rep(id, 1, List.of(), List.of(), List.of(), null, null, List.of(), List.of());
  }

  /**
   * Narrows the rep to industries.
   *
   * @param names the industries covered
   * @return a copy
   */
  public Rep covers(String... names) {
    return new Rep(
        id, weight, List.of(names), regions, tiers, capacity, quota, absences, strengths);
  }

  /**
   * Narrows the rep to regions. (Not called {@code in}: rules cannot name that.)
   *
   * @param names the regions
   * @return a copy
   */
  public Rep sellsIn(String... names) {
    return new Rep(
        id, weight, industries, List.of(names), tiers, capacity, quota, absences, strengths);
  }

  /**
   * Narrows the rep to customer tiers.
   *
   * @param names the tiers
   * @return a copy
   */
  public Rep serves(String... names) {
    return new Rep(
        id, weight, industries, regions, List.of(names), capacity, quota, absences, strengths);
  }

  /**
   * Gives the rep a larger share of the turns.
   *
   * @param share 1 or more
   * @return a copy
   */
  public Rep weight(int share) {
    return new Rep(id, share, industries, regions, tiers, capacity, quota, absences, strengths);
  }

  /**
   * Limits the open cases at one time.
   *
   * @param cases the limit
   * @return a copy
   */
  public Rep capacity(int cases) {
    return new Rep(id, weight, industries, regions, tiers, cases, quota, absences, strengths);
  }

  /**
   * Limits the cases a calendar month.
   *
   * @param cases the limit
   * @return a copy
   */
  public Rep quota(int cases) {
    return new Rep(id, weight, industries, regions, tiers, capacity, cases, absences, strengths);
  }

  /**
   * Says what the rep is good at.
   *
   * @param names the strengths
   * @return a copy
   */
  public Rep goodAt(String... names) {
    return new Rep(
        id, weight, industries, regions, tiers, capacity, quota, absences, List.of(names));
  }

  /**
   * Adds approved leave.
   *
   * @param from the first moment away
   * @param until the first moment back
   * @return a copy
   */
  public Rep away(Instant from, Instant until) {
    Absence absence = new Absence(from, until);
    if (absences.contains(absence)) {
      return this;
    }
    List<Absence> more = new ArrayList<>(absences);
    more.add(absence);
    return new Rep(id, weight, industries, regions, tiers, capacity, quota, more, strengths);
  }

  /**
   * Whether the rep covers an industry; an unknown industry is covered only by a rep who takes all.
   *
   * @param industry the industry, or null
   * @return whether the rep takes it
   */
  public boolean takesIndustry(@Nullable String industry) {
    return industries.isEmpty() || (industry != null && industries.contains(industry));
  }

  /**
   * Whether the rep sells in a region; an unknown region only by a rep who sells everywhere.
   *
   * @param region the region, or null
   * @return whether the rep takes it
   */
  public boolean takesRegion(@Nullable String region) {
    return regions.isEmpty() || (region != null && regions.contains(region));
  }

  /**
   * Whether the rep serves a tier; an unknown tier only by a rep who serves all.
   *
   * @param tier the tier, or null
   * @return whether the rep takes it
   */
  public boolean takesTier(@Nullable String tier) {
    return tiers.isEmpty() || (tier != null && tiers.contains(tier));
  }

  /**
   * Whether the rep is on leave.
   *
   * @param moment the moment asked about
   * @return true while away
   */
  public boolean awayAt(Instant moment) {
    return absences.stream().anyMatch(absence -> absence.covers(moment));
  }

  @Override
  public String factId() {
    return id;
  }
}
