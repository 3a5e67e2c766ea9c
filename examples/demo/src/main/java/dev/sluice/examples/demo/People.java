package dev.sluice.examples.demo;

import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import dev.sluice.decision.RequestApproval;
import dev.sluice.decision.SendMessage;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.CustomerConfirmed;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.Missing;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Approval;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Task;
import dev.sluice.pipeline.End;
import dev.sluice.pipeline.Stage;
import dev.sluice.step.JournalEntry;
import dev.sluice.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Reps and customers, who do most of what is asked of them, some of it late and some not at all.
 * Reps work in working time only.
 */
final class People {

  private final Company company;
  private final SalesEngine engine;
  private final Year year;
  private final Random random;
  private final BusinessCalendar calendar = BusinessCalendar.mainlandChina();
  private final Map<String, Integer> numbers = new HashMap<>();

  People(Company company, SalesEngine engine, Year year, Random random) {
    this.company = company;
    this.engine = engine;
    this.year = year;
    this.random = random;
  }

  /** Customers come in over the first ten months; a company's accounts were there before. */
  void begin() {
    Duration season = Duration.ofDays(company.aboutAccounts() ? 14 : 300);
    for (int i = 0; i < Company.CASES; i++) {
      int number = i;
      String caseId = company.caseId(number);
      numbers.put(caseId, number);
      Instant arrives =
          atWork(company.begins().plus(season.multipliedBy(number).dividedBy(Company.CASES)));
      Record opening = company.opening(number, random);
      year.plan(
          arrives,
          () -> Submission.of(caseId, opening).into(year.playbook().pipeline().id()).by("crm"));
      year.plan(arrives.plus(hours(30)), () -> customer(caseId));
      year.plan(atWork(arrives.plus(hours(8 + random.nextInt(60)))), () -> advance(caseId));
    }
  }

  void react(JournalEntry entry) {
    if (!numbers.containsKey(entry.caseId())) {
      return;
    }
    for (Decided decided : entry.decisions()) {
      react(entry.caseId(), decided.decision());
    }
  }

  private void react(String caseId, Decision decision) {
    if (decision instanceof CreateTask create) {
      Instant due = create.dueAt();
      Instant latest = due == null ? year.now().plus(hours(72)) : due;
      int mood = random.nextInt(100);
      if (mood < 85) {
        Duration time = Duration.between(year.now(), latest);
        Instant at = year.now().plus(time.multipliedBy(10 + random.nextInt(50)).dividedBy(100));
        year.plan(atWork(at), () -> doTask(caseId, create));
      } else if (mood < 95) {
        year.plan(atWork(latest.plus(hours(3 + random.nextInt(48)))), () -> doTask(caseId, create));
      }
    } else if (decision instanceof RequestApproval request) {
      if (random.nextInt(100) < 92) {
        year.plan(
            atWork(year.now().plus(hours(4 + random.nextInt(40)))),
            () -> decide(caseId, request.type()));
      }
    } else if (decision instanceof SendMessage message && random.nextInt(100) < 40) {
      year.plan(
          year.now().plus(hours(1 + random.nextInt(60))), () -> answer(caseId, message.contact()));
    }
  }

  private @Nullable Submission doTask(String caseId, CreateTask create) {
    Task task = engine.view(caseId).facts().task(create.task());
    if (task == null || !task.pending()) {
      return null;
    }
    String by = task.assignee() == null ? "back office" : task.assignee();
    if (create.completedBy().isEmpty()) {
      return Submission.of(caseId, new TaskCompleted(task.key())).by(by);
    }
    year.plan(
        year.now().plus(hours(2)),
        () ->
            running(caseId)
                ? Submission.of(
                        caseId,
                        new FollowUpRecorded("speed", null, List.of(), "bundle", null, null))
                    .by(by)
                : null);
    return Submission.of(caseId, new ActivityLogged(create.completedBy().get(0))).by(by);
  }

  private @Nullable Submission decide(String caseId, String type) {
    Approval approval = engine.view(caseId).facts().approval(type);
    if (approval == null || !approval.pending()) {
      return null;
    }
    boolean yes = random.nextInt(100) < 85;
    return Submission.of(
            caseId,
            new ApprovalDecided(
                type, yes ? Approval.State.GRANTED : Approval.State.REFUSED, yes ? null : "terms"))
        .by("zhao");
  }

  private @Nullable Submission answer(String caseId, String contact) {
    List<String> signals =
        year.playbook().signals().keySet().stream()
            .filter(name -> name.endsWith("clicked") || name.endsWith("opened"))
            .toList();
    return signals.isEmpty()
        ? null
        : Submission.of(caseId, new SignalReceived(Company.pick(signals, random), contact, null))
            .by("web");
  }

  /** A customer does something by themselves, every week or two. */
  private @Nullable Submission customer(String caseId) {
    if (!known(caseId)) {
      return null;
    }
    year.plan(year.now().plus(hours(24 * (4 + random.nextInt(14)))), () -> customer(caseId));
    Integer number = numbers.get(caseId);
    Record event = number == null ? null : company.spontaneous(number, random);
    return event == null || !running(caseId) ? null : Submission.of(caseId, event).by("web");
  }

  /** A rep tries to bring the case one stage further. */
  private @Nullable Submission advance(String caseId) {
    if (!running(caseId)) {
      return null;
    }
    SalesCase salesCase = engine.view(caseId).facts().salesCase();
    String wanted = next(salesCase.stage());
    Deque<Submission> work = new ArrayDeque<>();
    for (Missing missing : engine.missing(caseId, wanted)) {
      Record done = supply(missing);
      if (done != null) {
        work.add(Submission.of(caseId, done).by(owner(salesCase)));
      }
    }
    work.add(
        Submission.of(caseId, new StageRequested(wanted, reason(wanted))).by(owner(salesCase)));
    Instant at = year.now();
    Submission first = work.removeFirst();
    for (Submission later : new ArrayList<>(work)) {
      at = atWork(at.plus(hours(2 + random.nextInt(20))));
      year.plan(at, () -> running(caseId) ? later : null);
    }
    int days = company.aboutAccounts() ? 40 : 6;
    year.plan(atWork(at.plus(hours(12 + random.nextInt(24 * days)))), () -> advance(caseId));
    return first;
  }

  private static @Nullable String reason(String wanted) {
    return wanted.equals("lost") ? "chose somebody else" : null;
  }

  private String next(String stage) {
    List<String> moves = year.playbook().pipeline().stage(stage).moves();
    List<String> forward = moves.stream().filter(move -> !lost(move)).limit(1).toList();
    List<String> away = moves.stream().filter(this::lost).toList();
    return forward.isEmpty()
            || (!away.isEmpty() && random.nextInt(100) < (company.aboutAccounts() ? 1 : 5))
        ? away.get(0)
        : forward.get(0);
  }

  private boolean lost(String stage) {
    Stage found = year.playbook().pipeline().stage(stage);
    return found.end() == End.LOST;
  }

  private @Nullable Record supply(Missing missing) {
    if (random.nextInt(100) < 15) {
      return null; // left for another day
    }
    return switch (missing.kind()) {
      case "activity" -> new ActivityLogged(missing.what());
      case "deliverable" -> new DeliverableSubmitted(missing.what(), "docs/" + missing.what());
      case "document" -> new DocumentAttached(missing.what());
      case "approval" -> new CustomerConfirmed(null);
      case "rule" -> company.remedy(missing.what());
      default -> null;
    };
  }

  private boolean known(String caseId) {
    return !engine.journal(caseId).isEmpty();
  }

  private boolean running(String caseId) {
    return known(caseId) && engine.view(caseId).facts().salesCase().running();
  }

  private static String owner(SalesCase salesCase) {
    return salesCase.owner() == null ? "zhao" : salesCase.owner();
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  /** A moment in working time, at the moment given or some minutes after work begins. */
  private Instant atWork(Instant at) {
    return calendar.isOpen(at)
        ? at
        : calendar.nextOpening(at).plus(Duration.ofMinutes(random.nextInt(200)));
  }
}
