package dev.sluice.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody is doing with the customer right now; gone once it is logged.
 *
 * @param type for example {@code call}
 * @param since when it began
 * @param by who is doing it; null when nobody was named
 */
public record OngoingActivity(String type, Instant since, @Nullable String by) implements Fact {

  @Override
  public String factId() {
    return type;
  }
}
