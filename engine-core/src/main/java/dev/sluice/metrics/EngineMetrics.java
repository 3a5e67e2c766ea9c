package dev.sluice.metrics;

import dev.sluice.engine.EngineListener;
import dev.sluice.engine.Health;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.DueTimer;
import dev.sluice.store.Parked;
import dev.sluice.store.PendingEffect;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToDoubleFunction;

/**
 * What an engine does and what waits in its store, as meters.
 *
 * <ul>
 *   <li>counters: {@code sluice.steps}, {@code sluice.submissions.refused}, {@code
 *       sluice.timers.failed}, {@code sluice.events.parked}, {@code sluice.effects.delivered},
 *       {@code sluice.deliveries.failed}
 *   <li>gauges: {@code sluice.timers.lag} and {@code sluice.effects.lag} in seconds; how many wait:
 *       {@code sluice.effects.pending}, {@code sluice.events.pending}; how many want a person:
 *       {@code sluice.timers.failing}, {@code sluice.effects.dead}, {@code sluice.events.aside}
 * </ul>
 *
 * <p>Counters tell of this engine, gauges of the store it shares. Give it to {@link
 * dev.sluice.engine.SalesEngineBuilder#listener} and then {@link #watch} the engine. Thread-safe.
 */
public final class EngineMetrics implements EngineListener {

  private final MeterRegistry registry;
  private final Tags tags;
  private final Counter steps;
  private final Counter refused;
  private final Counter timersFailed;
  private final Counter parked;
  private final Counter delivered;
  private final Counter deliveriesFailed;

  /**
   * Meters that count from now on, of the only engine in the registry.
   *
   * @param registry where they are kept
   */
  public EngineMetrics(MeterRegistry registry) {
    this(registry, Tags.empty());
  }

  /**
   * Meters that count from now on.
   *
   * @param registry where they are kept
   * @param tags tell this engine from others in the registry, for example by a name
   */
  public EngineMetrics(MeterRegistry registry, Iterable<Tag> tags) {
    this.registry = registry;
    this.tags = Tags.of(tags);
    this.steps = counter("sluice.steps", "Steps that were kept");
    this.refused = counter("sluice.submissions.refused", "Submissions that were refused");
    this.timersFailed = counter("sluice.timers.failed", "Timers whose step failed");
    this.parked = counter("sluice.events.parked", "Events between cases that were set aside");
    this.delivered = counter("sluice.effects.delivered", "Effects that a handler confirmed");
    this.deliveriesFailed = counter("sluice.deliveries.failed", "Deliveries that failed");
  }

  private Counter counter(String name, String meaning) {
    return Counter.builder(name).description(meaning).tags(tags).register(registry);
  }

  /**
   * Adds the gauges. Each reading asks the store.
   *
   * @param engine the engine
   */
  public void watch(SalesEngine engine) {
    lag(
        engine,
        "sluice.timers.lag",
        "For how long the first timer is due",
        health -> health.timerLag().toNanos());
    lag(
        engine,
        "sluice.effects.lag",
        "For how long the first effect waits",
        health -> health.effectLag().toNanos());
    gauge(
        engine,
        "sluice.effects.pending",
        "Effects that wait",
        health -> health.backlog().effects());
    gauge(
        engine,
        "sluice.events.pending",
        "Events between cases that wait",
        health -> health.backlog().events());
    gauge(
        engine,
        "sluice.timers.failing",
        "Timers that failed and are tried again",
        health -> health.backlog().failingTimers());
    gauge(
        engine,
        "sluice.effects.dead",
        "Effects that were given up",
        health -> health.backlog().deadLetters());
    gauge(
        engine,
        "sluice.events.aside",
        "Events between cases that are set aside",
        health -> health.backlog().parked());
  }

  private void lag(
      SalesEngine engine, String name, String meaning, ToDoubleFunction<Health> nanos) {
    Gauge.builder(name, engine, one -> nanos.applyAsDouble(one.health()) / 1e9)
        .description(meaning)
        .tags(tags)
        .baseUnit("seconds")
        .register(registry);
  }

  private void gauge(
      SalesEngine engine, String name, String meaning, ToDoubleFunction<Health> figure) {
    Gauge.builder(name, engine, one -> figure.applyAsDouble(one.health()))
        .description(meaning)
        .tags(tags)
        .register(registry);
  }

  @Override
  public void committed(JournalEntry entry) {
    steps.increment();
  }

  @Override
  public void refused(Submission submission, SluiceException reason) {
    refused.increment();
  }

  @Override
  public void parked(Parked event) {
    parked.increment();
  }

  @Override
  public void timerFailed(DueTimer timer, SluiceException reason) {
    timersFailed.increment();
  }

  @Override
  public void delivered(PendingEffect effect) {
    delivered.increment();
  }

  @Override
  public void deliveryFailed(PendingEffect effect, Throwable reason, boolean last) {
    deliveriesFailed.increment();
  }
}
