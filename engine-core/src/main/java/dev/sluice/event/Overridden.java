package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.StandingOverride;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person set a value that rules set too. It stands: what rules want from now on is suggested to
 * the person, until {@link OverrideLifted} or the end given here. An owner is overridden by {@link
 * OwnerAssigned}.
 *
 * @param what {@code risk}, {@code probability}, {@code tier:<scheme>} or {@code score:<factor>}
 * @param value the value: a level, a percentage, a grade or points
 * @param until the first moment it no longer stands; null without an end
 * @param reason why; null without one
 */
public record Overridden(
    String what, String value, @Nullable Instant until, @Nullable String reason)
    implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts
        .with(set(facts.salesCase()))
        .keeping(
            new StandingOverride(
                what, occurrence.actor(), occurrence.at(), until, reason, null, null));
  }

  private SalesCase set(SalesCase salesCase) {
    if (what.equals("risk")) {
      return salesCase.withRisk(value);
    } else if (what.equals("probability")) {
      return salesCase.withProbability(number());
    } else if (what.startsWith("tier:")) {
      return salesCase.withTier(what.substring(5), value);
    } else if (what.startsWith("score:")) {
      return salesCase.withScore(what.substring(6), number());
    }
    throw new IllegalArgumentException(
        "\""
            + what
            + "\" cannot be overridden. Write risk, probability, tier:<scheme> or score:<factor>");
  }

  private int number() {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"" + what + "\" is a whole number, and \"" + value + "\" is none", e);
    }
  }
}
