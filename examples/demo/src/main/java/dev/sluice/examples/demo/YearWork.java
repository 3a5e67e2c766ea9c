package dev.sluice.examples.demo;

import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import dev.sluice.decision.Notify;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.Withhold;
import dev.sluice.document.Paper;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.CadenceDue;
import dev.sluice.event.JourneyEnded;
import dev.sluice.event.JourneyStarted;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TierChanged;
import dev.sluice.fact.Approval;
import dev.sluice.rules.RuleCard;
import dev.sluice.step.JournalEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What rules set going in a year: journeys, cadences, tiers, approvals, messages, notices. */
final class YearWork {

  private static final int RULES = 40;
  private static final int ROWS = 12;

  private final Year year;
  private final Words words;

  YearWork(Year year, Words words) {
    this.year = year;
    this.words = words;
  }

  /** Rows with a name and some counts, the largest first count first. */
  private static List<List<String>> rows(Map<String, int[]> counted, int most) {
    return counted.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, int[]> row) -> -row.getValue()[0])
                .thenComparing(Map.Entry::getKey))
        .limit(most)
        .map(
            row -> {
              List<String> cells = new ArrayList<>(List.of(row.getKey()));
              for (int cell : row.getValue()) {
                cells.add(String.valueOf(cell));
              }
              return cells;
            })
        .toList();
  }

  private static int[] cells(Map<String, int[]> counted, String name, int width) {
    return counted.computeIfAbsent(name, any -> new int[width]);
  }

  Paper.Table journeys() {
    Map<String, int[]> counted = new TreeMap<>();
    for (JournalEntry entry : year.entries()) {
      for (Record followed : entry.followed()) {
        if (followed instanceof JourneyStarted started) {
          cells(counted, words.journey(started.name()), 3)[0]++;
        } else if (followed instanceof JourneyEnded ended) {
          cells(counted, words.journey(ended.name()), 3)[ended.outcome().equals("goal") ? 1 : 2]++;
        }
      }
    }
    return new Paper.Table(
        List.of(
            words.text("Journey", "旅程"),
            words.text("Begun", "开始"),
            words.text("reached the goal", "达成目标"),
            words.text("left", "退出")),
        rows(counted, ROWS));
  }

  Paper.Table cadences() {
    Map<String, int[]> counted = new TreeMap<>();
    for (JournalEntry entry : year.entries()) {
      if (entry.event() instanceof CadenceDue due) {
        int[] cells = cells(counted, words.cadence(due.name()), 2);
        cells[0]++;
        cells[1] += entry.decisions().isEmpty() ? 0 : 1;
      }
    }
    return new Paper.Table(
        List.of(
            words.text("Cadence", "节奏"),
            words.text("Times due", "到期次数"),
            words.text("with something to do", "有后续动作")),
        rows(counted, ROWS));
  }

  /** Where the cases stand under each scheme, and how often each grade was given. */
  Paper.Table tiers() {
    Map<String, int[]> counted = new TreeMap<>();
    for (String caseId : year.caseIds()) {
      year.salesCase(caseId)
          .tiers()
          .forEach(
              (scheme, grade) ->
                  cells(counted, words.name(scheme) + ": " + words.name(grade), 2)[0]++);
    }
    for (JournalEntry entry : year.entries()) {
      for (Record followed : entry.followed()) {
        if (followed instanceof TierChanged changed) {
          cells(counted, words.name(changed.scheme()) + ": " + words.name(changed.grade()), 2)[1]++;
        }
      }
    }
    List<List<String>> rows = new ArrayList<>();
    counted.forEach(
        (name, cells) ->
            rows.add(List.of(name, String.valueOf(cells[0]), String.valueOf(cells[1]))));
    return new Paper.Table(
        List.of(
            words.text("Scheme and grade", "体系与等级"),
            words.text("Cases at the end", "年末案例"),
            words.text("times given, the first included", "评为该级次数（含首次）")),
        rows);
  }

  Paper.Table approvals() {
    Map<String, int[]> counted = new TreeMap<>();
    for (JournalEntry entry : year.entries()) {
      for (Decided decided : entry.decisions()) {
        if (decided.decision() instanceof dev.sluice.decision.RequestApproval request) {
          cells(counted, words.paper(request.type()), 3)[0]++;
        }
      }
      if (entry.event() instanceof ApprovalDecided decision) {
        int column = decision.state() == Approval.State.GRANTED ? 1 : 2;
        cells(counted, words.paper(decision.type()), 3)[column]++;
      }
    }
    return new Paper.Table(
        List.of(
            words.text("Approval", "审批"),
            words.text("Asked", "申请"),
            words.text("granted", "批准"),
            words.text("refused", "驳回")),
        rows(counted, ROWS));
  }

  Paper.Table messages() {
    Map<String, int[]> counted = new TreeMap<>();
    each(
        decision -> {
          if (decision instanceof SendMessage message) {
            cells(counted, words.template(message.template()), 2)[0]++;
          } else if (decision instanceof Withhold withheld) {
            cells(counted, words.template(withheld.template()), 2)[1]++;
          }
        });
    return new Paper.Table(
        List.of(
            words.text("Message to customers", "客户消息"),
            words.text("Sent", "发出"),
            words.text("held back", "未发")),
        rows(counted, ROWS));
  }

  Paper.Table notices() {
    Map<String, int[]> counted = new TreeMap<>();
    for (JournalEntry entry : year.entries()) {
      // By e-mail and in the app is one notice.
      entry.decisions().stream()
          .map(Decided::decision)
          .filter(Notify.class::isInstance)
          .map(Notify.class::cast)
          .map(notice -> words.who(notice.to()) + ": " + words.template(notice.template()))
          .distinct()
          .forEach(line -> cells(counted, line, 1)[0]++);
    }
    return new Paper.Table(
        List.of(words.text("Notice to colleagues", "内部提醒"), words.text("Times", "次数")),
        rows(counted, ROWS));
  }

  /** What stages were refused for. */
  Paper.Table blocks() {
    Map<String, int[]> counted = new TreeMap<>();
    for (JournalEntry entry : year.entries()) {
      if (entry.event() instanceof StageRequested request) {
        entry
            .missing()
            .forEach(
                missing ->
                    cells(counted, words.stage(request.stage()) + ": " + missing.why(), 1)[0]++);
      }
    }
    return new Paper.Table(
        List.of(words.text("Stage refused because", "阶段被拒原因"), words.text("Times", "次数")),
        rows(counted, ROWS));
  }

  Paper.Table rules() {
    Map<String, Integer> counted = new LinkedHashMap<>();
    for (JournalEntry entry : year.entries()) {
      if (year.has(entry.caseId())) {
        entry.decisions().forEach(it -> counted.merge(it.because().rule(), 1, Integer::sum));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    counted.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(RULES)
        .forEach(
            entry -> {
              RuleCard card = words.card(entry.getKey());
              String requirements = card == null ? "" : String.join(", ", card.requirements());
              rows.add(
                  List.of(words.rule(entry.getKey()), requirements, entry.getValue().toString()));
            });
    return new Paper.Table(
        List.of(
            words.text("Rule", "规则"),
            words.text("Requirement", "需求"),
            words.text("Decisions", "决定数")),
        rows);
  }

  /** How many rules decided nothing all year. */
  long silent() {
    java.util.Set<String> fired = new java.util.HashSet<>();
    for (JournalEntry entry : year.entries()) {
      entry.decisions().forEach(decided -> fired.add(decided.because().rule()));
    }
    return words.books().stream()
        .flatMap(book -> book.rules().stream())
        .map(RuleCard::name)
        .distinct()
        .filter(rule -> !fired.contains(rule))
        .count();
  }

  private void each(java.util.function.Consumer<Decision> use) {
    for (JournalEntry entry : year.entries()) {
      entry.decisions().forEach(decided -> use.accept(decided.decision()));
    }
  }
}
