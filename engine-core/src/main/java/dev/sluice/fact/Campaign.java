package dev.sluice.fact;

import dev.sluice.time.Budget;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a case about a campaign.
 *
 * @param name what the campaign is called
 * @param kind for example {@code launch}, {@code fair}, {@code appreciation}, {@code counter-offer}
 * @param region whom it addresses; null for everywhere
 * @param industry whom it addresses; null for every industry
 * @param purchasesAbove whom it addresses: customers who bought more than this in a year; null for
 *     any
 * @param offer what is offered; null when undecided
 * @param material the version of the material that belongs to the offer; null without material
 * @param starts first day, in the calendar's zone
 * @param ends last day, in the calendar's zone
 * @param resources what it needs, for example {@code logistics}; sorted
 * @param targets what it is to reach, for example {@code prospects → 30}; sorted by name
 */
public record Campaign(
    String name,
    String kind,
    @Nullable String region,
    @Nullable String industry,
    @Nullable Money purchasesAbove,
    @Nullable String offer,
    @Nullable String material,
    LocalDate starts,
    LocalDate ends,
    List<String> resources,
    Map<String, Integer> targets)
    implements Fact {

  /** Refuses a campaign that ends before it starts, and sorts. */
  public Campaign {
    if (ends.isBefore(starts)) {
      throw new IllegalArgumentException(
          "Campaign " + name + " ends on " + ends + ", before it starts on " + starts);
    }
    resources = Ordered.set(resources);
    targets = Ordered.map(targets);
  }

  /**
   * A campaign of which only the period is known.
   *
   * @param name what it is called
   * @param kind what kind it is
   * @param starts first day, in the calendar's zone
   * @param ends last day, in the calendar's zone
   * @return a campaign without audience, offer, resources and targets
   */
  public static Campaign of(String name, String kind, LocalDate starts, LocalDate ends) {
    return new Campaign(
        name, kind, null, null, null, null, null, starts, ends, List.of(), Map.of());
  }

  /**
   * Says whom it addresses.
   *
   * @param where the region; null for everywhere
   * @param branch the industry; null for every industry
   * @param above customers who bought more than this in a year; null for any
   * @return a copy
   */
  public Campaign addressing(
      @Nullable String where, @Nullable String branch, @Nullable Money above) {
    return new Campaign(
        name, kind, where, branch, above, offer, material, starts, ends, resources, targets);
  }

  /**
   * Says what is offered.
   *
   * @param what the offer
   * @param version the version of its material; null without material
   * @return a copy
   */
  public Campaign offering(String what, @Nullable String version) {
    return new Campaign(
        name,
        kind,
        region,
        industry,
        purchasesAbove,
        what,
        version,
        starts,
        ends,
        resources,
        targets);
  }

  /**
   * Says what it needs.
   *
   * @param names the resources
   * @return a copy
   */
  public Campaign needing(String... names) {
    return new Campaign(
        name,
        kind,
        region,
        industry,
        purchasesAbove,
        offer,
        material,
        starts,
        ends,
        List.of(names),
        targets);
  }

  /**
   * Adds what it is to reach.
   *
   * @param what for example {@code orders}
   * @param number how many
   * @return a copy
   */
  public Campaign aimingAt(String what, int number) {
    return new Campaign(
        name,
        kind,
        region,
        industry,
        purchasesAbove,
        offer,
        material,
        starts,
        ends,
        resources,
        Ordered.with(targets, what, number));
  }

  /**
   * What it is to reach of something.
   *
   * @param what for example {@code orders}
   * @return the number; null without such a target
   */
  public @Nullable Integer target(String what) {
    return targets.get(what);
  }

  /**
   * Whether it needs a resource.
   *
   * @param resource for example {@code logistics}
   * @return true when it is among its resources
   */
  public boolean needs(String resource) {
    return resources.contains(resource);
  }

  /**
   * Whether it is one of some kinds.
   *
   * @param kinds the kinds
   * @return true when its own is among them
   */
  public boolean isOf(List<String> kinds) {
    return kinds.contains(kind);
  }

  /**
   * Which of its data are not decided yet: {@code audience}, {@code offer}, {@code resources},
   * {@code targets.…} for each target wanted.
   *
   * @param wanted the targets it must have
   * @return the fields, in this order; empty when all is known
   */
  public List<String> undecided(List<String> wanted) {
    List<String> gaps = new ArrayList<>();
    if (region == null && industry == null && purchasesAbove == null) {
      gaps.add("audience");
    }
    if (offer == null || offer.isBlank()) {
      gaps.add("offer");
    }
    if (resources.isEmpty()) {
      gaps.add("resources");
    }
    for (String target : wanted) {
      if (!targets.containsKey(target)) {
        gaps.add("targets." + target);
      }
    }
    return gaps;
  }

  /**
   * Whether all its data are decided.
   *
   * @param wanted the targets it must have
   * @return true when nothing is {@link #undecided}
   */
  public boolean decided(List<String> wanted) {
    return undecided(wanted).isEmpty();
  }

  /**
   * Whether a day lies in its period.
   *
   * @param day a day in the calendar's zone
   * @return true from the first to the last day, both included
   */
  public boolean covers(LocalDate day) {
    return !day.isBefore(starts) && !day.isAfter(ends);
  }

  /**
   * The day that lies so far before the start.
   *
   * @param ahead days
   * @return a day in the calendar's zone
   */
  public LocalDate before(Budget ahead) {
    if (ahead.unit() != Budget.Unit.DAYS) {
      throw new IllegalArgumentException("Ahead of a start lie days, and not " + ahead);
    }
    return starts.minusDays(ahead.amount());
  }

  /**
   * The day after the last, from which it is over.
   *
   * @return a day in the calendar's zone
   */
  public LocalDate over() {
    return ends.plusDays(1);
  }

  @Override
  public String factId() {
    return name;
  }
}
