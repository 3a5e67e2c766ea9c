package dev.sluice.step;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.AssignOwner;
import dev.sluice.decision.Because;
import dev.sluice.decision.Block;
import dev.sluice.decision.CancelTask;
import dev.sluice.decision.CancelTimer;
import dev.sluice.decision.ChooseChannel;
import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import dev.sluice.decision.EndJourney;
import dev.sluice.decision.Enrol;
import dev.sluice.decision.KeepValue;
import dev.sluice.decision.MoveStage;
import dev.sluice.decision.Notify;
import dev.sluice.decision.Regrade;
import dev.sluice.decision.ReleaseValue;
import dev.sluice.decision.RemoveTag;
import dev.sluice.decision.RequestApproval;
import dev.sluice.decision.SeekOwner;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.SetProbability;
import dev.sluice.decision.SetRisk;
import dev.sluice.decision.SetScore;
import dev.sluice.decision.SetTier;
import dev.sluice.decision.StartCadence;
import dev.sluice.decision.StartTimer;
import dev.sluice.decision.StopCadence;
import dev.sluice.decision.Suggest;
import dev.sluice.decision.TellCase;
import dev.sluice.decision.TellCases;
import dev.sluice.decision.Withhold;
import dev.sluice.event.GradingDue;
import dev.sluice.event.MessageDue;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TierChanged;
import dev.sluice.fact.Approval;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Task;
import dev.sluice.pipeline.Stage;
import dev.sluice.playbook.PolicyException;
import dev.sluice.step.Timer.Purpose;
import dev.sluice.time.Budget;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries decisions out on the case; one that would change nothing is not made. */
final class Decisions {

  private final Draft draft;
  private final Deadlines deadlines;
  private final Ownership ownership;
  private final Messages messages;
  private final Journeys journeys;
  private final Cadences cadences;
  private final Values values;
  private final Set<String> said = new HashSet<>(4);

  Decisions(
      Draft draft,
      Deadlines deadlines,
      Ownership ownership,
      Messages messages,
      Journeys journeys,
      Cadences cadences,
      Values values) {
    this.draft = draft;
    this.deadlines = deadlines;
    this.ownership = ownership;
    this.messages = messages;
    this.journeys = journeys;
    this.cadences = cadences;
    this.values = values;
  }

  void carryOut(Decided decided, Record event) {
    Decision decision = decided.decision();
    if (decision instanceof CreateTask create) {
      Task known = draft.facts.task(create.task());
      if (known == null || !known.pending()) {
        draft.decisions.add(giveTask(create, decided.because()));
      }
    } else if (decision instanceof SendMessage message) {
      messages.plan(message, decided.because());
    } else if (!values.overruled(decision, decided.because())) {
      Decided addressed = draft.addressed(decided);
      if (changes(addressed.decision(), decided.because(), event)) {
        draft.decisions.add(addressed);
      }
    }
  }

  /** Does what was decided; tells whether there was anything to do. */
  private boolean changes(Decision decision, Because because, Record event) {
    SalesCase salesCase = draft.salesCase();
    if (decision instanceof MoveStage move) {
      return move(move.stage(), because);
    } else if (decision instanceof Block && !(event instanceof StageRequested)) {
      throw wrong(because, "blocks, but nothing asked for a stage. Trigger it by StageRequested");
    } else if (decision instanceof AssignOwner assign) {
      draft.next.add(new OwnerAssigned(assign.rep(), assign.reason(), null));
    } else if (decision instanceof SeekOwner seek) {
      return ownership.seek(seek);
    } else if (decision instanceof AddTag add) {
      if (salesCase.tags().contains(add.tag())) {
        return false;
      }
      draft.facts = draft.facts.with(salesCase.withTag(add.tag()));
    } else if (decision instanceof RemoveTag remove) {
      if (!salesCase.tags().contains(remove.tag())) {
        return false;
      }
      draft.facts = draft.facts.with(salesCase.withoutTag(remove.tag()));
    } else if (decision instanceof SetScore score) {
      if (Objects.equals(salesCase.scores().get(score.factor()), score.points())) {
        return false;
      }
      draft.facts = draft.facts.with(salesCase.withScore(score.factor(), score.points()));
    } else if (decision instanceof SetTier tier) {
      return grade(tier);
    } else if (decision instanceof Regrade regrade) {
      draft.next.add(new GradingDue(regrade.scheme()));
    } else if (decision instanceof SetProbability probability) {
      if (Objects.equals(salesCase.probability(), probability.percent())) {
        return false;
      }
      draft.facts = draft.facts.with(salesCase.withProbability(probability.percent()));
    } else if (decision instanceof SetRisk risk) {
      draft.facts = draft.facts.with(salesCase.withRisk(risk.level()));
    } else if (decision instanceof StartTimer start) {
      draft.timers.start(
          Purpose.RULE, Timer.key(start.name(), start.about()), start.after(), draft.now());
    } else if (decision instanceof CancelTimer cancel) {
      return draft.timers.cancel(timer -> timer.isOf(cancel.name()));
    } else if (decision instanceof CancelTask cancel) {
      return takeBack(cancel.task());
    } else if (decision instanceof RequestApproval request) {
      return ask(request);
    } else if (decision instanceof Enrol enrol) {
      return journeys.enrol(enrol);
    } else if (decision instanceof EndJourney end) {
      return journeys.end(end);
    } else if (decision instanceof StartCadence start) {
      return cadences.start(start);
    } else if (decision instanceof StopCadence stop) {
      return cadences.stop(stop.cadence());
    } else if (decision instanceof KeepValue keep) {
      return values.keep(keep, because);
    } else if (decision instanceof ReleaseValue release) {
      return values.release(release);
    } else if (decision instanceof Withhold && !(event instanceof MessageDue)) {
      throw wrong(because, "withholds, but no message is due. Trigger it by MessageDue");
    } else if (decision instanceof ChooseChannel && !(event instanceof MessageDue)) {
      throw wrong(because, "chooses a channel, but no message is due. Trigger it by MessageDue");
    } else if (decision instanceof Notify
        || decision instanceof Suggest
        || decision instanceof TellCase
        || decision instanceof TellCases) {
      // An earlier round of this step may have said it already.
      return said.add(decision.key());
    }
    return true;
  }

  private boolean move(String stage, Because because) {
    if (!draft.pipeline().has(stage)) {
      throw wrong(
          because,
          "moves to stage \""
              + stage
              + "\", which pipeline "
              + draft.pipeline().id()
              + " does not have. It has: "
              + draft.pipeline().stages().stream().map(Stage::id).toList());
    }
    if (stage.equals(draft.salesCase().stage())) {
      return false;
    }
    draft.next.add(new StageRequested(stage, because.rule()));
    return true;
  }

  private boolean grade(SetTier tier) {
    SalesCase salesCase = draft.salesCase();
    String previous = salesCase.tier(tier.scheme());
    if (tier.grade().equals(previous)) {
      return false;
    }
    draft.facts = draft.facts.with(salesCase.withTier(tier.scheme(), tier.grade()));
    draft.next.add(new TierChanged(tier.scheme(), previous, tier.grade()));
    return true;
  }

  private boolean takeBack(String key) {
    Task task = draft.facts.task(key);
    if (task == null || !task.pending()) {
      return false;
    }
    draft.facts = draft.facts.with(task.closed(Task.Status.CANCELLED, draft.now()));
    deadlines.over(Purpose.TASK, key, null);
    return true;
  }

  private boolean ask(RequestApproval request) {
    String type = request.type();
    Approval asked = draft.facts.approval(type);
    if (asked != null && asked.pending()) {
      return false;
    }
    draft.facts =
        draft.facts.with(
            new Approval(type, Approval.State.REQUESTED, draft.now(), null, null, null));
    deadlines.over(Purpose.APPROVAL, type, null);
    if (request.within() != null) {
      draft.timers.start(Purpose.APPROVAL, type, request.within(), draft.now());
    }
    return true;
  }

  private @Nullable Timer watch(CreateTask create) {
    if (create.within() != null) {
      return draft.timers.start(Purpose.TASK, create.task(), create.within(), draft.now());
    }
    Instant dueAt = create.dueAt();
    return dueAt == null
        ? null
        : draft.timers.start(Purpose.TASK, create.task(), Budget.hours(0), dueAt);
  }

  private Decided giveTask(CreateTask create, Because because) {
    String assignee =
        create.assignee() == null && "owner".equals(create.role())
            ? draft.salesCase().owner()
            : create.assignee();
    Timer timer = watch(create);
    Instant due = timer == null ? null : timer.due();
    draft.facts =
        draft.facts.with(
            new Task(
                create.task(),
                create.type(),
                create.role(),
                assignee,
                Task.Status.OPEN,
                draft.now(),
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
            create.within(),
            due,
            create.completedBy(),
            create.note());
    return new Decided(given, because.noting(timer == null ? null : timer.deadline().note()));
  }

  private PolicyException wrong(Because because, String what) {
    return new PolicyException(
        draft.input.caseId(), because.rule(), "Rule \"" + because.rule() + "\" " + what, null);
  }
}
