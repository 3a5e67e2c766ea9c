package dev.sluice.model;

import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Digest;
import dev.sluice.decision.Effect;
import dev.sluice.decision.Notify;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.Suggest;
import dev.sluice.engine.Delivery;
import dev.sluice.engine.EngineListener;
import dev.sluice.engine.SalesEngine;
import dev.sluice.store.CaseStore;
import dev.sluice.store.PendingEffect;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A host: an engine on a store, handlers that fail now and then, and a ledger outside both. */
final class Host {

  private final long seed;
  private final InstantSource clock;
  private final Fuse fuse;
  private CaseStore store;
  private SalesEngine engine;
  private int version;

  /** What handlers carried out, by the effect's key, in order, repeats included. */
  final List<String> done = new ArrayList<>();

  /** Notices that left in digests or alone, as far as they were gathered. */
  final Set<String> noticed = new TreeSet<>();

  final List<String> findings = new ArrayList<>();
  private final Set<String> confirmed = new TreeSet<>();

  Host(long seed, CaseStore store, InstantSource clock, Fuse fuse) {
    this.seed = seed;
    this.store = store;
    this.clock = clock;
    this.fuse = fuse;
    this.version = 1;
    this.engine = build();
  }

  CaseStore store() {
    return store;
  }

  SalesEngine engine() {
    return engine;
  }

  /** Goes on with other rules, on the same store. */
  void swap(int next) {
    version = next;
    engine = build();
  }

  /** Everything in the process is new; only what was kept is old. */
  void restart(CaseStore again) {
    store = again;
    engine = build();
  }

  private SalesEngine build() {
    return SalesEngine.builder()
        .playbook(World.playbook(version))
        .team(World.team(version))
        .store(store)
        .clock(clock)
        .on(SendMessage.class, this::handle)
        .on(CreateTask.class, this::handle)
        .on(Suggest.class, this::handle)
        .on(Notify.class, this::handle)
        .on(Digest.class, this::handle)
        .listener(
            new EngineListener() {
              @Override
              public void delivered(PendingEffect effect) {
                confirmed.add(effect.key());
              }
            })
        .build();
  }

  private void handle(Effect effect, Delivery delivery) {
    fuse.handler();
    if (confirmed.contains(delivery.key())) {
      findings.add(delivery.key() + " is handed out again after it was confirmed");
    }
    if (fails(effect, delivery)) {
      throw new IllegalStateException("The line is busy");
    }
    done.add(delivery.key());
    if (effect instanceof Digest digest) {
      digest.notices().forEach(n -> noticed.add(notice(n.caseId(), n.what(), n.decidedAt())));
    } else if (effect instanceof Notify notify && notify.digest() != null) {
      noticed.add(notice(delivery.caseId(), notify, delivery.decidedAt()));
    }
    fuse.handler();
  }

  static String notice(String caseId, Notify what, Object decidedAt) {
    return caseId + " " + decidedAt + " " + what.key();
  }

  /** Depends on the effect and the attempt only, so that a repeated attempt fares as the first. */
  private boolean fails(Effect effect, Delivery delivery) {
    boolean gathered =
        effect instanceof Digest || (effect instanceof Notify notify && notify.digest() != null);
    if (gathered) {
      // After a crash notices may leave in other digests: none of them fails for good.
      return delivery.attempt() == 1 && (delivery.key().hashCode() + seed) % 5 == 0;
    }
    long dice = Math.floorMod((delivery.key().hashCode() + seed) * 0x9E3779B97F4A7C15L, 997L);
    return dice < 4 || (dice < 200 && (dice >> delivery.attempt() & 1) == 1);
  }
}
