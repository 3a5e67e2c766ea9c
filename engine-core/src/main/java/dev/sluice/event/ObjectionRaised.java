package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Objection;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Personal;
import org.jspecify.annotations.Nullable;

/**
 * The customer objected to something. Whoever talks to them next knows it.
 *
 * @param kind what it is about, for example {@code price}, {@code delivery}
 * @param text what was said; null without one
 */
public record ObjectionRaised(String kind, @Personal @Nullable String text) implements FactChange {

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    return facts.keeping(new Objection(kind, text, occurrence.at()));
  }
}
