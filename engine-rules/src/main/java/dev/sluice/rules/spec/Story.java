package dev.sluice.rules.spec;

import dev.sluice.decision.Decided;
import dev.sluice.engine.Outcome;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.Missing;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Approval;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Requirement;
import dev.sluice.pipeline.Requirements;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.time.Budget;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A case's story as a spec tells it. Confined to one thread. */
public final class Story {

  private final Playbook playbook;
  private final List<Run> runs;
  private final long seed;
  private final String caseId;
  private List<Decided> decisions = List.of();
  private List<Missing> missing = List.of();

  Story(Playbook playbook, List<Run> runs, long seed, String caseId) {
    this.playbook = playbook;
    this.runs = runs;
    this.seed = seed;
    this.caseId = caseId;
  }

  void open(CaseDraft draft) {
    when(draft.opening());
    String wanted = draft.stage();
    if (wanted != null) {
      for (String stage : path(wanted)) {
        handIn(playbook.pipeline().stage(stage).requires());
        if (!state().facts().salesCase().stage().equals(stage)) {
          when(new StageRequested(stage));
          then(Expectation.stage(stage));
        }
      }
      decisions = List.of();
    }
  }

  /**
   * Something happens to the case, now.
   *
   * @param events what happens, one after the other
   * @return this story
   */
  public Story when(Record... events) {
    List<Submission> submissions = new ArrayList<>();
    for (Record event : events) {
      submissions.add(Submission.of(caseId, event));
    }
    return when(submissions.toArray(Submission[]::new));
  }

  /**
   * Something is submitted: by somebody, late, or to another case.
   *
   * @param submissions what is submitted, one after the other
   * @return this story
   */
  public Story when(Submission... submissions) {
    return play(
        run -> {
          List<Outcome> outcomes = new ArrayList<>();
          for (Submission submission : submissions) {
            outcomes.addAll(run.submit(submission));
          }
          return outcomes;
        });
  }

  /**
   * Time passes, and timers fire as they become due.
   *
   * @param time how much, as the playbook's calendar counts it
   * @return this story
   */
  public Story whenTimePasses(Budget time) {
    return passTo(playbook.calendar().due(now(), time).at());
  }

  /**
   * Minutes pass; for the near miss just before a deadline.
   *
   * @param minutes how many
   * @return this story
   */
  public Story whenMinutesPass(int minutes) {
    return passTo(now().plusSeconds(60L * minutes));
  }

  /**
   * Time passes until a moment.
   *
   * @param localTime in the calendar's zone, for example {@code 2026-10-09T09:00}
   * @return this story
   */
  public Story whenItIs(String localTime) {
    return passTo(LocalDateTime.parse(localTime).atZone(playbook.calendar().zone()).toInstant());
  }

  /**
   * Checks what was decided since the last {@code when}, and the case as it is.
   *
   * @param expectations all must be met
   * @return this story
   * @throws AssertionError when one is not, with the decisions, their reasons and the history
   */
  public Story then(Expectation... expectations) {
    Expectation.Seen seen = new Expectation.Seen(decisions, missing, state());
    for (Expectation expectation : expectations) {
      if (!expectation.test().test(seen)) {
        throw new AssertionError(report("Expected " + expectation.words()));
      }
    }
    return this;
  }

  /**
   * Checks that nothing was decided since the last {@code when}.
   *
   * @return this story
   * @throws AssertionError when something was
   */
  public Story thenNothing() {
    if (!decisions.isEmpty()) {
      throw new AssertionError(report("Expected no decision"));
    }
    return this;
  }

  /**
   * The moment the story has reached.
   *
   * @return an instant
   */
  public Instant now() {
    return runs.get(0).now();
  }

  /**
   * The case as it is.
   *
   * @return its state
   */
  public CaseState state() {
    return runs.get(0).engine.view(caseId);
  }

  /**
   * What was decided since the last {@code when}.
   *
   * @return decisions with their reasons, in all cases
   */
  public List<Decided> decisions() {
    return decisions;
  }

  private Story passTo(Instant target) {
    return play(run -> run.passTo(target));
  }

  private Story play(Function<Run, List<Outcome>> act) {
    List<Outcome> outcomes = act.apply(runs.get(0));
    decisions = outcomes.stream().flatMap(outcome -> outcome.decisions().stream()).toList();
    missing = outcomes.stream().flatMap(outcome -> outcome.missing().stream()).toList();
    for (Run other : runs.subList(1, runs.size())) {
      List<Decided> again =
          act.apply(other).stream().flatMap(outcome -> outcome.decisions().stream()).toList();
      if (!again.equals(decisions)) {
        throw new AssertionError(
            report("The order of facts changed what is decided. With them shuffled: " + again));
      }
    }
    return this;
  }

  private void handIn(Requirements requires) {
    each(requires.activities(), id -> new ActivityLogged(id));
    each(requires.deliverables(), id -> new DeliverableSubmitted(id));
    each(requires.documents(), id -> new DocumentAttached(id));
    each(requires.approvals(), id -> new ApprovalDecided(id, Approval.State.GRANTED, null));
  }

  private void each(List<Requirement> required, Function<String, Record> event) {
    for (Requirement requirement : required) {
      when(event.apply(requirement.id()));
    }
  }

  /** The shortest way from the first stage, without it. */
  private List<String> path(String wanted) {
    Pipeline pipeline = playbook.pipeline();
    String first = pipeline.first().id();
    Map<String, String> cameFrom = new HashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      String stage = open.removeFirst();
      for (String next : pipeline.stage(stage).moves()) {
        if (!next.equals(first) && cameFrom.putIfAbsent(next, stage) == null) {
          open.add(next);
        }
      }
    }
    List<String> path = new ArrayList<>();
    for (String stage = pipeline.stage(wanted).id(); !stage.equals(first); ) {
      path.add(0, stage);
      stage = cameFrom.getOrDefault(stage, first);
    }
    return path;
  }

  private String report(String problem) {
    return problem
        + "\n\nDecided since the last when:\n"
        + lines(decisions)
        + "\nMissing: "
        + missing
        + "\n\nHistory of case "
        + caseId
        + ":\n"
        + lines(runs.get(0).engine.journal(caseId).stream().map(Story::line).toList())
        + "\nNow: "
        + state().facts().salesCase()
        + "\nTimers: "
        + state().timers().stream().map(timer -> timer.id() + " " + timer.due()).toList()
        + "\n\nRerun with -Dsluice.seed="
        + seed;
  }

  private static String line(JournalEntry entry) {
    return entry.occurredAt()
        + " "
        + entry.event()
        + (entry.followed().isEmpty() ? "" : " → " + entry.followed())
        + " → "
        + entry.decisions().stream().map(decided -> decided.decision().toString()).toList();
  }

  private static String lines(List<?> items) {
    return items.isEmpty()
        ? "  (nothing)\n"
        : items.stream().map(item -> "  " + item + "\n").collect(Collectors.joining());
  }
}
