package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.SalesEngine;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.fact.Lead;
import dev.sluice.json.RecordNames;
import dev.sluice.step.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Engines with a store each, on one database. */
class TwoEnginesTest {

  private static final int EVENTS = 40;

  static Stream<DataSource> databases() {
    return Stream.of(TestDatabases.h2(), TestDatabases.postgresql());
  }

  private static SalesEngine engine(DataSource source) {
    return SalesEngine.builder()
        .playbook(Deal.PLAYBOOK)
        .store(JdbcCaseStore.on(source, RecordNames.standard()))
        .build();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void events_that_both_submit_to_one_case_are_each_taken_once(DataSource source) throws Exception {
    SalesEngine first = engine(source);
    first.submit(Submission.of("L-1", new LeadCaptured(Lead.of("Acme", "fair"))));
    List<Callable<Void>> hosts = new ArrayList<>();
    for (SalesEngine engine : List.of(first, engine(source))) {
      hosts.add(
          () -> {
            for (int i = 0; i < EVENTS; i++) {
              engine.submit(Submission.of("L-1", new SignalReceived("x")).id("e-" + i));
            }
            return null;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<Void> host : threads.invokeAll(hosts)) {
        host.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(first.journal("L-1"))
        .extracting(JournalEntry::version)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, EVENTS + 1).boxed().toList());
    assertThat(first.journal("L-1").stream().map(JournalEntry::eventId).distinct())
        .hasSize(EVENTS + 1);
  }
}
