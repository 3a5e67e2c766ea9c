package dev.sluice.examples.demo;

import dev.sluice.engine.EngineListener;
import dev.sluice.engine.SalesEngine;
import dev.sluice.fault.SluiceException;
import dev.sluice.store.InMemoryCaseStore;
import dev.sluice.store.Parked;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Plays a recording in time order and virtual time: timers fire between the submissions. */
final class Player {

  private final Recording recording;
  private final SalesEngine engine;
  private final List<Remark> refused = new ArrayList<>();
  private final List<Remark> parked = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  Player(Recording recording, EngineListener listener) {
    this.recording = recording;
    InstantSource virtual = () -> now;
    this.engine =
        SalesEngine.builder()
            .playbook(recording.playbook())
            .names(recording.names())
            .store(InMemoryCaseStore.create())
            .clock(virtual)
            .listener(listener)
            .build();
  }

  /** Plays everything; {@code progress} is told how many submissions are done. */
  void play(IntConsumer progress) {
    int done = 0;
    for (Recorded recorded : recording.submissions()) {
      passTo(recorded.received());
      try {
        for (Parked aside : engine.submit(recorded.submission()).parked()) {
          parked.add(new Remark(recorded.file(), recorded.line(), "set aside: " + aside.reason()));
        }
      } catch (SluiceException e) {
        refused.add(new Remark(recorded.file(), recorded.line(), String.valueOf(e.getMessage())));
      }
      done++;
      progress.accept(done);
    }
  }

  SalesEngine engine() {
    return engine;
  }

  /** Events between cases that could not be taken up; what sent them stands. */
  List<Remark> parked() {
    return parked;
  }

  List<Remark> refused() {
    return refused;
  }

  private void passTo(Instant target) {
    Instant next = engine.nextDue();
    while (next != null && !next.isAfter(target)) {
      now = next.isAfter(now) ? next : now;
      engine.tick();
      next = engine.nextDue();
    }
    now = target.isAfter(now) ? target : now;
  }
}
