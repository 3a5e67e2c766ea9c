package dev.sluice.decision;

import dev.sluice.fact.Account;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Team;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are addressed together. Every condition that is set must hold; what a case does not
 * know meets no condition about it.
 *
 * @param pipelines ids of pipelines; empty for all, teams left out; sorted
 * @param region the region of the lead or account; null for any
 * @param industry the industry of the lead or account; null for any
 * @param purchases what the account bought from us in the trailing 12 months, at least; an amount
 *     in another currency does not meet it, and leads have none; null for any
 * @param moreThan whether {@code purchases} itself is too little
 * @param running true for open cases only
 */
public record Audience(
    List<String> pipelines,
    @Nullable String region,
    @Nullable String industry,
    @Nullable Money purchases,
    boolean moreThan,
    boolean running) {

  /** Sorts the pipelines; missing ones are none. */
  public Audience {
    pipelines = pipelines == null ? List.of() : List.copyOf(new TreeSet<>(pipelines));
  }

  /**
   * All cases but teams.
   *
   * @return an audience without conditions
   */
  public static Audience everyone() {
    return new Audience(List.of(), null, null, null, false, false);
  }

  /**
   * Narrows to pipelines.
   *
   * @param ids the pipelines
   * @return a copy
   */
  public Audience pipelines(String... ids) {
    return new Audience(List.of(ids), region, industry, purchases, moreThan, running);
  }

  /**
   * Narrows to pipelines.
   *
   * @param ids the pipelines
   * @return a copy
   */
  public Audience pipelines(List<String> ids) {
    return new Audience(ids, region, industry, purchases, moreThan, running);
  }

  /**
   * Narrows to a region.
   *
   * @param name the region; null for any
   * @return a copy
   */
  public Audience region(@Nullable String name) {
    return new Audience(pipelines, name, industry, purchases, moreThan, running);
  }

  /**
   * Narrows to an industry.
   *
   * @param name the industry; null for any
   * @return a copy
   */
  public Audience industry(@Nullable String name) {
    return new Audience(pipelines, region, name, purchases, moreThan, running);
  }

  /**
   * Narrows to accounts that bought so much or more.
   *
   * @param least what they bought in the trailing 12 months, the amount itself included
   * @return a copy
   */
  public Audience purchasesAtLeast(Money least) {
    return new Audience(pipelines, region, industry, least, false, running);
  }

  /**
   * Narrows to accounts that bought more.
   *
   * @param limit what they bought in the trailing 12 months, the amount itself excluded; null for
   *     any
   * @return a copy
   */
  public Audience purchasesMoreThan(@Nullable Money limit) {
    return new Audience(pipelines, region, industry, limit, true, running);
  }

  /**
   * Narrows to open cases.
   *
   * @return a copy
   */
  public Audience onlyRunning() {
    return new Audience(pipelines, region, industry, purchases, moreThan, true);
  }

  /**
   * Whether a case is addressed.
   *
   * @param salesCase the case
   * @param subject what it is about; null when unknown
   * @return true when every condition holds
   */
  public boolean matches(SalesCase salesCase, @Nullable Record subject) {
    return (pipelines.isEmpty()
            ? !(subject instanceof Team)
            : pipelines.contains(salesCase.pipeline()))
        && (!running || salesCase.running())
        && (region == null || region.equals(regionOf(subject)))
        && (industry == null || industry.equals(industryOf(subject)))
        && (purchases == null || bought(subject, purchases));
  }

  private static @Nullable String regionOf(@Nullable Record subject) {
    if (subject instanceof Lead lead) {
      return lead.region();
    }
    return subject instanceof Account account ? account.region() : null;
  }

  private static @Nullable String industryOf(@Nullable Record subject) {
    if (subject instanceof Lead lead) {
      return lead.industry();
    }
    return subject instanceof Account account ? account.industry() : null;
  }

  private boolean bought(@Nullable Record subject, Money limit) {
    Money bought = subject instanceof Account account ? account.annualPurchases() : null;
    return bought != null
        && bought.currency().equals(limit.currency())
        && (moreThan ? bought.moreThan(limit) : bought.atLeast(limit));
  }
}
