package dev.sluice.document;

import dev.sluice.fact.Account;
import dev.sluice.fact.Campaign;
import dev.sluice.fact.Fact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a case is about, whatever its subject is.
 *
 * @param name the company, or what a campaign is called; null when the subject has no name
 * @param industry null when unknown
 * @param region null when unknown
 * @param employees head count; null when unknown
 * @param annualRevenue the customer's own revenue a year; null when unknown
 * @param need the kind of need a lead stated, or the kind of a campaign; null when unknown
 * @param painPoints what hurts; may be empty
 */
public record Customer(
    @Nullable String name,
    @Nullable String industry,
    @Nullable String region,
    @Nullable Integer employees,
    @Nullable Money annualRevenue,
    @Nullable String need,
    List<String> painPoints) {

  /** Copies the list. */
  public Customer {
    painPoints = List.copyOf(painPoints);
  }

  /**
   * Reads a subject.
   *
   * @param subject a lead, an account, a campaign or the host's own record; of the last only its id
   *     as a fact is known
   * @return what it says of the customer
   */
  public static Customer of(@Nullable Record subject) {
    if (subject instanceof Lead lead) {
      return new Customer(
          lead.company(),
          lead.industry(),
          lead.region(),
          lead.employees(),
          lead.annualRevenue(),
          lead.need(),
          lead.painPoints());
    } else if (subject instanceof Account account) {
      return new Customer(
          account.name(),
          account.industry(),
          account.region(),
          account.employees(),
          account.annualRevenue(),
          null,
          List.of());
    } else if (subject instanceof Campaign campaign) {
      return new Customer(
          campaign.name(),
          campaign.industry(),
          campaign.region(),
          null,
          null,
          campaign.kind(),
          List.of());
    }
    String name = subject instanceof Fact fact ? fact.factId() : null;
    return new Customer(name, null, null, null, null, null, List.of());
  }
}
