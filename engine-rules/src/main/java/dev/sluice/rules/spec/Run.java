package dev.sluice.rules.spec;

import dev.sluice.engine.EngineListener;
import dev.sluice.engine.Outcome;
import dev.sluice.engine.SalesEngine;
import dev.sluice.engine.SalesEngineBuilder;
import dev.sluice.event.StageEntered;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.playbook.Playbook;
import dev.sluice.rules.internal.Probed;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.DueTimer;
import dev.sluice.store.Parked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One engine on which a story is played, with its own clock. */
final class Run {

  /** Timers that start each other without time passing would never end. */
  private static final int TICKS = 10_000;

  final SalesEngine engine;

  /** What the story is played without; null for nothing. */
  final @Nullable Record dropped;

  private final SpecClock clock;
  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<Parked> parked = new ArrayList<>();
  private final List<SluiceException> refusals = new ArrayList<>();

  /** The situations its rules decided on, where they are noticed. */
  final List<Noticing.Noticed> noticed;

  private final Set<StageMove> moves = new LinkedHashSet<>();

  /** A move of a case from one stage to another. */
  record StageMove(String pipeline, String from, String to) {}

  /** The engine on which the story is played as it is. */
  static Run noticing(PipelineSpec spec) {
    List<Noticing.Noticed> heard = new ArrayList<>();
    return new Run(
        spec,
        playbook ->
            playbook.policy() instanceof Probed rules
                ? playbook.withPolicy(new Noticing(rules, heard::add))
                : playbook,
        null,
        heard);
  }

  Run(PipelineSpec spec, UnaryOperator<Playbook> view, @Nullable Record dropped) {
    this(spec, view, dropped, new ArrayList<>());
  }

  private Run(
      PipelineSpec spec,
      UnaryOperator<Playbook> view,
      @Nullable Record dropped,
      List<Noticing.Noticed> noticed) {
    this.noticed = noticed;
    this.dropped = dropped;
    clock = new SpecClock(spec.start());
    SalesEngineBuilder builder = SalesEngine.builder().names(spec.names()).clock(clock);
    spec.playbooks().forEach(playbook -> builder.playbook(view.apply(playbook)));
    spec.teams().forEach(builder::team);
    engine = builder.listener(new TimerFaults(this)).build();
  }

  Instant now() {
    return clock.instant();
  }

  void submit(Submission submission) {
    try {
      add(engine.submit(submission));
    } catch (SluiceException refusal) {
      refusals.add(refusal);
    }
  }

  void passTo(Instant target) {
    Instant next = engine.nextDue();
    for (int ticks = 0; next != null && !next.isAfter(target); ticks++) {
      if (ticks == TICKS) {
        throw new AssertionError("Timers start each other without end before " + target);
      }
      if (next.isAfter(clock.instant())) {
        clock.set(next);
        ticks = 0;
      }
      engine.tick().forEach(this::add);
      next = engine.nextDue();
    }
    clock.set(target);
    engine.tick().forEach(this::add);
  }

  /** Passes to each moment at which something is due, and no further than a last one. */
  void passUntilNothingIsDue(Instant end) {
    Instant next = engine.nextDue();
    while (next != null && !next.isAfter(end)) {
      passTo(next.isBefore(now()) ? now() : next);
      next = engine.nextDue();
    }
    if (next != null) {
      clock.set(end);
    }
  }

  /** A case; null when there is none. */
  @Nullable CaseState state(String caseId) {
    return engine.journal(caseId).isEmpty() ? null : engine.view(caseId);
  }

  /** What happened since this was last asked. */
  Happened take() {
    Happened taken = new Happened(List.copyOf(entries), List.copyOf(parked), List.copyOf(refusals));
    entries.clear();
    parked.clear();
    refusals.clear();
    return taken;
  }

  private void add(Outcome outcome) {
    // A repeat hands out again what was decided the first time, and decides nothing.
    if (!outcome.repeated()) {
      entries.addAll(outcome.entries());
      outcome.entries().forEach(this::follow);
    }
    parked.addAll(outcome.parked());
  }

  private void follow(JournalEntry entry) {
    for (Record event : entry.followed()) {
      if (event instanceof StageEntered entered && entered.previous() != null) {
        String pipeline = engine.view(entry.caseId()).facts().salesCase().pipeline();
        moves.add(new StageMove(pipeline, entered.previous(), entered.stage()));
      }
    }
  }

  /** The moves that cases made. */
  Set<StageMove> moves() {
    return moves;
  }

  /**
   * A rule that fails when a timer fires is told to listeners only, and with each time it is tried.
   */
  private record TimerFaults(Run run) implements EngineListener {
    @Override
    public void timerFailed(DueTimer timer, SluiceException reason) {
      String message = String.valueOf(reason.getMessage());
      if (run.refusals.stream().noneMatch(known -> message.equals(known.getMessage()))) {
        run.refusals.add(reason);
      }
    }
  }
}
