package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseClockTest {

  static Stream<DataSource> databases() {
    return Stream.of(TestDatabases.h2(), TestDatabases.postgresql());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void it_goes_by_the_database_and_adds_what_passed_here_for_a_second(DataSource source) {
    Transactions transactions = new Transactions(source);
    Dialect dialect = transactions.run(Dialect::of);
    AtomicLong ticks = new AtomicLong(7);
    DatabaseClock clock = new DatabaseClock(transactions, dialect, ticks::get);
    Instant before = time(transactions, dialect);

    Instant first = clock.instant();
    assertThat(first).isBetween(before, time(transactions, dialect));
    ticks.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(clock.instant()).isEqualTo(first.plusSeconds(1));
    ticks.incrementAndGet();
    assertThat(clock.instant()).isBetween(first, time(transactions, dialect));
  }

  private static Instant time(Transactions transactions, Dialect dialect) {
    return transactions.run(
        connection ->
            Objects.requireNonNull(
                    Sql.first(
                        connection,
                        "SELECT " + dialect.now,
                        row -> row.getObject(1, OffsetDateTime.class)))
                .toInstant());
  }
}
