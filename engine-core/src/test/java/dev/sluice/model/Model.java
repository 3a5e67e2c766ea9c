package dev.sluice.model;

import static java.time.temporal.ChronoUnit.HOURS;

import dev.sluice.engine.Batch;
import dev.sluice.engine.Outcome;
import dev.sluice.engine.TestClock;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.json.RecordNames;
import dev.sluice.json.SluiceJson;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.DueTimer;
import dev.sluice.store.InMemoryCaseStore;
import dev.sluice.store.PendingEffect;
import dev.sluice.store.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One seed: two hosts hear the same, the oracle with its store in memory and no trouble, the other
 * with a database, fail points and restarts. After each command both must stand the same.
 */
final class Model {

  private static final SluiceJson JSON = new SluiceJson(RecordNames.standard());
  private static final int COMMANDS = 12;
  private static final int CRASHES = 3;
  private static final int LAST_ROUNDS = 300;

  private static final Instant START = Instant.parse("2026-11-02T01:00:00Z");

  private final Database database;
  private final TestClock clock;
  private final Fuse fuse;
  private final Plot plot;
  private final Host oracle;
  private final Host subject;
  private final Comparison comparison;
  private final List<String> story = new ArrayList<>();
  private final Map<Fuse.Where, Integer> crashes = new EnumMap<>(Fuse.Where.class);
  private int version = 1;
  private boolean dead;

  Model(long seed, Database database) {
    this.plot = new Plot(seed);
    this.database = database;
    this.clock = database.clock();
    this.fuse = database.fuse();
    database.empty();
    clock.set(START);
    this.oracle = new Host(seed, InMemoryCaseStore.create(), clock, new Fuse());
    this.subject = new Host(seed, database.store(), clock, fuse);
    this.comparison = new Comparison(oracle, subject, database, JSON);
  }

  /** What is done to a host, and its answer as text; some close the engine and build another. */
  private record Command(String name, boolean closes, Function<Host, String> run) {

    Command(String name, Function<Host, String> run) {
      this(name, false, run);
    }
  }

  /** Plays to the end; throws at the first difference, with all that happened before. */
  Map<Fuse.Where, Integer> play() {
    try {
      for (int i = 0; i < COMMANDS; i++) {
        turn();
        comparison.check();
      }
      settle();
      comparison.checkAll();
      return crashes;
    } catch (RuntimeException | AssertionError | Fuse.Crash e) {
      throw new AssertionError(e.getMessage() + "\n  " + String.join("\n  ", story), e);
    }
  }

  private void turn() {
    Instant due = oracle.store().nextDue();
    Instant now = plot.moment(clock.now(), due);
    clock.set(now);
    List<DueTimer> first = due == null ? List.of() : oracle.store().due(due, 1);
    Submission cancel = !first.isEmpty() && plot.oneIn(4) ? plot.cancel(first.get(0), now) : null;
    boolean armed = plot.oneIn(2);
    if (cancel != null) {
      go(single(cancel), armed, telling(now));
    } else if (plot.oneIn(10)) {
      version = World.after(version);
      int next = version;
      go(new Command("rules of version " + next, true, host -> swap(host, next)), armed, true);
    } else if (plot.oneIn(4)) {
      go(tick(), armed, false);
    } else if (plot.oneIn(3)) {
      List<Submission> batch = armed ? plot.steadyBatch(now) : plot.batch(now);
      go(
          new Command(
              batch.stream().map(Model::brief).toList().toString(),
              host -> text(host.engine().submitAll(batch))),
          armed,
          true);
    } else {
      go(single(plot.single(now)), armed, telling(now) || plot.oneIn(2));
    }
  }

  private static String swap(Host host, int next) {
    host.swap(next);
    return "swapped";
  }

  private Command single(Submission submission) {
    return new Command(brief(submission), host -> text(host, submission));
  }

  private static String brief(Submission submission) {
    Record event = submission.event();
    return submission.id()
        + " "
        + submission.caseId()
        + " "
        + (event instanceof LeadCaptured lead ? "lead " + lead.lead().company() : event)
        + (submission.at() == null ? "" : " at " + submission.at());
  }

  /** The journals are compared whole, at the end. */
  private static String brief(JournalEntry entry) {
    return entry.caseId()
        + ":"
        + entry.version()
        + " "
        + entry.eventId()
        + " at "
        + entry.now()
        + " "
        + entry.decisions().size();
  }

  private Command tick() {
    return new Command(
        "tick",
        host -> host.engine().tick().stream().map(this::text).collect(Collectors.joining("\n")));
  }

  /** A timer is due that tells another case: when it fires after a crash, others may be earlier. */
  private boolean telling(Instant now) {
    return oracle.store().due(now, 100).stream()
        .anyMatch(timer -> timer.timerId().equals(World.TELLING));
  }

  /** Both do it; the subject perhaps with trouble, and then until it is done. */
  private void go(Command command, boolean armed, boolean ticksFirst) {
    if (armed && ticksFirst) {
      both(tick());
    }
    if (!armed) {
      both(command);
      return;
    }
    story.add(clock.now() + " " + command.name);
    String expected = command.run.apply(oracle);
    String actual = attempt(plot.failPoint(), () -> command.run.apply(subject));
    if (actual != null) {
      comparison.same("the answer", expected, actual);
      return;
    }
    dead |= command.closes;
    for (int crash = 1; actual == null; crash++) {
      Fuse.Plan next = crash < CRASHES && plot.oneIn(3) ? plot.failPoint() : null;
      actual = attempt(next, () -> recover(command, ticksFirst));
    }
    // What the subject did on its way back, its oracle does now.
    for (Host host : List.of(oracle, subject)) {
      String unused = tick().run.apply(host);
    }
    both(command);
  }

  private String recover(Command command, boolean ticksFirst) {
    if (dead) {
      subject.restart(plot.oneIn(4) ? database.reopened() : database.store());
      dead = false;
    }
    if (ticksFirst) {
      subject.engine().tick();
      return command.run.apply(subject);
    }
    String answer = command.run.apply(subject);
    subject.engine().tick();
    return answer;
  }

  private void both(Command command) {
    story.add(clock.now() + " " + command.name);
    comparison.same("the answer", command.run.apply(oracle), command.run.apply(subject));
  }

  /** The answer; null when the subject had trouble, whether it noticed or not. */
  private @Nullable String attempt(Fuse.@Nullable Plan plan, Supplier<String> work) {
    String answer = null;
    if (plan != null) {
      fuse.arm(plan);
    }
    try {
      answer = work.get();
    } catch (Fuse.Crash e) {
      dead = true;
    } catch (StoreUnavailableException e) {
      if (!fuse.blown()) {
        throw e;
      }
    }
    boolean blown = fuse.blown();
    fuse.disarm();
    if (blown && plan != null) {
      story.add("    " + plan);
      crashes.merge(plan.where(), 1, Integer::sum);
      return null;
    }
    return answer;
  }

  /** Lets time pass, by the hour, until every effect is delivered or given up. */
  private void settle() {
    both(tick());
    for (int round = 0; round < LAST_ROUNDS && open(); round++) {
      Instant next = clock.now().plus(Duration.ofDays(1));
      for (Host host : List.of(oracle, subject)) {
        for (PendingEffect effect : comparison.pending(host)) {
          Instant time = effect.notBefore().plus(Duration.ofHours(1)).truncatedTo(HOURS);
          next = time.isAfter(clock.now()) && time.isBefore(next) ? time : next;
        }
      }
      clock.set(next);
      both(tick());
    }
    comparison.same("no effect without an end", false, open());
  }

  private boolean open() {
    return !comparison.pending(oracle).isEmpty() || !comparison.pending(subject).isEmpty();
  }

  private String text(Host host, Submission submission) {
    try {
      return text(host.engine().submit(submission));
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (SluiceException e) {
      return "refused: " + e.getMessage();
    }
  }

  private String text(Outcome outcome) {
    return (outcome.repeated() ? "repeated " : "")
        + outcome.entries().stream().map(Model::brief).toList()
        + outcome.parked();
  }

  private String text(Batch batch) {
    return batch.outcomes().stream().map(this::text).collect(Collectors.joining("\n"))
        + batch.refusals().stream()
            .map(refusal -> Objects.toString(refusal.reason().getMessage()))
            .collect(Collectors.joining("\n"));
  }
}
