package dev.sluice.engine;

import static dev.sluice.engine.Deals.all;
import static dev.sluice.engine.Deals.lead;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.SendMessage;
import dev.sluice.decision.StartTimer;
import dev.sluice.jdbc.TestStores;
import dev.sluice.metrics.EngineMetrics;
import dev.sluice.playbook.Policy;
import dev.sluice.time.Budget;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private boolean down;
  private final SalesEngine engine = engine(new EngineMetrics(registry));

  private SalesEngine engine(EngineMetrics metrics) {
    SalesEngine built =
        SalesEngine.builder()
            .playbook(
                Deals.playbook(
                    all(
                        when("send", new SendMessage("email", "c-1", "hello")),
                        when("remind", new StartTimer("reminder", Budget.hours(1))))))
            .store(TestStores.fresh())
            .clock(clock)
            .on(
                SendMessage.class,
                (message, delivery) -> {
                  if (down) {
                    throw new IllegalStateException("down");
                  }
                })
            .listener(metrics)
            .build();
    metrics.watch(built);
    return built;
  }

  private double count(String counter) {
    return registry.get(counter).counter().count();
  }

  private double gauge(String gauge) {
    return registry.get(gauge).gauge().value();
  }

  @Test
  void steps_refusals_and_deliveries_are_counted() {
    engine.submitAll(List.of(lead("L-1"), signal("L-9", "x")));
    engine.submit(signal("L-1", "send"));
    down = true;
    engine.submit(signal("L-1", "send"));
    assertThat(count("sluice.steps")).isEqualTo(3);
    assertThat(count("sluice.submissions.refused")).isEqualTo(1);
    assertThat(count("sluice.effects.delivered")).isEqualTo(1);
    assertThat(count("sluice.deliveries.failed")).isEqualTo(1);
    assertThat(gauge("sluice.effects.pending")).isEqualTo(1);
    clock.pass(Duration.ofSeconds(90));
    assertThat(gauge("sluice.effects.lag")).isEqualTo(90);
  }

  @Test
  void a_timer_that_nobody_fires_lags() {
    engine.submit(lead("L-1"));
    engine.submit(signal("L-1", "remind"));
    clock.pass(Duration.ofHours(1));
    assertThat(gauge("sluice.timers.lag")).isZero();
    clock.pass(Duration.ofSeconds(1));
    assertThat(gauge("sluice.timers.lag")).isEqualTo(1);
    engine.tick();
    assertThat(gauge("sluice.timers.lag")).isZero();
  }

  @Test
  void engines_in_one_registry_are_told_apart_by_their_tags() {
    EngineMetrics east = new EngineMetrics(registry, Tags.of("engine", "east"));
    SalesEngine other =
        SalesEngine.builder()
            .playbook(Deals.playbook(Policy.none()))
            .clock(clock)
            .listener(east)
            .build();
    east.watch(other);
    other.submit(lead("L-1"));
    down = true;
    engine.submit(lead("L-1"));
    engine.submit(signal("L-1", "send"));
    assertThat(registry.get("sluice.steps").tag("engine", "east").counter().count()).isEqualTo(1);
    assertThat(registry.get("sluice.effects.pending").tag("engine", "east").gauge().value())
        .isZero();
    assertThat(
            registry.get("sluice.effects.pending").gauges().stream()
                .mapToDouble(gauge -> gauge.value())
                .sum())
        .isEqualTo(1);
  }
}
