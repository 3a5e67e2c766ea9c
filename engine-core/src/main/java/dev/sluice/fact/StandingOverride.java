package dev.sluice.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value that automation leaves alone: a person set it, or a rule set it for a while. What rules
 * want instead is suggested, not done.
 *
 * @param what the value, as decisions are keyed: {@code risk}, {@code probability}, {@code owner},
 *     {@code stage}, {@code tier:<scheme>} or {@code score:<factor>}
 * @param by who set it; null when nobody was named, or a rule keeps it
 * @param at since when
 * @param until the first moment it no longer stands; null without an end
 * @param reason why; null without one
 * @param rule the rule that keeps it; null when a person set it
 * @param suggested what automation last wanted instead; null while it agrees
 */
public record StandingOverride(
    String what,
    @Nullable String by,
    Instant at,
    @Nullable Instant until,
    @Nullable String reason,
    @Nullable String rule,
    @Nullable String suggested)
    implements Fact {

  /**
   * Whether it still stands.
   *
   * @param moment the moment asked about
   * @return true before its end
   */
  public boolean standsAt(Instant moment) {
    return until == null || moment.isBefore(until);
  }

  /**
   * Whether a rule holds the value; a person's choice is not for rules to end.
   *
   * @return false when a person set it
   */
  public boolean byRule() {
    return rule != null;
  }

  /**
   * The same, with what automation wanted instead.
   *
   * @param text what was suggested
   * @return a copy
   */
  public StandingOverride suggesting(String text) {
    return new StandingOverride(what, by, at, until, reason, rule, text);
  }

  @Override
  public String factId() {
    return what;
  }
}
