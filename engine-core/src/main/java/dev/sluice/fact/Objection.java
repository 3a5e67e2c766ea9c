package dev.sluice.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something the customer objected to; of each kind the latest is kept.
 *
 * @param kind what it is about, for example {@code price}
 * @param text what was said; null without one
 * @param at when
 */
public record Objection(String kind, @Personal @Nullable String text, Instant at) implements Fact {

  @Override
  public String factId() {
    return kind;
  }
}
