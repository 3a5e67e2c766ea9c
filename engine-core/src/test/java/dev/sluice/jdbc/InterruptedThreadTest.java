package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.Outcome;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.json.RecordNames;
import dev.sluice.store.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.engine.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An H2 file stays open, whoever is interrupted. */
class InterruptedThreadTest {

  /** More than lie between two looks of the compaction. */
  private static final int COMMITS = 450;

  @TempDir private Path folder = Path.of("unset");
  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private EmbeddedH2 file;
  private JdbcCaseStore store;

  @BeforeEach
  void open() {
    file = EmbeddedH2.open(folder.resolve("cases"));
    store = JdbcCaseStore.on(file, RecordNames.standard());
  }

  @AfterEach
  void close() {
    threads.shutdown();
    store.close();
  }

  private Database database() throws SQLException {
    try (Connection connection = file.connection()) {
      return Objects.requireNonNull(EmbeddedH2.database(connection));
    }
  }

  private SalesEngine engine() {
    return SalesEngine.builder()
        .playbook(Deal.PLAYBOOK)
        .store(store)
        .clock(() -> Deal.NOON)
        .build();
  }

  private static Submission signal(int number) {
    return Submission.of("L-1", new SignalReceived("x")).id("e-" + number);
  }

  @Test
  void a_thread_that_is_to_end_keeps_its_events_and_still_knows_that_it_is_to_end()
      throws Exception {
    new Deal(store).open("L-1");
    SalesEngine engine = engine();
    Database before = database();
    Future<Boolean> worker =
        threads.submit(
            () -> {
              Thread.currentThread().interrupt();
              for (int i = 0; i < COMMITS; i++) {
                engine.submit(signal(i));
              }
              engine.view("L-1");
              return Thread.currentThread().isInterrupted();
            });
    assertThat(worker.get()).isTrue();
    assertThat(database()).isSameAs(before);
    assertThat(engine.view("L-1").version()).isEqualTo(COMMITS + 1);
    Outcome outcome = engine.submit(signal(COMMITS));
    assertThat(outcome.repeated()).isFalse();
  }

  @Test
  void an_interrupt_in_the_middle_of_a_commit_closes_nothing() throws Exception {
    new Deal(store).open("L-1");
    SalesEngine engine = engine();
    Database before = database();
    Thread worker =
        new Thread(
            () -> {
              for (int i = 0; i < COMMITS; i++) {
                engine.submit(signal(i));
                Thread.interrupted();
              }
            });
    worker.start();
    while (worker.isAlive()) {
      worker.interrupt();
      Thread.onSpinWait();
    }
    assertThat(database()).isSameAs(before);
    assertThat(engine.view("L-1").version()).isEqualTo(COMMITS + 1);
  }

  @Test
  void h2_does_not_write_a_file_that_it_had_to_open_again_when_the_process_ends() throws Exception {
    new Deal(store).open("L-1");
    Database before = database();
    try (Connection connection = file.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY"); // As after a disk that was full.
    } catch (SQLException e) {
      assertThat(Dialect.down(e)).isTrue();
    }
    assertThatThrownBy(() -> store.load("L-1")).isInstanceOf(StoreUnavailableException.class);
    assertThat(store.load("L-1")).isNotNull();
    assertThat(database()).isNotSameAs(before);
    assertThat(EmbeddedH2Test.writtenAtTheEnd())
        .noneMatch(path -> path.endsWith(folder.resolve("cases").toString()));
  }
}
