package dev.sluice.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a case about an existing customer.
 *
 * @param name the customer's name
 * @param industry null when unknown
 * @param region null when unknown
 * @param employees head count; null when unknown
 * @param annualRevenue the customer's own revenue a year; null when unknown
 * @param annualPurchases bought from us in the trailing 12 months; null when unknown
 * @param customerSince the day of the first order, in the calendar's zone; null when unknown
 */
public record Account(
    String name,
    @Nullable String industry,
    @Nullable String region,
    @Nullable Integer employees,
    @Nullable Money annualRevenue,
    @Nullable Money annualPurchases,
    @Nullable LocalDate customerSince)
    implements Fact {

  @Override
  public String factId() {
    return name;
  }
}
