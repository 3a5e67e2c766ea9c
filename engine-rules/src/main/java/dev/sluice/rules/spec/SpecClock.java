package dev.sluice.rules.spec;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when the spec says so. */
final class SpecClock implements InstantSource {

  private volatile Instant now;

  SpecClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void set(Instant next) {
    if (next.isBefore(now)) {
      throw new IllegalArgumentException("Time does not run backwards: it is " + now + " already");
    }
    now = next;
  }
}
