package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Personal;
import dev.sluice.fact.SupportCase;
import org.jspecify.annotations.Nullable;

/**
 * The customer wants help, or complains. The case keeps it as a {@link SupportCase} until it is
 * answered.
 *
 * @param ticket the request's id in the host's system
 * @param complaint true for a complaint, false for a question
 * @param contact who, by contact id; null when unknown
 * @param text what was said; null without one
 */
public record SupportRequested(
    String ticket, boolean complaint, @Nullable String contact, @Personal @Nullable String text)
    implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.kept(SupportCase.class, ticket) == null
        ? facts.keeping(new SupportCase(ticket, complaint, occurrence.at(), null))
        : facts;
  }
}
