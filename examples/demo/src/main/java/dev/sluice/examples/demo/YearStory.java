package dev.sluice.examples.demo;

import dev.sluice.decision.Decided;
import dev.sluice.document.Paper;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.CadenceDue;
import dev.sluice.event.CampaignOffered;
import dev.sluice.event.CompetitorSeen;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.DealValued;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.Missing;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.event.OrderPlaced;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageEntered;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskAssigned;
import dev.sluice.event.TaskCompleted;
import dev.sluice.event.TimerFired;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Task;
import dev.sluice.json.RecordNames;
import dev.sluice.step.JournalEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** A case told from start to end. */
final class YearStory {

  private final Year year;
  private final Words words;

  YearStory(Year year, Words words) {
    this.year = year;
    this.words = words;
  }

  /**
   * Tells the case of a kind, of the company's own playbook, in the middle by how much happened.
   */
  void tell(Paper.Builder paper, String heading, Predicate<SalesCase> kind) {
    List<String> found =
        year.caseIds().stream().filter(caseId -> kind.test(year.salesCase(caseId))).toList();
    String first = year.playbooks().get(0).pipeline().id();
    List<String> own =
        found.stream().filter(caseId -> year.salesCase(caseId).pipeline().equals(first)).toList();
    List<String> sorted =
        (own.isEmpty() ? found : own)
            .stream()
                .sorted(
                    Comparator.comparingLong(
                            (String caseId) -> year.engine().view(caseId).version())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    if (sorted.isEmpty()) {
      return;
    }
    String chosen = sorted.get(sorted.size() / 2);
    List<List<String>> rows = new ArrayList<>();
    for (JournalEntry entry : year.engine().journal(chosen)) {
      Set<String> lines = lines(entry);
      if (!lines.isEmpty() || isNews(entry.event())) {
        rows.add(
            List.of(
                words.time(entry.now()),
                event(chosen, entry.event()),
                entry.actor() == null ? "" : entry.actor(),
                String.join("; ", lines)));
      }
    }
    paper.section(
        heading + ": " + chosen,
        new Paper.Table(
            List.of(
                words.text("When", "时间"),
                words.text("What happened", "发生"),
                words.text("By", "由"),
                words.text("What followed, and why", "结果与原因")),
            rows));
  }

  /** What somebody did or said is worth a line even when nothing follows. */
  private static boolean isNews(Record event) {
    return event instanceof ActivityLogged
        || event instanceof DeliverableSubmitted
        || event instanceof DocumentAttached
        || event instanceof StageRequested
        || event instanceof ApprovalDecided
        || event instanceof OrderPlaced
        || event instanceof DealValued;
  }

  private Set<String> lines(JournalEntry entry) {
    // One notice by two channels is one thing to read.
    Set<String> lines = new LinkedHashSet<>();
    for (Record followed : entry.followed()) {
      if (followed instanceof StageEntered entered) {
        lines.add(words.text("entered ", "进入") + words.stage(entered.stage()));
      }
    }
    if (entry.event() instanceof StageRequested && !entry.missing().isEmpty()) {
      List<String> why = entry.missing().stream().map(Missing::why).toList();
      lines.add(words.text("not yet: ", "尚缺：") + String.join(", ", why));
    }
    for (Decided decided : entry.decisions()) {
      String what = words.decision(decided.decision());
      if (what != null) {
        lines.add(what + " — " + words.rule(decided.because().rule()));
      }
    }
    return lines;
  }

  private String event(String caseId, Record event) {
    if (event instanceof SignalReceived signal) {
      return words.text("customer: ", "客户：") + words.signal(signal.name());
    } else if (event instanceof ActivityLogged activity) {
      return words.text("done: ", "完成：") + words.paper(activity.type());
    } else if (event instanceof DeliverableSubmitted paper) {
      return words.text("handed in: ", "提交：") + words.paper(paper.type());
    } else if (event instanceof DocumentAttached document) {
      return words.text("filed: ", "归档：") + words.paper(document.type());
    } else if (event instanceof TaskCompleted done) {
      return words.text("task done: ", "完成任务：") + task(caseId, done.key());
    } else if (event instanceof TaskAssigned given) {
      return words.text("task given to ", "任务分配给 ")
          + given.rep()
          + ": "
          + task(caseId, given.task());
    } else if (event instanceof StageRequested request) {
      String reason = request.reason() == null ? "" : " (" + words.name(request.reason()) + ")";
      return words.text("asked for ", "申请进入") + words.stage(request.stage()) + reason;
    } else if (event instanceof OwnerAssigned owner) {
      return words.text("given to ", "分配给 ") + owner.rep();
    } else if (event instanceof TimerFired timer) {
      return words.text("time for: ", "到时：") + words.timer(timer.name());
    } else if (event instanceof CadenceDue due) {
      return words.text("due again: ", "周期到期：") + words.cadence(due.name());
    }
    return said(caseId, event);
  }

  private String said(String caseId, Record event) {
    if (event instanceof DeadlineMissed missed) {
      return words.text("deadline missed: ", "逾期：") + late(caseId, missed);
    } else if (event instanceof ApprovalDecided decision) {
      String reason = decision.reason() == null ? "" : " (" + decision.reason() + ")";
      String state = words.name(decision.state().name().toLowerCase(Locale.ROOT));
      return words.text("approval ", "审批 ") + words.paper(decision.type()) + ": " + state + reason;
    } else if (event instanceof DealValued valued) {
      return words.text("worth ", "金额 ") + words.money(valued.value()) + " CNY";
    } else if (event instanceof OrderPlaced order) {
      return words.text("order of ", "订单 ") + words.money(order.amount()) + " CNY";
    } else if (event instanceof AttributeChanged change) {
      return words.attribute(change.name()) + ": " + change.value();
    } else if (event instanceof ObjectionRaised objection) {
      return words.text("objection: ", "异议：") + words.name(objection.kind());
    } else if (event instanceof CompetitorSeen seen) {
      return words.text("competitor: ", "竞争对手：") + seen.competitor();
    } else if (event instanceof CampaignOffered offered) {
      return words.text("campaign: ", "活动：") + offered.name();
    }
    return words.name(RecordNames.kebab(event.getClass()));
  }

  private String late(String caseId, DeadlineMissed missed) {
    return switch (missed.what()) {
      case "stage" -> words.stage(missed.key());
      case "node" -> words.node(missed.key());
      case "task" -> task(caseId, missed.key());
      default -> words.paper(missed.key());
    };
  }

  private String task(String caseId, String key) {
    Task task = year.engine().view(caseId).facts().task(key);
    return words.task(task == null ? key.split(":", -1)[0] : task.type());
  }
}
