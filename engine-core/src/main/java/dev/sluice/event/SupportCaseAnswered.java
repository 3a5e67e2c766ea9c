package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Personal;
import dev.sluice.fact.SupportCase;
import org.jspecify.annotations.Nullable;

/**
 * The customer got an answer.
 *
 * @param id the support case's id in the host's system
 * @param answer what was answered; null when it is not told
 */
public record SupportCaseAnswered(String id, @Personal @Nullable String answer)
    implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    SupportCase known = facts.kept(SupportCase.class, id);
    if (known == null) {
      throw new IllegalArgumentException(
          "There is no support case \"" + id + "\" here. Report support-case-opened first");
    }
    return known.open() ? facts.keeping(known.answered(occurrence.at())) : facts;
  }
}
