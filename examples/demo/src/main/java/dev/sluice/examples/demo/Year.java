package dev.sluice.examples.demo;

import dev.sluice.engine.EngineListener;
import dev.sluice.engine.SalesEngine;
import dev.sluice.engine.SalesEngineBuilder;
import dev.sluice.event.Submission;
import dev.sluice.fact.SalesCase;
import dev.sluice.fault.SluiceException;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.JournalEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
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
  private final Map<String, Playbook> playbooks = new LinkedHashMap<>();
  private final Map<String, Company.Arrival> arrivals = new LinkedHashMap<>();
  private final PriorityQueue<Plan> plans = new PriorityQueue<>();
  private final List<JournalEntry> entries = new ArrayList<>();
  private final Set<String> begun = new HashSet<>();
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
                    begun.add(entry.caseId());
                  }
                });
    for (Playbook playbook : company.playbooks()) {
      builder.playbook(playbook);
      playbooks.put(playbook.pipeline().id(), playbook);
    }
    this.engine = builder.build();
    this.people = new People(this, new Habits(SEED));
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

  /** A case is going to begin. */
  void expect(Company.Arrival arrival) {
    arrivals.put(arrival.caseId(), arrival);
    plan(
        arrival.at(),
        () ->
            Submission.of(arrival.caseId(), arrival.opening()).into(arrival.pipeline()).by("crm"));
  }

  Submission by(String caseId, Record event, String actor) {
    return Submission.of(caseId, event).by(actor);
  }

  Instant arrival(String caseId) {
    Company.Arrival arrival = arrivals.get(caseId);
    return arrival == null ? now : arrival.at();
  }

  boolean known(String caseId) {
    return begun.contains(caseId);
  }

  SalesCase salesCase(String caseId) {
    return engine.view(caseId).facts().salesCase();
  }

  boolean ended(String caseId) {
    return !known(caseId) || !salesCase(caseId).running();
  }

  boolean lost(String caseId) {
    return ended(caseId) && !salesCase(caseId).won();
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

  /** The playbooks that are played, the company's own first. */
  List<Playbook> playbooks() {
    return List.copyOf(playbooks.values());
  }

  /** The playbook that a case of the year runs by. */
  Playbook playbook(String caseId) {
    Company.Arrival arrival = arrivals.get(caseId);
    Playbook found = arrival == null ? null : playbooks.get(arrival.pipeline());
    if (found == null) {
      throw new IllegalArgumentException("The year has no case " + caseId);
    }
    return found;
  }

  /** The cases that began, by id; not those of the team. */
  List<String> caseIds() {
    return arrivals.keySet().stream().filter(this::known).sorted().toList();
  }

  boolean has(String caseId) {
    return arrivals.containsKey(caseId);
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
