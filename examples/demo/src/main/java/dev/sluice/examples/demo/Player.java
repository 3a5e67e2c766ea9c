package dev.sluice.examples.demo;

import dev.sluice.engine.SalesEngine;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.Parked;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/** Plays a recording in time order and virtual time: timers fire between the submissions. */
final class Player {

  private static final int PAGE = 500;

  private final Recording recording;
  private final SalesEngine engine;
  private final Refusals refusals;
  private final List<Remark> parked = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  Player(Recording recording, Kept kept) {
    this.recording = recording;
    this.refusals = kept.refusals();
    InstantSource virtual = () -> now;
    this.engine =
        SalesEngine.builder()
            .playbook(recording.playbook())
            .names(recording.names())
            .store(kept.store())
            .clock(virtual)
            .build();
  }

  /** Plays everything; {@code progress} is told how many submissions are done. */
  void play(IntConsumer progress) {
    int done = 0;
    resume();
    for (Recorded recorded : recording.submissions()) {
      passTo(recorded.received());
      if (!refusals.has(recorded)) {
        submit(recorded);
      }
      done++;
      progress.accept(done);
    }
  }

  private void submit(Recorded recorded) {
    Submission submission = recorded.submission();
    if (submission.id() == null) {
      // So that it is taken up once, however often it is played.
      submission = submission.id(recorded.file() + ":" + recorded.line());
    }
    try {
      for (Parked aside : engine.submit(submission).parked()) {
        parked.add(new Remark(recorded.file(), recorded.line(), "set aside: " + aside.reason()));
      }
    } catch (SluiceException e) {
      refusals.add(new Remark(recorded.file(), recorded.line(), String.valueOf(e.getMessage())));
    }
  }

  /** Goes on at the moment at which an earlier run ended, with what it was about to do. */
  private void resume() {
    Instant latest =
        cases().stream().map(CaseState::now).max(Comparator.naturalOrder()).orElse(now);
    if (latest.isAfter(now)) {
      now = latest;
      engine.tick();
    }
  }

  /** Everything that was kept, in the order of time; of one moment by case. */
  List<JournalEntry> entries() {
    return cases().stream()
        .flatMap(state -> engine.journal(state.caseId()).stream())
        .sorted(
            Comparator.comparing(JournalEntry::now)
                .thenComparing(JournalEntry::caseId)
                .thenComparing(JournalEntry::version))
        .toList();
  }

  private List<CaseState> cases() {
    List<CaseState> all = new ArrayList<>();
    List<CaseState> page = engine.find(CaseQuery.all().page(PAGE, null));
    while (!page.isEmpty()) {
      all.addAll(page);
      page = engine.find(CaseQuery.all().page(PAGE, page.get(page.size() - 1).caseId()));
    }
    return all;
  }

  SalesEngine engine() {
    return engine;
  }

  /** Events between cases that could not be taken up; what sent them stands. */
  List<Remark> parked() {
    return parked;
  }

  List<Remark> refused() {
    return refusals.all();
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
