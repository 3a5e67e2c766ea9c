package dev.sluice.step;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.AssignOwner;
import dev.sluice.decision.Because;
import dev.sluice.decision.Block;
import dev.sluice.decision.CancelTask;
import dev.sluice.decision.CancelTimer;
import dev.sluice.decision.Conflict;
import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import dev.sluice.decision.MoveStage;
import dev.sluice.decision.Notify;
import dev.sluice.decision.RequestApproval;
import dev.sluice.decision.SeekOwner;
import dev.sluice.decision.SetProbability;
import dev.sluice.decision.SetRisk;
import dev.sluice.decision.SetScore;
import dev.sluice.decision.SetTier;
import dev.sluice.decision.StartTimer;
import dev.sluice.decision.TellCase;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.CaseClosed;
import dev.sluice.event.ClockPaused;
import dev.sluice.event.ClockResumed;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.DeadlineNear;
import dev.sluice.event.Missing;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.OwnerReleased;
import dev.sluice.event.OwnerSought;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageBlocked;
import dev.sluice.event.StageEntered;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TierChanged;
import dev.sluice.event.TimerFired;
import dev.sluice.fact.Approval;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.MissedDeadline;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Signal;
import dev.sluice.fact.Task;
import dev.sluice.fact.Team;
import dev.sluice.pipeline.End;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Stage;
import dev.sluice.pipeline.TimeLimit;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.PolicyException;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.SignalRetention;
import dev.sluice.playbook.Situation;
import dev.sluice.step.Timer.Purpose;
import dev.sluice.time.Budget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of one case, from top to bottom of this file: an event changes the facts, deadlines it
 * satisfies are settled, the policy proposes, proposals merge to decisions, decisions change the
 * case and may make events of the engine, which are the next round of the same step.
 *
 * <p>A step is a pure function. It is confined to one thread; nothing of it is shared until it
 * returns.
 */
public final class Step {

  /** How many rounds of events a step may take before it counts as a cycle. */
  public static final int ROUNDS = 32;

  private final Playbook playbook;
  private final Pipeline pipeline;
  private final Input input;
  private final Occurrence occurrence;
  private final long version;
  private final Timers timers;
  private Facts facts;

  private final List<Record> followed = new ArrayList<>();
  private final List<Decided> decisions = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();
  private final List<Conflict> conflicts = new ArrayList<>();
  private final List<TellCase> asides = new ArrayList<>();
  private final List<Record> next = new ArrayList<>();

  private Step(Playbook playbook, Input input, CaseState before, Occurrence occurrence) {
    this.playbook = playbook;
    this.pipeline = playbook.pipeline();
    this.input = input;
    this.occurrence = occurrence;
    this.version = before.version() + 1;
    this.timers = new Timers(playbook.calendar(), before.timers());
    this.facts = before.facts();
  }

  /**
   * Takes a step.
   *
   * @param state the case before; null when the event opens it
   * @param input what happened
   * @param now the moment of the step, not before the last one
   * @param playbook what decides
   * @return the case after, with everything that follows
   * @throws PolicyException when a rule fails
   * @throws CycleException when rules trigger each other without end
   * @throws IllegalArgumentException when the event cannot be true of this case
   */
  public static StepResult take(
      @Nullable CaseState state, Input input, Instant now, Playbook playbook) {
    Occurrence occurrence = new Occurrence(input.occurredAt(), now, input.actor());
    if (state != null) {
      return new Step(playbook, input, state, occurrence).run(List.of(input.event()));
    }
    Pipeline pipeline = playbook.pipeline();
    String first = pipeline.first().id();
    SalesCase opened = SalesCase.open(input.caseId(), pipeline.id(), first, occurrence.at());
    CaseState empty = new CaseState(Facts.of(opened), List.of(), 0, now);
    Step step = new Step(playbook, input, empty, occurrence);
    step.watchStage();
    return step.run(List.of(input.event(), new StageEntered(first, null)));
  }

  /**
   * Takes the step of a timer that is due.
   *
   * @param state the case
   * @param timer one of its timers
   * @param now the moment of the step, not before the timer is due
   * @param playbook what decides
   * @return the case after, with everything that follows
   */
  public static StepResult fire(CaseState state, Timer timer, Instant now, Playbook playbook) {
    Instant due = timer.due();
    if (due == null || due.isAfter(now)) {
      throw new IllegalArgumentException("Timer " + timer.id() + " is not due at " + now);
    }
    Record event =
        switch (timer.purpose()) {
          case RULE, TEAM -> new TimerFired(timer.key(), due);
          case STAGE -> new DeadlineMissed("stage", timer.key(), due);
          case TASK -> new DeadlineMissed("task", timer.key(), due);
          case NODE -> new DeadlineMissed("node", timer.key(), due);
          case WARNING -> near(state, due);
        };
    String eventId = timer.id() + "@" + due;
    Input input = new Input(state.caseId(), event, eventId, due, null, 0);
    Step step = new Step(playbook, input, state, new Occurrence(due, now, null));
    step.timers.cancel(timer.purpose(), timer.key());
    return step.run(List.of(event));
  }

  /**
   * Asks what must happen before a stage can be entered, without entering it.
   *
   * @param state the case
   * @param stage the stage
   * @param now the moment of the question
   * @param playbook what decides
   * @return what is missing; empty when the stage can be entered now
   */
  public static List<Missing> missing(
      CaseState state, String stage, Instant now, Playbook playbook) {
    StageRequested request = new StageRequested(stage);
    Input input = new Input(state.caseId(), request, null, now, null, 0);
    Step step = new Step(playbook, input, state, new Occurrence(now, now, null));
    return step.missing(stage, new Merge(step.proposals(request)).decisions);
  }

  private static DeadlineNear near(CaseState state, Instant due) {
    String stage = state.facts().salesCase().stage();
    Timer limit = state.timer("stage:" + stage);
    Instant deadline = limit == null ? null : limit.due();
    return new DeadlineNear("stage", stage, deadline == null ? due : deadline);
  }

  private StepResult run(List<Record> events) {
    List<Record> round = events;
    List<String> trail = new ArrayList<>();
    for (int rounds = 0; !round.isEmpty(); rounds++) {
      if (rounds == ROUNDS) {
        throw new CycleException(input.caseId(), Trail.cycle(trail));
      }
      for (Record event : round) {
        followed.add(event);
        int known = decisions.size();
        process(event);
        trail.add(Trail.round(event, decisions.subList(known, decisions.size())));
      }
      round = List.copyOf(next);
      next.clear();
    }
    followed.remove(0); // the input itself, which the entry names apart
    CaseState state = new CaseState(facts, timers.all(), version, occurrence.now());
    return new StepResult(state, entry());
  }

  private void process(Record event) {
    Facts before = facts;
    changeFacts(event);
    Deadlines deadlines = new Deadlines(pipeline, timers, facts);
    deadlines.settle(before);
    facts = deadlines.facts();
    next.addAll(deadlines.met());

    Merge merged = new Merge(proposals(event));
    conflicts.addAll(merged.conflicts);
    for (Decided decided : merged.decisions) {
      carryOut(decided, event);
    }

    if (event instanceof StageRequested wanted) {
      enter(wanted.stage(), merged.decisions);
    } else if (event instanceof DeadlineMissed missed && missed.what().equals("stage")) {
      escalate(missed);
    } else if (event instanceof OwnerAssigned && before.salesCase().owner() != null) {
      release(before.salesCase());
    }
    if (facts.subject() instanceof Team team) {
      staff(team, event, merged.decisions);
    }
  }

  private List<Proposal> proposals(Record event) {
    return playbook.policy().propose(situation(event));
  }

  private Situation situation(Record event) {
    return new Situation(event, facts, occurrence, playbook.calendar(), playbook.hash());
  }

  private void changeFacts(Record event) {
    if (event instanceof FactChange change) {
      facts = change.applyTo(facts, occurrence);
    }
    if (event instanceof SignalReceived signal) {
      remember(signal.name(), signal.contact(), signal.content());
    } else if (event instanceof ActivityLogged activity) {
      remember(activity.type(), activity.contact(), null);
    } else if (event instanceof DeadlineMissed missed) {
      facts = facts.with(new MissedDeadline(missed.what(), missed.key(), missed.dueAt()));
    } else if (event instanceof ClockPaused) {
      timers.pause(occurrence.at());
    } else if (event instanceof ClockResumed) {
      timers.resume(occurrence.at());
    }
  }

  private void remember(String name, @Nullable String contact, @Nullable String content) {
    SignalRetention retention = playbook.signals().get(name);
    if (retention == null) {
      return;
    }
    Signal signal = new Signal(name, occurrence.at(), contact, content);
    facts =
        facts.withSignals(
            Signals.with(facts.signals(), signal, retention, situation(input.event()).history()));
  }

  private void carryOut(Decided decided, Record event) {
    Decision decision = decided.decision();
    SalesCase salesCase = facts.salesCase();
    if (decision instanceof MoveStage move) {
      if (move.stage().equals(salesCase.stage())) {
        return;
      }
      next.add(new StageRequested(move.stage(), decided.because().rule()));
    } else if (decision instanceof Block && !(event instanceof StageRequested)) {
      throw new PolicyException(
          input.caseId(),
          decided.because().rule(),
          "Rule \""
              + decided.because().rule()
              + "\" blocks, but nothing asked for a stage. Trigger it by StageRequested",
          null);
    } else if (decision instanceof AssignOwner assign) {
      next.add(new OwnerAssigned(assign.rep(), assign.reason(), null));
    } else if (decision instanceof SeekOwner seek) {
      asides.add(new TellCase(Team.caseId(seek.team()), sought(seek)));
    } else if (decision instanceof AddTag add) {
      if (salesCase.tags().contains(add.tag())) {
        return;
      }
      facts = facts.with(salesCase.withTag(add.tag()));
    } else if (decision instanceof SetScore score) {
      facts = facts.with(salesCase.withScore(score.factor(), score.points()));
    } else if (decision instanceof SetTier tier) {
      String previous = salesCase.tier(tier.scheme());
      if (tier.grade().equals(previous)) {
        return;
      }
      facts = facts.with(salesCase.withTier(tier.scheme(), tier.grade()));
      next.add(new TierChanged(tier.scheme(), previous, tier.grade()));
    } else if (decision instanceof SetProbability probability) {
      facts = facts.with(salesCase.withProbability(probability.percent()));
    } else if (decision instanceof SetRisk risk) {
      facts = facts.with(salesCase.withRisk(risk.level()));
    } else if (decision instanceof StartTimer start) {
      timers.start(Purpose.RULE, start.name(), start.after(), occurrence.now());
    } else if (decision instanceof CancelTimer cancel) {
      if (!timers.cancel(Purpose.RULE, cancel.name())) {
        return;
      }
    } else if (decision instanceof CancelTask cancel) {
      Task task = facts.task(cancel.task());
      if (task == null || !task.pending()) {
        return;
      }
      facts = facts.with(task.closed(Task.Status.CANCELLED, occurrence.now()));
      timers.cancel(Purpose.TASK, task.key());
    } else if (decision instanceof CreateTask create) {
      Task known = facts.task(create.task());
      if (known == null || !known.pending()) {
        decisions.add(giveTask(create, decided.because()));
      }
      return;
    } else if (decision instanceof RequestApproval request) {
      Approval asked = facts.approval(request.type());
      if (asked != null && asked.pending()) {
        return;
      }
      facts =
          facts.with(
              new Approval(
                  request.type(), Approval.State.REQUESTED, occurrence.now(), null, null, null));
    }
    decisions.add(decided);
  }

  private OwnerSought sought(SeekOwner seek) {
    return new OwnerSought(
        input.caseId(),
        pipeline.id(),
        seek.industry(),
        seek.region(),
        seek.tier(),
        seek.priority(),
        occurrence.now());
  }

  private Decided giveTask(CreateTask create, Because because) {
    String assignee =
        create.assignee() == null && "owner".equals(create.role())
            ? facts.salesCase().owner()
            : create.assignee();
    Budget within = create.within();
    Timer timer =
        within == null ? null : timers.start(Purpose.TASK, create.task(), within, occurrence.now());
    Instant due = timer == null ? null : timer.due();
    facts =
        facts.with(
            new Task(
                create.task(),
                create.type(),
                create.role(),
                assignee,
                Task.Status.OPEN,
                occurrence.now(),
                due,
                null,
                create.completedBy(),
                create.note()));
    CreateTask given =
        new CreateTask(
            create.task(),
            create.type(),
            create.role(),
            assignee,
            within,
            due,
            create.completedBy(),
            create.note());
    return new Decided(given, because.noting(timer == null ? null : timer.deadline().note()));
  }

  private List<Missing> missing(String stage, List<Decided> byRules) {
    List<Missing> wanted = new ArrayList<>(Gate.missing(pipeline, facts, stage));
    for (Decided decided : byRules) {
      if (decided.decision() instanceof Block block) {
        wanted.add(new Missing("rule", block.what(), block.why()));
      }
    }
    return wanted;
  }

  private void enter(String wanted, List<Decided> byRules) {
    List<Missing> gaps = missing(wanted, byRules);
    if (!gaps.isEmpty()) {
      missing.addAll(gaps);
      next.add(new StageBlocked(wanted, gaps));
      return;
    }
    SalesCase before = facts.salesCase();
    Instant at =
        occurrence.at().isBefore(before.stageEnteredAt())
            ? before.stageEnteredAt()
            : occurrence.at();
    Deadlines deadlines = new Deadlines(pipeline, timers, facts);
    deadlines.done("stage", Purpose.STAGE, before.stage(), at);
    next.addAll(deadlines.met());
    timers.cancel(timer -> timer.purpose() == Purpose.WARNING);

    Stage stage = pipeline.stage(wanted);
    SalesCase.Status status =
        !stage.isEnd()
            ? SalesCase.Status.OPEN
            : stage.end() == End.WON ? SalesCase.Status.WON : SalesCase.Status.LOST;
    facts = deadlines.facts().with(before.entering(wanted, status, at));
    next.add(new StageEntered(wanted, before.stage()));
    if (stage.isEnd()) {
      timers.cancel(timer -> true);
      next.add(new CaseClosed(wanted, facts.salesCase().won()));
      release(facts.salesCase());
    } else {
      watchStage();
    }
  }

  private void watchStage() {
    SalesCase salesCase = facts.salesCase();
    TimeLimit limit = pipeline.stage(salesCase.stage()).limit();
    if (limit != null) {
      Instant entered = salesCase.stageEnteredAt();
      timers.start(Purpose.STAGE, salesCase.stage(), limit.within(), entered);
      for (Budget warning : limit.warnings()) {
        timers.start(Purpose.WARNING, salesCase.stage() + " " + warning, warning, entered);
      }
    }
  }

  private void escalate(DeadlineMissed missed) {
    TimeLimit limit = pipeline.stage(missed.key()).limit();
    if (limit == null) {
      return;
    }
    Because because =
        new Because(
            "time limit of stage " + missed.key(),
            List.of("A3.2"),
            playbook.hash(),
            List.of(),
            limit.within() + ", due " + missed.dueAt());
    for (String role : limit.escalate()) {
      for (String channel : List.of("email", "in-app")) {
        decisions.add(
            new Decided(new Notify(channel, role, "stage-overdue", missed.key()), because));
      }
    }
  }

  /** Tells the team that chose the owner that the owner has a place free. */
  private void release(SalesCase owned) {
    String team = owned.related().get("team");
    String owner = owned.owner();
    if (team != null && owner != null) {
      asides.add(new TellCase(Team.caseId(team), new OwnerReleased(input.caseId(), owner)));
    }
  }

  private void staff(Team team, Record event, List<Decided> byRules) {
    Staffing staffing = new Staffing(team, situation(event), timers);
    if (event instanceof TimerFired) {
      staffing.retry();
    } else {
      staffing.react(byRules);
    }
    facts = staffing.facts();
    decisions.addAll(staffing.decisions());
    next.addAll(staffing.drained());
  }

  private JournalEntry entry() {
    String caseId = input.caseId();
    String eventId = input.eventId() == null ? caseId + ":" + version : input.eventId();
    List<Tell> tells = new ArrayList<>();
    for (int i = 0; i < decisions.size(); i++) {
      if (decisions.get(i).decision() instanceof TellCase tell) {
        tells.add(tell(i, tell));
      }
    }
    for (TellCase aside : asides) {
      tells.add(tell(decisions.size() + tells.size(), aside));
    }
    return new JournalEntry(
        caseId,
        version,
        eventId,
        input.event(),
        occurrence.at(),
        occurrence.now(),
        input.actor(),
        playbook.hash(),
        followed,
        decisions,
        missing,
        conflicts,
        tells,
        facts.salesCase().stage());
  }

  private Tell tell(int index, TellCase tell) {
    String id = input.caseId() + ":" + version + ":" + index;
    return new Tell(id, tell.to(), tell.event(), input.hops() + 1);
  }
}
