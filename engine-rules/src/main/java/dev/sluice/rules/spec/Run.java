package dev.sluice.rules.spec;

import dev.sluice.engine.Outcome;
import dev.sluice.engine.SalesEngine;
import dev.sluice.engine.SalesEngineBuilder;
import dev.sluice.event.Submission;
import dev.sluice.fact.Team;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Playbook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One engine on which a story is played, with its own clock. */
final class Run {

  /** Timers that start each other without time passing would never end. */
  private static final int TICKS = 10_000;

  final SalesEngine engine;
  private final SpecClock clock;

  Run(Playbook playbook, List<Team> teams, RecordNames names, Instant start) {
    clock = new SpecClock(start);
    SalesEngineBuilder builder = SalesEngine.builder().playbook(playbook).names(names).clock(clock);
    teams.forEach(builder::team);
    engine = builder.build();
  }

  Instant now() {
    return clock.instant();
  }

  List<Outcome> submit(Submission submission) {
    return List.of(engine.submit(submission));
  }

  List<Outcome> passTo(Instant target) {
    List<Outcome> outcomes = new ArrayList<>();
    Instant next = engine.nextDue();
    for (int ticks = 0; next != null && !next.isAfter(target); ticks++) {
      if (ticks == TICKS) {
        throw new AssertionError("Timers start each other without end before " + target);
      }
      if (next.isAfter(clock.instant())) {
        clock.set(next);
      }
      outcomes.addAll(engine.tick());
      next = engine.nextDue();
    }
    clock.set(target);
    outcomes.addAll(engine.tick());
    return outcomes;
  }
}
