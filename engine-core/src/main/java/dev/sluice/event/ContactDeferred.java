package dev.sluice.event;

import dev.sluice.fact.Deferral;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The customer asked to be left alone until a day. Deadlines go on: pause the clock for that.
 *
 * @param until the first day on which they want to hear from us, in the calendar's zone
 * @param reason why; null without one
 */
public record ContactDeferred(LocalDate until, @Nullable String reason) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.keeping(new Deferral(until, reason));
  }
}
