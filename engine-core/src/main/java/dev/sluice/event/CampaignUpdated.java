package dev.sluice.event;

import dev.sluice.fact.Campaign;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;

/**
 * The data of a campaign were decided or changed. Only for cases about a campaign.
 *
 * @param campaign the campaign as it is now
 */
public record CampaignUpdated(Campaign campaign) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    if (facts.subject() instanceof Campaign) {
      return facts.withSubject(campaign);
    }
    throw new IllegalArgumentException(
        "This case is not about a campaign. Send campaign-updated to the campaign's own case");
  }
}
