package dev.sluice.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until a spec moves it. */
public final class TestClock implements InstantSource {

  private volatile Instant now;
  private volatile int readings;

  public TestClock(String start) {
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

  public synchronized Instant now() {
    return now;
  }

  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  public synchronized void set(Instant moment) {
    now = moment;
  }
}
