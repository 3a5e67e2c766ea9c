package dev.sluice.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until a spec moves it. */
final class TestClock implements InstantSource {

  private volatile Instant now;
  private volatile int readings;

  TestClock(String start) {
    now = Instant.parse(start);
  }

  @Override
  public synchronized Instant instant() {
    readings++;
    return now;
  }

  synchronized int readings() {
    return readings;
  }

  synchronized Instant now() {
    return now;
  }

  synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  synchronized void set(Instant moment) {
    now = moment;
  }
}
