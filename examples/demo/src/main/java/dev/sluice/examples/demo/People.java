package dev.sluice.examples.demo;

import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import dev.sluice.decision.Notify;
import dev.sluice.decision.RequestApproval;
import dev.sluice.decision.SendMessage;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.StageEntered;
import dev.sluice.event.Submission;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Approval;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Task;
import dev.sluice.step.JournalEntry;
import dev.sluice.time.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people of the company: they do the tasks they are given, decide what they are asked to
 * approve, and bring cases forward.
 */
final class People {

  private static final String MANAGER = "zhao";

  /** How long an approval takes that names no limit. */
  private static final Budget APPROVAL = Budget.businessDays(2);

  /** How long a task takes that is due on no day. */
  private static final Budget TASK = Budget.businessDays(3);

  private final Year year;
  private final Habits habits;
  private final Customers customers;
  private final Papers papers;
  private final Results results;
  private final Progress progress;

  People(Year year, Habits habits) {
    this.year = year;
    this.habits = habits;
    this.customers = new Customers(year, habits);
    this.papers = new Papers(year, habits, customers);
    this.results = new Results(year, habits, customers);
    this.progress = new Progress(year, habits, papers);
  }

  /** The cases of the year, and the customers behind them. */
  void begin() {
    for (Company.Arrival arrival : year.company().arrivals(habits)) {
      year.expect(arrival);
      if (!year.playbook(arrival.caseId()).pipeline().subject().equals("campaign")) {
        customers.welcome(arrival);
      }
    }
  }

  /** What somebody does about something that happened to a case. */
  void react(JournalEntry entry) {
    String caseId = entry.caseId();
    if (!year.has(caseId)) {
      return;
    }
    for (Decided decided : entry.decisions()) {
      react(caseId, decided.decision());
    }
    for (Record followed : entry.followed()) {
      if (followed instanceof StageEntered entered) {
        progress.entered(caseId, entered.stage());
      }
    }
    progress.checklist(caseId);
  }

  private void react(String caseId, Decision decision) {
    if (decision instanceof CreateTask create) {
      Instant due = create.dueAt() == null ? within(TASK) : create.dueAt();
      Instant at = habits.doneAt(assignee(caseId, create.task()), year.now(), due);
      if (at != null) {
        year.plan(at, () -> doTask(caseId, create.task()));
      }
    } else if (decision instanceof RequestApproval request) {
      Instant due = within(request.within() == null ? APPROVAL : request.within());
      Instant at = habits.doneAt(request.from(), year.now(), due);
      if (at != null) {
        year.plan(at, () -> decide(caseId, request.type()));
      }
    } else if (decision instanceof SendMessage message) {
      customers.receive(caseId, message);
    } else if (decision instanceof Notify && habits.once(60)) {
      year.plan(habits.after(year.now(), 1, 10), () -> catchUp(caseId));
    }
  }

  /** A notice makes somebody look at the case, and do what has lain there. */
  private @Nullable Submission catchUp(String caseId) {
    return year.engine().view(caseId).facts().tasks().stream()
        .filter(task -> task.pending() && isPast(task.dueAt()))
        .findFirst()
        .map(task -> doTask(caseId, task.key()))
        .orElse(null);
  }

  private boolean isPast(@Nullable Instant due) {
    return due != null && due.isBefore(year.now());
  }

  private Instant within(Budget budget) {
    return habits.calendar().due(year.now(), budget).at();
  }

  private @Nullable String assignee(String caseId, String key) {
    Task task = year.engine().view(caseId).facts().task(key);
    return task == null ? null : task.assignee();
  }

  /** Somebody does a task; what else comes of it follows in the minutes after. */
  private @Nullable Submission doTask(String caseId, String key) {
    Task task = year.engine().view(caseId).facts().task(key);
    if (task == null || !task.pending()) {
      return null;
    }
    String by = task.assignee() == null ? role(caseId, task.role()) : task.assignee();
    List<Record> done = new ArrayList<>();
    if (task.completedBy().isEmpty()) {
      done.add(new TaskCompleted(task.key()));
    } else {
      done.addAll(papers.handIn(caseId, papers.choose(caseId, task.completedBy())));
    }
    done.addAll(results.of(caseId, task));
    if (papers.isTalk(done.get(0)) && habits.once(80)) {
      // Who talked to a customer mostly writes it down at once, unasked.
      done.add(results.record(caseId));
    }
    Instant at = year.now();
    for (Record event : done.subList(1, done.size())) {
      at = at.plus(Duration.ofMinutes(habits.number(5, 40)));
      year.plan(at, () -> year.lost(caseId) ? null : year.by(caseId, event, by));
    }
    return year.by(caseId, done.get(0), by);
  }

  private String role(String caseId, @Nullable String role) {
    if (YearPeople.OWNER.equals(role)) {
      return owner(year.salesCase(caseId));
    }
    return role == null || role.equals("supervisor") || role.equals("sales-manager")
        ? MANAGER
        : role;
  }

  private @Nullable Submission decide(String caseId, String type) {
    Approval approval = year.engine().view(caseId).facts().approval(type);
    if (approval == null || !approval.pending() || year.ended(caseId)) {
      return null;
    }
    boolean yes = habits.once(85);
    String reason =
        habits.pick(List.of("payment terms too long", "margin too low", "scope unclear"));
    return year.by(
        caseId,
        new ApprovalDecided(
            type, yes ? Approval.State.GRANTED : Approval.State.REFUSED, yes ? null : reason),
        MANAGER);
  }

  /** Who looks after a case. */
  static String owner(SalesCase salesCase) {
    return salesCase.owner() == null ? MANAGER : salesCase.owner();
  }
}
