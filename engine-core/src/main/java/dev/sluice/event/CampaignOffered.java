package dev.sluice.event;

import dev.sluice.fact.CampaignOffer;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A campaign reached the customer of this case. While the offer of another campaign runs, that one
 * stays: nobody takes part in two at a time.
 *
 * @param campaign the campaign's case
 * @param name what the campaign is called
 * @param offer what is offered
 * @param material the version of the material that belongs to it; null without material
 * @param firstDay the day on which it is made, in the calendar's zone
 * @param lastDay the last day of the offer, in the calendar's zone
 */
public record CampaignOffered(
    String campaign,
    String name,
    String offer,
    @Nullable String material,
    LocalDate firstDay,
    LocalDate lastDay)
    implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    CampaignOffer known = facts.kept(CampaignOffer.class, CampaignOffer.ID);
    if (known != null && !known.campaign().equals(campaign) && known.lastsOn(firstDay)) {
      return facts;
    }
    return facts.keeping(
        new CampaignOffer(campaign, name, offer, material, lastDay, occurrence.at(), false));
  }
}
