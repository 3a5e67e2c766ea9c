package dev.sluice.engine;

import static dev.sluice.engine.Deals.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.Notify;
import dev.sluice.event.LeadCaptured;
import dev.sluice.jdbc.JdbcCaseStore;
import dev.sluice.jdbc.TestDatabases;
import dev.sluice.json.RecordNames;
import dev.sluice.store.PendingEffect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseTest {

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");

  @Test
  void another_engine_delivers_what_one_was_busy_with_when_the_lease_ends_and_not_before() {
    JdbcCaseStore store = JdbcCaseStore.on(TestDatabases.h2(), RecordNames.standard(), clock);
    List<String> delivered = new ArrayList<>();
    SalesEngine other =
        SalesEngine.builder()
            .playbook(Deals.playbook(situation -> List.of()))
            .store(store)
            .clock(clock)
            .on(Notify.class, (notice, delivery) -> delivered.add(delivery.key()))
            .build();
    SalesEngine busy =
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
                  clock.pass(Duration.ofSeconds(20).minusMillis(1));
                  other.tick();
                  assertThat(delivered).isEmpty();
                  clock.pass(Duration.ofMillis(1));
                  other.tick();
                  assertThat(delivered).containsExactly("L-1:1:0");
                })
            .build();
    busy.submit(lead("L-1"));
    assertThat(delivered).containsExactly("L-1:1:0");
  }

  @Test
  void a_handler_that_is_done_after_its_lease_has_passed_to_another_engine_delivered_nothing() {
    JdbcCaseStore store = JdbcCaseStore.on(TestDatabases.h2(), RecordNames.standard(), clock);
    List<String> reported = new ArrayList<>();
    SalesEngine fast =
        SalesEngine.builder()
            .playbook(Deals.playbook(situation -> List.of()))
            .store(store)
            .clock(clock)
            .on(Notify.class, (notice, delivery) -> {})
            .listener(reporting("fast", reported))
            .build();
    SalesEngine slow =
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
                  if (delivery.caseId().equals("L-1")) {
                    clock.pass(Duration.ofSeconds(20));
                    fast.tick();
                  }
                })
            .listener(reporting("slow", reported))
            .build();
    slow.submit(lead("L-1"));
    assertThat(reported).containsExactly("fast L-1:1:0");
    slow.submit(lead("L-2"));
    assertThat(reported).containsExactly("fast L-1:1:0", "slow L-2:1:0");
  }

  private static EngineListener reporting(String engine, List<String> reported) {
    return new EngineListener() {
      @Override
      public void delivered(PendingEffect effect) {
        reported.add(engine + " " + effect.key());
      }
    };
  }

  @Test
  void a_lease_without_time_is_refused() {
    assertThatThrownBy(() -> SalesEngine.builder().lease(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gives a handler no time");
    assertThatThrownBy(() -> SalesEngine.builder().lease(Duration.ofDays(365).plusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("never ends");
    SalesEngine.builder().lease(Duration.ofDays(365));
  }
}
