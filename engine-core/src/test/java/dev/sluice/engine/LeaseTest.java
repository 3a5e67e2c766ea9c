package dev.sluice.engine;

import static dev.sluice.engine.Deals.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.Notify;
import dev.sluice.event.LeadCaptured;
import dev.sluice.jdbc.JdbcCaseStore;
import dev.sluice.jdbc.TestDatabases;
import dev.sluice.json.RecordNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseTest {

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");

  @Test
  void another_engine_delivers_what_one_was_busy_with_when_the_lease_ends_and_not_before() {
    JdbcCaseStore store = JdbcCaseStore.on(TestDatabases.h2(), RecordNames.standard(), clock);
    SalesEngineBuilder dying =
        SalesEngine.builder()
            .playbook(
                Deals.playbook(
                    Deals.on(LeadCaptured.class, new Notify("in-app", "boss", "new", null))))
            .store(store)
            .clock(clock)
            .lease(Duration.ofSeconds(20))
            .on(
                Notify.class,
                (notice, delivery) -> {
                  throw new OutOfMemoryError("the process ends here");
                });
    assertThatThrownBy(() -> dying.build().submit(lead("L-1"))).isInstanceOf(Error.class);
    List<String> delivered = new ArrayList<>();
    SalesEngine other =
        SalesEngine.builder()
            .playbook(Deals.playbook(situation -> List.of()))
            .store(store)
            .clock(clock)
            .on(Notify.class, (notice, delivery) -> delivered.add(delivery.key()))
            .build();
    clock.pass(Duration.ofSeconds(20).minusMillis(1));
    other.tick();
    assertThat(delivered).isEmpty();
    clock.pass(Duration.ofMillis(1));
    other.tick();
    assertThat(delivered).containsExactly("L-1:1:0");
  }

  @Test
  void a_lease_without_time_is_refused() {
    assertThatThrownBy(() -> SalesEngine.builder().lease(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gives a handler no time");
  }
}
