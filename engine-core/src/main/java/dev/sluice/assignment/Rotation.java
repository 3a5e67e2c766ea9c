package dev.sluice.assignment;

import dev.sluice.decision.Compared;
import dev.sluice.event.OwnerSought;
import dev.sluice.fact.Fact;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The turns of a team, kept in the team's case. Smooth weighted round robin (as in nginx's upstream
 * module): each eligible rep earns its weight, the highest credit wins and pays the sum of the
 * weights that took part. A rep who is away neither earns nor pays, so there is no flood on return,
 * and a new rep starts at zero.
 *
 * <p>Immutable; the same rotation, case and judgement always give the same choice.
 *
 * @param turns how each rep stands, by rep id
 * @param waiting cases nobody could take, the next one first: by priority, then by age
 */
public record Rotation(Map<String, Turn> turns, List<OwnerSought> waiting) implements Fact {

  private static final Comparator<OwnerSought> QUEUE =
      Comparator.comparingInt((OwnerSought sought) -> -sought.priority())
          .thenComparing(OwnerSought::since)
          .thenComparing(OwnerSought::caseId)
          .thenComparing(
              OwnerSought::task, Comparator.nullsFirst(Comparator.<String>naturalOrder()));

  /** A rotation in which nobody had a turn yet. After the order, which it needs. */
  public static final Rotation NEW = new Rotation(Map.of(), List.of());

  /** Brings both collections into their stated order. */
  public Rotation {
    turns = Collections.unmodifiableMap(new TreeMap<>(turns));
    waiting = waiting.stream().sorted(QUEUE).toList();
  }

  /**
   * Chooses an owner. Pure.
   *
   * @param team who is on the team
   * @param sought the case that looks for an owner
   * @param judgement what the rules say of the reps
   * @param now the moment of the step
   * @param zone the calendar's zone, whose months the quotas count
   * @return who, why, and the rotation afterwards; with nobody, the case waits in it
   */
  public Choice choose(
      Team team, OwnerSought sought, Judgement judgement, Instant now, ZoneId zone) {
    String month = YearMonth.from(now.atZone(zone)).toString();
    List<Rep> eligible = new ArrayList<>();
    Map<String, String> standing = new HashMap<>();
    for (Rep rep : team.reps()) {
      String against = against(rep, judgement, now, month, sought.forTask());
      if (against == null) {
        eligible.add(rep);
      } else {
        standing.put(rep.id(), "not eligible: " + against);
      }
    }
    if (eligible.isEmpty()) {
      return new Choice(queueing(sought), null, "nobody is eligible", considered(team, standing));
    }
    List<Rep> preferred =
        eligible.stream().filter(rep -> judgement.preferred().containsKey(rep.id())).toList();
    List<Rep> candidates = preferred.isEmpty() ? eligible : preferred;

    Map<String, Turn> next = new TreeMap<>(turns);
    long sum = 0;
    for (Rep rep : candidates) {
      next.put(rep.id(), turn(rep).credited(rep.weight()));
      sum += rep.weight();
    }
    Rep winner = highest(candidates, next);
    Turn won = next.getOrDefault(winner.id(), Turn.NEW);
    for (Rep rep : eligible) {
      boolean runs = candidates.contains(rep);
      standing.put(
          rep.id(),
          runs
              ? "credit " + next.getOrDefault(rep.id(), Turn.NEW).credit()
              : "eligible, but another is preferred");
    }
    Turn paid = won.credited(-sum);
    next.put(winner.id(), sought.forTask() ? paid.served(now) : paid.taken(now, month));
    String reason =
        candidates.size() == 1
            ? (preferred.isEmpty()
                ? "the only one eligible"
                : String.join("; ", judgement.preferred().getOrDefault(winner.id(), List.of())))
            : "highest credit, " + won.credit() + " of " + candidates.size() + " candidates";
    return new Choice(
        new Rotation(next, waiting).withdrawn(sought.caseId(), sought.task()),
        winner.id(),
        reason,
        considered(team, standing));
  }

  private static List<Compared> considered(Team team, Map<String, String> standing) {
    return team.reps().stream().map(rep -> new Compared(rep.id(), standing.get(rep.id()))).toList();
  }

  /**
   * Frees a place: a case ended or went to somebody else.
   *
   * @param rep who owned it
   * @return the rotation afterwards
   */
  public Rotation released(String rep) {
    Turn turn = turns.get(rep);
    if (turn == null) {
      return this;
    }
    Map<String, Turn> next = new TreeMap<>(turns);
    next.put(rep, turn.released());
    return new Rotation(next, waiting);
  }

  /**
   * Takes a search out of the queue.
   *
   * @param caseId the case
   * @param task the task that waits for somebody; null for the case itself
   * @return the rotation afterwards; this one when the search did not wait
   */
  public Rotation withdrawn(String caseId, @Nullable String task) {
    return waits(caseId, task)
        ? new Rotation(
            turns, waiting.stream().filter(sought -> !sought.isFor(caseId, task)).toList())
        : this;
  }

  /**
   * Whether any rep could take anything that waits at all, before rules judge.
   *
   * @param team who is on the team
   * @param now the moment
   * @param zone the calendar's zone, whose months the quotas count
   * @return false when leave leaves nobody, and, unless a task waits, capacity and quota
   */
  public boolean anybodyFree(Team team, Instant now, ZoneId zone) {
    String month = YearMonth.from(now.atZone(zone)).toString();
    boolean task = waiting.stream().anyMatch(OwnerSought::forTask);
    return team.reps().stream()
        .anyMatch(rep -> against(rep, Judgement.NONE, now, month, task) == null);
  }

  /**
   * Whether a search waits in the queue.
   *
   * @param caseId the case
   * @param task the task that waits for somebody; null for the case itself
   * @return true while it waits
   */
  public boolean waits(String caseId, @Nullable String task) {
    return waiting.stream().anyMatch(sought -> sought.isFor(caseId, task));
  }

  private @Nullable String against(
      Rep rep, Judgement judgement, Instant now, String month, boolean task) {
    List<String> reasons = judgement.excluded().get(rep.id());
    if (reasons != null) {
      return String.join("; ", reasons);
    }
    if (rep.awayAt(now)) {
      return "on leave";
    }
    if (task) {
      // Capacity and quota count cases.
      return null;
    }
    Turn turn = turn(rep);
    if (rep.capacity() != null && turn.open() >= rep.capacity()) {
      return "capacity full, " + turn.open() + " of " + rep.capacity();
    }
    if (rep.quota() != null && turn.inMonth(month) >= rep.quota()) {
      return "quota used, " + turn.inMonth(month) + " of " + rep.quota() + " in " + month;
    }
    return null;
  }

  private Turn turn(Rep rep) {
    return turns.getOrDefault(rep.id(), Turn.NEW);
  }

  private Rotation queueing(OwnerSought sought) {
    if (waits(sought.caseId(), sought.task())) {
      return this;
    }
    List<OwnerSought> longer = new ArrayList<>(waiting);
    longer.add(sought);
    return new Rotation(turns, longer);
  }

  private static Rep highest(List<Rep> candidates, Map<String, Turn> turns) {
    return Collections.max(
        candidates,
        Comparator.comparingLong((Rep rep) -> turns.getOrDefault(rep.id(), Turn.NEW).credit())
            .thenComparing(
                rep -> turns.getOrDefault(rep.id(), Turn.NEW).lastAt(),
                Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
            .thenComparing(Rep::id, Comparator.reverseOrder()));
  }

  @Override
  public String factId() {
    return "rotation";
  }
}
