package dev.sluice.fact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the customer objected to; of each kind the latest is kept.
 *
 * @param kind what it is about, for example {@code price}
 * @param text what was said; null without one
 * @param at when
 */
public record Objection(String kind, @Personal @Nullable String text, Instant at) implements Fact {

  /**
   * Whether it is about one of some things.
   *
   * @param kinds kinds of objection
   * @return true when its own is among them
   */
  public boolean isAbout(List<String> kinds) {
    return kinds.contains(kind);
  }

  @Override
  public String factId() {
    return kind;
  }
}
