package dev.sluice.event;

import dev.sluice.fact.Activity;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.OngoingActivity;
import dev.sluice.fact.Personal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on our side did something with the customer. Open tasks that this type of activity
 * completes are done by it.
 *
 * @param type for example {@code call}, {@code visit}, {@code needs-interview}
 * @param contact with whom, by contact id; null when unknown
 * @param summary what was said; null without one
 */
public record ActivityLogged(
    String type, @Nullable String contact, @Personal @Nullable String summary)
    implements FactChange {

  /**
   * An activity of which only the type is known.
   *
   * @param type the type
   */
  public ActivityLogged(String type) {
    this(type, null, null);
  }

  /**
   * Whether it is of one of some types.
   *
   * @param types the types
   * @return true when its own is among them
   */
  public boolean isOf(List<String> types) {
    return types.contains(type);
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    Facts next =
        facts
            .with(new Activity(type, occurrence.at(), occurrence.actor(), contact))
            .completing(type, occurrence.at());
    OngoingActivity ongoing = facts.kept(OngoingActivity.class, type);
    return ongoing == null || occurrence.at().isBefore(ongoing.since())
        ? next
        : next.forgetting(OngoingActivity.class, type);
  }
}
