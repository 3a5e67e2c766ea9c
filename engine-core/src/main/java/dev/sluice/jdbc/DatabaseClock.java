package dev.sluice.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The database's clock, which engines on several machines share. It is asked once a second; in
 * between the time that passed here is added, so that it never runs ahead of the database: its
 * answer is from before the database's was received. The machine's own clock is not looked at.
 */
final class DatabaseClock implements InstantSource {

  private static final long FRESH = Duration.ofSeconds(1).toNanos();

  private final Transactions transactions;
  private final String query;
  private final LongSupplier ticks;
  private volatile @Nullable Reading last;

  /** The ticks are nanoseconds that pass here, from anywhere on. */
  DatabaseClock(Transactions transactions, Dialect dialect, LongSupplier ticks) {
    this.transactions = transactions;
    this.query = "SELECT " + dialect.now;
    this.ticks = ticks;
  }

  /** What the database said, and when it was heard here. */
  private record Reading(Instant time, long heard) {}

  @Override
  public Instant instant() {
    Reading reading = last;
    long now = ticks.getAsLong();
    if (reading == null || now - reading.heard > FRESH) {
      reading = read();
      last = reading;
      return reading.time;
    }
    return reading.time.plusNanos(now - reading.heard);
  }

  private Reading read() {
    Instant time =
        transactions.run(
            connection ->
                Objects.requireNonNull(
                        Sql.first(connection, query, row -> row.getObject(1, OffsetDateTime.class)))
                    .toInstant());
    return new Reading(time, ticks.getAsLong());
  }
}
