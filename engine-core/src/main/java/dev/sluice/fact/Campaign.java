package dev.sluice.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a case about a campaign.
 *
 * @param name what the campaign is called
 * @param kind for example {@code launch}, {@code fair}, {@code appreciation}, {@code counter-offer}
 * @param region whom it addresses; null for everywhere
 * @param industry whom it addresses; null for every industry
 * @param offer what is offered; null when undecided
 * @param starts first day, in the calendar's zone
 * @param ends last day, in the calendar's zone
 */
public record Campaign(
    String name,
    String kind,
    @Nullable String region,
    @Nullable String industry,
    @Nullable String offer,
    LocalDate starts,
    LocalDate ends)
    implements Fact {

  @Override
  public String factId() {
    return name;
  }
}
