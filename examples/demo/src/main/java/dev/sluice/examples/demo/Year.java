package dev.sluice.examples.demo;

import dev.sluice.engine.EngineListener;
import dev.sluice.engine.SalesEngine;
import dev.sluice.engine.SalesEngineBuilder;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.JournalEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays the year 2026 of a small company in virtual time: three reps and two hundred cases. The
 * people in it react to what the playbook decides; chance comes from one seed, so that the same
 * playbook gives the same year.
 */
final class Year {

  static final long SEED = 2026;

  private final Company company;
  private final People people;
  private final SalesEngine engine;
  private final PriorityQueue<Plan> plans = new PriorityQueue<>();
  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private Instant now;
  private long planned;

  /** Something somebody is going to do; null when it turns out that there is nothing to do. */
  private record Plan(Instant at, long order, Supplier<@Nullable Submission> what)
      implements Comparable<Plan> {
    @Override
    public int compareTo(Plan other) {
      int byTime = at.compareTo(other.at);
      return byTime == 0 ? Long.compare(order, other.order) : byTime;
    }
  }

  private Year(Company company) {
    this.company = company;
    this.now = company.begins();
    InstantSource virtual = () -> now;
    SalesEngineBuilder builder =
        SalesEngine.builder()
            .clock(virtual)
            .team(company.team())
            .listener(
                new EngineListener() {
                  @Override
                  public void committed(JournalEntry entry) {
                    entries.add(entry);
                  }
                });
    company.playbooks().forEach(builder::playbook);
    this.engine = builder.build();
    this.people = new People(company, engine, this, new Random(SEED));
  }

  static Year play(Company company) {
    Year year = new Year(company);
    year.run();
    return year;
  }

  private void run() {
    people.begin();
    int read = 0;
    while (true) {
      // What was decided since makes people plan.
      while (read < entries.size()) {
        people.react(entries.get(read));
        read++;
      }
      Plan plan = plans.peek();
      Instant due = engine.nextDue();
      boolean timer = due != null && (plan == null || !due.isAfter(plan.at()));
      Instant next = timer ? due : plan == null ? null : plan.at();
      if (next == null || !next.isBefore(company.ends())) {
        break;
      }
      now = next.isAfter(now) ? next : now;
      if (timer) {
        engine.tick();
      } else {
        plans.remove();
        submit(plan.what().get());
      }
    }
    now = company.ends();
  }

  private void submit(@Nullable Submission submission) {
    if (submission == null) {
      return;
    }
    try {
      engine.submit(submission);
    } catch (SluiceException e) {
      refused.add(String.valueOf(e.getMessage()));
    }
  }

  /** Somebody is going to do something. */
  void plan(Instant at, Supplier<@Nullable Submission> what) {
    planned++;
    plans.add(new Plan(at.isBefore(now) ? now : at, planned, what));
  }

  Instant now() {
    return now;
  }

  Company company() {
    return company;
  }

  SalesEngine engine() {
    return engine;
  }

  Playbook playbook() {
    return company.playbooks().get(0);
  }

  /** Everything that was kept, in the order it was. */
  List<JournalEntry> entries() {
    return entries;
  }

  /** What the engine refused, in its words. */
  List<String> refused() {
    return refused;
  }
}
