package dev.sluice.fact;

import java.time.Instant;

/**
 * A deadline that passed and has not been made good. It goes away when an event shows that it was
 * met in time after all, or when what it was about ends.
 *
 * @param what {@code stage}, {@code task}, {@code node} or {@code approval}
 * @param key the stage, task key, checklist node or type of approval
 * @param dueAt the deadline that was missed; never the time somebody looked
 */
public record MissedDeadline(String what, String key, Instant dueAt) implements Fact {

  @Override
  public String factId() {
    return what + ":" + key;
  }
}
