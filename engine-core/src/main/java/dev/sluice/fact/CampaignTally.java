package dev.sluice.fact;

import java.util.ArrayList;
import java.util.List;

/**
 * What a campaign has reached, as its audience told it.
 *
 * @param touched customers touched
 * @param prospects customers who showed interest
 * @param orders orders placed
 * @param ordered what was ordered, one amount for each currency; sorted by currency
 */
public record CampaignTally(int touched, int prospects, int orders, List<Money> ordered)
    implements Fact {

  /** One for each campaign. */
  public static final String ID = "campaign-tally";

  /** Nothing yet. */
  public static final CampaignTally NONE = new CampaignTally(0, 0, 0, List.of());

  /** Copies the list. */
  public CampaignTally {
    ordered = List.copyOf(ordered);
  }

  /**
   * One more customer was touched.
   *
   * @return a copy
   */
  public CampaignTally plusTouched() {
    return new CampaignTally(touched + 1, prospects, orders, ordered);
  }

  /**
   * One more customer showed interest.
   *
   * @return a copy
   */
  public CampaignTally plusProspect() {
    return new CampaignTally(touched, prospects + 1, orders, ordered);
  }

  /**
   * One more order came.
   *
   * @param amount what was ordered
   * @return a copy
   */
  public CampaignTally plusOrder(Money amount) {
    List<Money> sums = new ArrayList<>();
    Money sum = amount;
    for (Money known : ordered) {
      if (known.currency().equals(amount.currency())) {
        sum = known.plus(amount);
      } else {
        sums.add(known);
      }
    }
    sums.add(sum);
    sums.sort((one, other) -> one.currency().compareTo(other.currency()));
    return new CampaignTally(touched, prospects, orders + 1, sums);
  }

  @Override
  public String factId() {
    return ID;
  }
}
