package dev.sluice.event;

import dev.sluice.fact.CampaignOffer;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;

/**
 * A campaign that had reached the customer of this case was called off.
 *
 * @param campaign the campaign's case
 */
public record CampaignCancelled(String campaign) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    CampaignOffer known = facts.kept(CampaignOffer.class, CampaignOffer.ID);
    if (known == null || !known.campaign().equals(campaign)) {
      return facts;
    }
    return facts.keeping(
        new CampaignOffer(
            campaign,
            known.name(),
            known.offer(),
            known.material(),
            known.lastDay(),
            known.at(),
            true));
  }
}
