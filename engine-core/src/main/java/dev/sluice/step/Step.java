package dev.sluice.step;

import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import dev.sluice.decision.Refuse;
import dev.sluice.decision.TellCase;
import dev.sluice.decision.TellCases;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.CadenceDue;
import dev.sluice.event.ClockPaused;
import dev.sluice.event.ClockResumed;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.DeadlineNear;
import dev.sluice.event.DecisionMakerChanged;
import dev.sluice.event.MessageDue;
import dev.sluice.event.Missing;
import dev.sluice.event.Overridden;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.PersonErased;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageEntered;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskMoved;
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
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.PolicyException;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.SignalRetention;
import dev.sluice.step.Timer.Purpose;
import dev.sluice.time.Budget;
import dev.sluice.time.BusinessCalendar;
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

  /** How many events all rounds of a step may take before it counts as a cycle. */
  private static final int EVENTS = 10_000;

  private final Draft draft;
  private final long version;
  private final List<Record> followed = new ArrayList<>();
  private final Deadlines deadlines;
  private final Ownership ownership;
  private final Messages messages;
  private final Cadences cadences;
  private final Values values;
  private final Stages stages;
  private final Decisions decisions;

  private Step(Playbook playbook, Input input, CaseState before, Occurrence occurrence) {
    this.draft = new Draft(playbook, input, before, occurrence);
    this.version = before.version() + 1;
    this.deadlines = new Deadlines(draft);
    this.ownership = new Ownership(draft);
    this.messages = new Messages(draft);
    this.cadences = new Cadences(draft);
    this.values = new Values(draft);
    Journeys journeys = new Journeys(draft, messages);
    this.stages = new Stages(draft, deadlines, ownership, journeys, messages);
    this.decisions =
        new Decisions(draft, deadlines, ownership, messages, journeys, cadences, values);
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
   * @throws EventRefused when a rule refuses the event
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
    step.stages.watch();
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
          case RULE -> timer.fired(due);
          case TEAM -> new TimerFired(timer.key(), due);
          case STAGE, TASK, NODE, APPROVAL ->
              new DeadlineMissed(timer.purpose().word(), timer.key(), due);
          case WARNING -> near(state, due);
          case CADENCE -> Cadences.due(state, timer.key(), due);
          case MESSAGE -> Messages.due(state, timer.key());
        };
    String eventId = timer.id() + "@" + due;
    Input input = new Input(state.caseId(), event, eventId, due, null, 0);
    Step step = new Step(playbook, input, state, new Occurrence(due, now, null));
    step.draft.timers.cancel(timer.purpose(), timer.key());
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
   * @throws IllegalArgumentException when the pipeline has no such stage, or no longer has the one
   *     the case is in
   */
  public static List<Missing> missing(
      CaseState state, String stage, Instant now, Playbook playbook) {
    StageRequested request = new StageRequested(stage);
    Input input = new Input(state.caseId(), request, null, now, null, 0);
    Step step = new Step(playbook, input, state, new Occurrence(now, now, null));
    return step.stages.missing(stage, new Merge(step.proposals(request)).decisions);
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
      for (Record event : round) {
        // A team's queue may be long, but it is drained in the second round.
        if (rounds == ROUNDS || (rounds > 1 && trail.size() > EVENTS)) {
          throw new CycleException(draft.input.caseId(), Trail.cycle(trail));
        }
        followed.add(event);
        int known = draft.decisions.size();
        process(event);
        trail.add(Trail.round(event, draft.decisions.subList(known, draft.decisions.size())));
      }
      round = List.copyOf(draft.next);
      draft.next.clear();
    }
    followed.remove(0); // the input itself, which the entry names apart
    CaseState state = new CaseState(draft.facts, draft.timers.all(), version, draft.now());
    return new StepResult(state, entry());
  }

  private void process(Record event) {
    Facts before = draft.facts;
    changeFacts(event);
    deadlines.settle(before);

    Merge merged = new Merge(proposals(event));
    refuse(event, merged.decisions);
    draft.conflicts.addAll(merged.conflicts);
    for (Decided decided : merged.decisions) {
      decisions.carryOut(decided, event);
    }

    if (event instanceof StageRequested wanted) {
      stages.enter(wanted.stage(), merged.decisions);
    } else if (event instanceof DeadlineMissed missed && missed.what().equals("stage")) {
      stages.escalate(missed);
    } else if (event instanceof MessageDue due) {
      messages.leave(due, merged.decisions);
    }
    if (draft.facts.subject() instanceof Team team) {
      new Staffing(team, draft, event).react(merged.decisions);
    }
  }

  private List<Proposal> proposals(Record event) {
    return draft.playbook.policy().propose(draft.situation(event));
  }

  private void changeFacts(Record event) {
    Facts before = draft.facts;
    if (event instanceof FactChange change) {
      draft.facts = change.applyTo(before, draft.occurrence);
      DecisionMakerChanged changed = DecisionMakers.between(before, draft.facts);
      if (changed != null) {
        draft.next.add(changed);
      }
    }
    if (event instanceof SignalReceived signal) {
      remember(signal.name(), signal.contact(), signal.content());
    } else if (event instanceof ActivityLogged activity) {
      remember(activity.type(), activity.contact(), null);
    } else if (event instanceof DeadlineMissed missed) {
      draft.facts = before.with(new MissedDeadline(missed.what(), missed.key(), missed.dueAt()));
      lapse(missed);
    } else if (event instanceof ClockPaused) {
      draft.timers.pause(draft.occurrence.at());
      redate();
    } else if (event instanceof ClockResumed) {
      draft.timers.resume(draft.occurrence.at());
      redate();
    } else if (event instanceof OwnerAssigned assigned) {
      ownership.assigned(assigned, before);
      if (assigned.team() == null && followed.size() == 1 && draft.byPerson()) {
        values.ownerChosen(assigned);
      }
    } else if (event instanceof CadenceDue due) {
      cadences.cameRound(due);
    } else if (event instanceof Overridden overridden) {
      regraded(overridden.what(), before);
    } else if (event instanceof TaskMoved moved) {
      move(moved);
    } else if (event instanceof PersonErased erased) {
      messages.dropTo(erased.contacts());
    }
  }

  private void refuse(Record event, List<Decided> byRules) {
    List<Missing> wrong = new ArrayList<>();
    for (Decided decided : byRules) {
      if (decided.decision() instanceof Refuse refuse) {
        wrong.add(new Missing("refused", refuse.what(), refuse.why()));
      }
    }
    if (!wrong.isEmpty()) {
      throw new EventRefused(event.getClass().getSimpleName(), wrong);
    }
  }

  private void lapse(DeadlineMissed missed) {
    Approval asked = missed.what().equals("approval") ? draft.facts.approval(missed.key()) : null;
    if (asked != null && asked.pending()) {
      draft.facts = draft.facts.with(asked.lapsed(missed.dueAt()));
    }
  }

  private void regraded(String what, Facts before) {
    String scheme = what.startsWith("tier:") ? what.substring(5) : "";
    String grade = draft.salesCase().tier(scheme);
    String previous = before.salesCase().tier(scheme);
    if (grade != null && !grade.equals(previous)) {
      draft.next.add(new TierChanged(scheme, previous, grade));
    }
  }

  private void move(TaskMoved moved) {
    Task task = draft.facts.task(moved.task());
    if (task == null || !task.pending()) {
      throw new IllegalArgumentException("There is no open task \"" + moved.task() + "\" to move");
    }
    BusinessCalendar calendar = draft.playbook.calendar();
    Instant due =
        calendar
            .due(moved.to().atStartOfDay(calendar.zone()).toInstant(), Budget.businessDays(0))
            .at();
    deadlines.over(Purpose.TASK, task.key(), null);
    draft.timers.start(Purpose.TASK, task.key(), Budget.hours(0), due);
    draft.facts = draft.facts.with(task.dueBy(due));
  }

  /** Tasks say when they are due, and timers know. */
  private void redate() {
    for (Task task : draft.facts.tasks()) {
      for (Timer timer : draft.timers.all()) {
        if (task.pending() && timer.purpose() == Purpose.TASK && timer.key().equals(task.key())) {
          draft.facts = draft.facts.with(task.dueBy(timer.due()));
        }
      }
    }
  }

  private void remember(String name, @Nullable String contact, @Nullable String content) {
    SignalRetention retention = draft.playbook.signals().get(name);
    if (retention == null) {
      return;
    }
    Signal signal = new Signal(name, draft.occurrence.at(), contact, content);
    draft.facts =
        draft.facts.withSignals(
            Signals.with(
                draft.facts.signals(),
                signal,
                retention,
                draft.situation(draft.input.event()).history()));
  }

  private JournalEntry entry() {
    String caseId = draft.input.caseId();
    String eventId = draft.input.eventId();
    return new JournalEntry(
        caseId,
        version,
        eventId == null ? caseId + ":" + version : eventId,
        draft.input.event(),
        draft.occurrence.at(),
        draft.now(),
        draft.input.actor(),
        draft.playbook.hash(),
        followed,
        draft.decisions,
        draft.missing,
        draft.conflicts,
        tells(),
        draft.salesCase().stage());
  }

  private List<Tell> tells() {
    List<Tell> tells = new ArrayList<>();
    for (int i = 0; i < draft.decisions.size(); i++) {
      Decision decision = draft.decisions.get(i).decision();
      if (decision instanceof TellCase tell) {
        tells.add(tell(i, tell));
      } else if (decision instanceof TellCases all) {
        tells.add(new Tell(id(i), null, all.event(), hops(), all.audience(), null));
      }
    }
    int index = draft.decisions.size();
    for (TellCase aside : draft.asides) {
      tells.add(tell(index, aside));
      index++;
    }
    return tells;
  }

  private Tell tell(int index, TellCase tell) {
    return new Tell(id(index), tell.to(), tell.event(), hops());
  }

  private String id(int index) {
    return draft.input.caseId() + ":" + version + ":" + index;
  }

  private int hops() {
    return draft.input.hops() + 1;
  }
}
