package dev.sluice.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest activity of its type in a case; earlier ones are in the journal.
 *
 * @param type for example {@code call}, {@code visit}, {@code needs-interview}
 * @param at when it took place
 * @param by who did it; null when nobody was named
 * @param contact the contact's id; null when none was named
 */
public record Activity(String type, Instant at, @Nullable String by, @Nullable String contact)
    implements Fact {

  @Override
  public String factId() {
    return type;
  }
}
