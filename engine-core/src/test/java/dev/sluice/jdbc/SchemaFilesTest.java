package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.fault.SluiceException;
import dev.sluice.json.RecordNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of statements, run by the host's own means; and two that migrate at once. */
class SchemaFilesTest {

  private static final String POSTGRESQL = Schema.script("postgresql", Schema.VERSION).strip();

  private static void runByHand(DataSource source, String statements) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement all = connection.createStatement()) {
      all.execute(statements);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void a_store_opens_on_tables_that_were_made_by_running_the_file(String database)
      throws SQLException {
    DataSource source =
        database.equals("h2") ? TestDatabases.emptyH2() : TestDatabases.emptyPostgresql(1).get(0);
    runByHand(source, Schema.script(database, Schema.VERSION));
    assertThat(Schema.of(source).version()).isEqualTo(Schema.VERSION);
    Schema.of(source).migrate();
    new Deal(JdbcCaseStore.on(source, RecordNames.standard())).open("L-1");
    assertThatThrownBy(() -> Schema.of(source).create()).hasMessageContaining("of version 1");
  }

  /** After the first statement, and before the last. */
  static IntStream places() {
    return IntStream.of(POSTGRESQL.indexOf(';') + 1, POSTGRESQL.lastIndexOf("INSERT"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void a_postgresql_file_that_was_run_in_part_is_to_be_run_to_its_end(int place)
      throws SQLException {
    DataSource source = TestDatabases.emptyPostgresql(1).get(0);
    runByHand(source, POSTGRESQL.substring(0, place));
    Schema schema = Schema.of(source);
    for (Runnable use :
        List.<Runnable>of(
            () -> JdbcCaseStore.on(source, RecordNames.standard()),
            schema::create,
            schema::migrate)) {
      assertThatThrownBy(use::run)
          .isInstanceOf(SluiceException.class)
          .hasMessageContaining("run in part")
          .hasMessageContaining("to its end")
          .hasMessageContaining("drop the tables whose names begin with sluice_");
    }
    runByHand(source, POSTGRESQL.substring(place));
    new Deal(JdbcCaseStore.on(source, RecordNames.standard())).open("L-1");
  }

  static Stream<List<? extends DataSource>> empty() {
    return IntStream.range(0, 5)
        .boxed()
        .flatMap(
            round -> {
              DataSource h2 = TestDatabases.emptyH2();
              List<JdbcConnectionPool> machines = TestDatabases.emptyPostgresql(2);
              return Stream.of(List.of(h2, h2), machines);
            });
  }

  @ParameterizedTest
  @MethodSource("empty")
  void two_that_migrate_at_once_both_find_the_tables_made(List<? extends DataSource> machines)
      throws Exception {
    CyclicBarrier ready = new CyclicBarrier(machines.size());
    List<Callable<Integer>> hosts =
        machines.stream()
            .<Callable<Integer>>map(
                source ->
                    () -> {
                      Schema schema = Schema.of(source);
                      schema.version();
                      ready.await();
                      schema.migrate();
                      return schema.version();
                    })
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(machines.size());
    try {
      for (Future<Integer> host : threads.invokeAll(hosts)) {
        assertThat(host.get()).isEqualTo(Schema.VERSION);
      }
    } finally {
      threads.shutdown();
    }
  }
}
