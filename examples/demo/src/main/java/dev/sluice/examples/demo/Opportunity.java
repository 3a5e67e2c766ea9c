package dev.sluice.examples.demo;

import dev.sluice.fact.Fact;
import dev.sluice.fact.Money;
import org.jspecify.annotations.Nullable;

/**
 * A host's own subject: one row of the CRM's pipeline, with what its other tables say about it.
 *
 * @param id the CRM's id
 * @param agent who works on it
 * @param manager the agent's manager; null when the team file does not know the agent
 * @param region the agent's office; null when the team file does not know the agent
 * @param product what is offered
 * @param account the customer; null when the row names none
 * @param sector the customer's sector; null without a customer
 * @param accountRevenue the customer's revenue a year; null without a customer
 */
public record Opportunity(
    String id,
    String agent,
    @Nullable String manager,
    @Nullable String region,
    String product,
    @Nullable String account,
    @Nullable String sector,
    @Nullable Money accountRevenue)
    implements Fact {

  @Override
  public String factId() {
    return id;
  }
}
