package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Personal;
import dev.sluice.fact.SupportCase;
import org.jspecify.annotations.Nullable;

/**
 * The customer asked for help or complained.
 *
 * @param id the support case's id in the host's system
 * @param kind for example {@code complaint}, {@code question}
 * @param summary what it is about; null without one
 */
public record SupportCaseOpened(String id, String kind, @Personal @Nullable String summary)
    implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.keeping(new SupportCase(id, kind, occurrence.at(), null));
  }
}
