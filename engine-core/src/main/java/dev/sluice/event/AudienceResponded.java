package dev.sluice.event;

import dev.sluice.fact.CampaignTally;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Money;
import dev.sluice.fact.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * A case of a campaign's audience tells the campaign how it goes.
 *
 * @param member the case
 * @param what {@link #TOUCHED}, {@link #PROSPECT} or {@link #ORDER}
 * @param amount what was ordered; null unless it is an order
 */
public record AudienceResponded(String member, String what, @Nullable Money amount)
    implements FactChange {

  /** The customer was touched for the first time. */
  public static final String TOUCHED = "touched";

  /** The customer showed interest for the first time. */
  public static final String PROSPECT = "prospect";

  /** The customer ordered. */
  public static final String ORDER = "order";

  /** Refuses an unknown answer, and an order without an amount. */
  public AudienceResponded {
    if (!what.equals(TOUCHED) && !what.equals(PROSPECT) && !what.equals(ORDER)) {
      throw new IllegalArgumentException(
          "A campaign counts touched, prospect and order, and knows no \"" + what + "\"");
    }
    if (what.equals(ORDER) == (amount == null)) {
      throw new IllegalArgumentException("An order has an amount, and nothing else has");
    }
  }

  /**
   * A case was touched.
   *
   * @param member the case
   * @return the event
   */
  public static AudienceResponded touched(String member) {
    return new AudienceResponded(member, TOUCHED, null);
  }

  /**
   * A case became a prospect.
   *
   * @param member the case
   * @return the event
   */
  public static AudienceResponded prospect(String member) {
    return new AudienceResponded(member, PROSPECT, null);
  }

  /**
   * A case ordered.
   *
   * @param member the case
   * @param amount what was ordered
   * @return the event
   */
  public static AudienceResponded ordered(String member, Money amount) {
    return new AudienceResponded(member, ORDER, amount);
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    CampaignTally known = facts.kept(CampaignTally.class, CampaignTally.ID);
    CampaignTally tally = known == null ? CampaignTally.NONE : known;
    if (amount != null) {
      return facts.keeping(tally.plusOrder(amount));
    }
    return facts.keeping(what.equals(TOUCHED) ? tally.plusTouched() : tally.plusProspect());
  }
}
