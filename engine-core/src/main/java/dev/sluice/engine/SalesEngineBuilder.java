package dev.sluice.engine;

import dev.sluice.decision.Effect;
import dev.sluice.event.Submission;
import dev.sluice.event.TeamChanged;
import dev.sluice.fact.Team;
import dev.sluice.fault.DidYouMean;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Playbook;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Definition;
import dev.sluice.store.InMemoryCaseStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a {@link SalesEngine} together. Not thread-safe. */
public final class SalesEngineBuilder {

  private static final Duration LONGEST_LEASE = Duration.ofDays(365);

  private final Map<String, Playbook> playbooks = new LinkedHashMap<>();
  private final List<Team> teams = new ArrayList<>();
  private final Map<Class<?>, EffectHandler<Effect>> handlers = new HashMap<>();
  private final List<EngineListener> listeners = new ArrayList<>();
  private RecordNames names;
  private CaseStore store = InMemoryCaseStore.create();
  private @Nullable InstantSource clock;
  private Duration lease = Handlers.LEASE;

  SalesEngineBuilder(RecordNames names) {
    this.names = names;
  }

  /**
   * Adds a playbook; an engine runs several. Teams count leave and months on the calendar of the
   * first.
   *
   * @param playbook the playbook
   * @return this builder
   * @throws IllegalArgumentException when its pipeline's id is taken
   */
  public SalesEngineBuilder playbook(Playbook playbook) {
    String id = Objects.requireNonNull(playbook, "playbook").pipeline().id();
    if (id.equals(Teams.PIPELINE) || playbooks.putIfAbsent(id, playbook) != null) {
      throw new IllegalArgumentException(
          "There is a playbook with pipeline \"" + id + "\" already. Give this one another id");
    }
    return this;
  }

  /**
   * Defines a team. A team that the store knows already takes on the new definition and keeps its
   * turns.
   *
   * @param team who is on it
   * @return this builder
   */
  public SalesEngineBuilder team(Team team) {
    teams.add(Objects.requireNonNull(team, "team"));
    return this;
  }

  /**
   * Keeps cases in a store.
   *
   * @param cases the store; without one, a new store in memory
   * @return this builder
   */
  public SalesEngineBuilder store(CaseStore cases) {
    this.store = Objects.requireNonNull(cases, "cases");
    return this;
  }

  /**
   * Tells the engine the time.
   *
   * @param source the clock; without one, the {@linkplain CaseStore#clock store's}
   * @return this builder
   */
  public SalesEngineBuilder clock(InstantSource source) {
    this.clock = Objects.requireNonNull(source, "source");
    return this;
  }

  /**
   * Registers the records that may occur.
   *
   * @param registered {@link RecordNames#standard()} with the host's own; without it, the standard
   * @return this builder
   */
  public SalesEngineBuilder names(RecordNames registered) {
    this.names = Objects.requireNonNull(registered, "registered");
    return this;
  }

  /**
   * Hands effects of a type to the host. Effects of a type without a handler are decided and
   * journaled, and delivered to nobody.
   *
   * @param type the effect
   * @param handler what carries it out
   * @param <E> the effect
   * @return this builder
   * @throws IllegalArgumentException when the type has a handler already
   */
  public <E extends Effect> SalesEngineBuilder on(Class<E> type, EffectHandler<? super E> handler) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(handler, "handler");
    EffectHandler<Effect> typed = (effect, delivery) -> handler.handle(type.cast(effect), delivery);
    if (handlers.putIfAbsent(type, typed) != null) {
      throw new IllegalArgumentException(
          type.getSimpleName() + " has a handler already. Let one handler do both");
    }
    return this;
  }

  /**
   * Says how long a handler has an effect to itself. After that the engine that called it counts as
   * gone, and another one on the same store calls a handler of its own, under the same key. Longer
   * than any handler takes; of no use in memory, which belongs to one engine.
   *
   * @param time more than nothing, 365 days at the most; without it, 5 minutes
   * @return this builder
   * @throws IllegalArgumentException when it is zero, negative or longer
   */
  public SalesEngineBuilder lease(Duration time) {
    if (Objects.requireNonNull(time, "time").isZero() || time.isNegative()) {
      throw new IllegalArgumentException(
          "A lease of " + time + " gives a handler no time. Give it longer than it ever takes");
    } else if (time.compareTo(LONGEST_LEASE) > 0) {
      throw new IllegalArgumentException(
          "A lease of " + time + " never ends. What a host that died has leased waits for that");
    }
    this.lease = time;
    return this;
  }

  /**
   * Adds a listener.
   *
   * @param listener sees what the engine does
   * @return this builder
   */
  public SalesEngineBuilder listener(EngineListener listener) {
    listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Builds the engine, keeps its playbooks' texts in the store, and brings its teams up to their
   * definitions.
   *
   * @return the engine
   * @throws IllegalStateException when there is no playbook, or a pipeline opens on an event that
   *     is not registered
   */
  public SalesEngine build() {
    if (playbooks.isEmpty()) {
      throw new IllegalStateException(
          "An engine needs a playbook: .playbook(RulePlaybooks.fromClasspath(\"…\"))");
    }
    for (Playbook playbook : playbooks.values()) {
      for (String event : playbook.pipeline().opens()) {
        if (!names.names().contains(event)) {
          throw new IllegalStateException(
              "Pipeline "
                  + playbook.pipeline().id()
                  + " opens on \""
                  + event
                  + "\", which is no registered event. "
                  + DidYouMean.advice(event, names.names()));
        }
      }
    }
    SalesEngine engine = new SalesEngine(this);
    for (Playbook playbook : engine.playbooks().values()) {
      store.define(new Definition(playbook.hash(), playbook.pipeline().id(), playbook.source()));
    }
    for (Team team : teams) {
      String caseId = Team.caseId(team.id());
      TeamChanged change = Teams.change(store.load(caseId), team);
      if (change != null) {
        engine.submit(Submission.of(caseId, change).into(Teams.PIPELINE).by("engine"));
      }
    }
    return engine;
  }

  CaseStore store() {
    return store;
  }

  InstantSource clock() {
    return clock == null ? store.clock() : clock;
  }

  RecordNames names() {
    return names;
  }

  Map<String, Playbook> playbooks() {
    Map<String, Playbook> all = new LinkedHashMap<>(playbooks);
    all.put(Teams.PIPELINE, Teams.playbook(playbooks));
    return Collections.unmodifiableMap(all);
  }

  Map<Class<?>, EffectHandler<Effect>> handlers() {
    return Map.copyOf(handlers);
  }

  Duration lease() {
    return lease;
  }

  List<EngineListener> listeners() {
    return listeners;
  }
}
