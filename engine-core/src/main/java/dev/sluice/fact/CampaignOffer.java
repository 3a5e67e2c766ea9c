package dev.sluice.fact;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign offers to the customer of a case. A case keeps one offer: that of the campaign it
 * takes part in, or of the last one.
 *
 * @param campaign the campaign's case
 * @param name what the campaign is called
 * @param offer what is offered
 * @param material the version of the material that belongs to it; null without material
 * @param lastDay the last day of the offer, in the calendar's zone
 * @param at when it was made
 * @param cancelled whether the campaign was called off
 */
public record CampaignOffer(
    String campaign,
    String name,
    String offer,
    @Nullable String material,
    LocalDate lastDay,
    Instant at,
    boolean cancelled)
    implements Fact {

  /** One for each case. */
  public static final String ID = "campaign-offer";

  /**
   * Whether the offer stands.
   *
   * @param day a day in the calendar's zone
   * @return true to the last day included, unless the campaign was called off
   */
  public boolean lastsOn(LocalDate day) {
    return !cancelled && !day.isAfter(lastDay);
  }

  /**
   * The day after the last, from which it is over.
   *
   * @return a day in the calendar's zone
   */
  public LocalDate over() {
    return lastDay.plusDays(1);
  }

  /**
   * What a colleague should know of it.
   *
   * @return the campaign, the offer, its last day and the version of its material
   */
  public String brief() {
    return name + ": " + offer + " (" + lastDay + (material == null ? "" : ", " + material) + ")";
  }

  @Override
  public String factId() {
    return ID;
  }
}
