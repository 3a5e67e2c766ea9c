package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Personal;
import dev.sluice.fact.SupportCase;
import org.jspecify.annotations.Nullable;

/**
 * A support request got its answer.
 *
 * @param ticket the request's id in the host's system
 * @param answer what was answered; null when it is not told
 */
public record SupportCaseAnswered(String ticket, @Personal @Nullable String answer)
    implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    SupportCase known = facts.kept(SupportCase.class, ticket);
    if (known == null) {
      throw new IllegalArgumentException(
          "There is no support request \"" + ticket + "\" here. Report support-requested first");
    }
    return known.open() ? facts.keeping(known.answered(occurrence.at())) : facts;
  }
}
