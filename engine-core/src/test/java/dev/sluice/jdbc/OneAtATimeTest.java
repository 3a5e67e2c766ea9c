package dev.sluice.jdbc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.json.RecordNames;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 may write half a transaction to its file while another is under way. */
class OneAtATimeTest {

  @TempDir private Path folder = Path.of("unset");

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch leave = new CountDownLatch(1);

  @AfterEach
  void stop() {
    leave.countDown();
    threads.shutdown();
  }

  /** Opens a case while another thread is in the middle of a transaction of its own. */
  private Future<?> openingBesideAnother(DataSource source) throws Exception {
    JdbcCaseStore store = JdbcCaseStore.on(source, RecordNames.standard());
    return openingBesideAnother(store, store);
  }

  private Future<?> openingBesideAnother(JdbcCaseStore store, JdbcCaseStore other)
      throws Exception {
    Deal deal = new Deal(other);
    // The first one loads classes, and would be slow without waiting for anybody.
    deal.open("L-0");
    threads.execute(
        () ->
            store.exclusively(
                "L-1",
                () -> {
                  inside.countDown();
                  try {
                    return leave.await(30, SECONDS);
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                }));
    assertThat(inside.await(10, SECONDS)).isTrue();
    return threads.submit(() -> deal.open("L-2"));
  }

  @Test
  void on_h2_a_transaction_waits_for_the_one_under_way() throws Exception {
    Future<?> opening = openingBesideAnother(TestDatabases.h2());
    assertThat(opening).failsWithin(200, MILLISECONDS);
    leave.countDown();
    assertThat(opening).succeedsWithin(10, SECONDS);
  }

  @Test
  void two_stores_on_one_h2_file_take_turns() throws Exception {
    Path file = folder.resolve("cases");
    try (JdbcCaseStore one = JdbcCaseStore.h2(file, RecordNames.standard());
        JdbcCaseStore other = JdbcCaseStore.h2(file, RecordNames.standard())) {
      Future<?> opening = openingBesideAnother(one, other);
      assertThat(opening).failsWithin(200, MILLISECONDS);
      leave.countDown();
      assertThat(opening).succeedsWithin(10, SECONDS);
    }
  }

  @Test
  void on_postgresql_it_does_not() throws Exception {
    assertThat(openingBesideAnother(TestDatabases.postgresql())).succeedsWithin(10, SECONDS);
  }
}
