package dev.sluice.event;

import dev.sluice.fact.Account;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;

/**
 * What is known about an existing customer changed. Only for cases about an account.
 *
 * @param account the customer as it is now
 */
public record AccountUpdated(Account account) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    if (facts.subject() instanceof Account) {
      return facts.withSubject(account);
    }
    throw new IllegalArgumentException(
        "This case is not about an account. Send account-updated to the customer's own case");
  }
}
