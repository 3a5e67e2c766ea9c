package dev.sluice.examples.demo;

import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import dev.sluice.decision.Notify;
import dev.sluice.decision.RequestApproval;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.SetRisk;
import dev.sluice.decision.SetTier;
import dev.sluice.decision.Suggest;
import dev.sluice.decision.Withhold;
import dev.sluice.document.Paper;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.CaseClosed;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageEntered;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Money;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Task;
import dev.sluice.json.RecordNames;
import dev.sluice.rules.RuleBook;
import dev.sluice.rules.RuleCard;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A year for the sales manager to read, counted from the journal, in one language. */
final class YearReport {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Year year;
  private final Locale locale;
  private final RuleBook book;
  private final List<CaseState> cases;

  private YearReport(Year year, Locale locale) {
    this.year = year;
    this.locale = locale;
    this.book = RulePlaybooks.book(year.playbooks().get(0));
    Set<String> ids =
        year.entries().stream()
            .map(JournalEntry::caseId)
            .filter(id -> !id.startsWith("team:"))
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    this.cases = ids.stream().map(id -> year.engine().view(id)).toList();
  }

  static Paper of(Year year, Locale locale) {
    return new YearReport(year, locale).write();
  }

  private Paper write() {
    String name = year.playbooks().get(0).pipeline().labels().in(locale);
    Paper.Builder paper =
        Paper.titled(locale, text("A year with ", "一年记录：") + name)
            .section(text("The year", "全年"), new Paper.Items(headlines()))
            .section(text("Where the cases stand", "案例现状"), stages())
            .section(text("Month by month", "逐月"), months())
            .section(text("By person", "按人员"), people())
            .section(text("What the rules decided", "规则的决定"), rules());
    story(paper, text("One case that was won", "一个赢单案例"), SalesCase::won);
    story(
        paper,
        text("One case that was lost", "一个丢单案例"),
        salesCase -> !salesCase.running() && !salesCase.won());
    story(paper, text("One case that goes on", "一个进行中的案例"), SalesCase::running);
    return paper.build();
  }

  private List<String> headlines() {
    long won = cases.stream().filter(state -> salesCase(state).won()).count();
    long open = cases.stream().filter(state -> salesCase(state).running()).count();
    List<String> lines = new ArrayList<>();
    lines.add(
        text(
            "%d cases: %d won, %d lost, %d go on"
                .formatted(cases.size(), won, cases.size() - won - open, open),
            "案例 %d 个：赢单 %d，丢单 %d，进行中 %d"
                .formatted(cases.size(), won, cases.size() - won - open, open)));
    lines.add(text("Worth of what was won: ", "赢单金额：") + wonValue());
    lines.add(
        text("Messages: %d sent, %d held back", "消息：发出 %d 条，未发 %d 条")
            .formatted(count(SendMessage.class), count(Withhold.class)));
    lines.add(text("Tasks given: ", "任务：") + count(CreateTask.class));
    lines.add(text("Notices to colleagues: ", "内部提醒：") + count(Notify.class));
    lines.add(text("Deadlines missed: ", "逾期：") + missed(entry -> true));
    if (!year.refused().isEmpty()) {
      lines.add(
          text("Refused by the engine: ", "引擎拒绝：")
              + year.refused().size()
              + text(", the first: ", "，第一条：")
              + year.refused().get(0));
    }
    return lines;
  }

  private Paper.Table stages() {
    Map<String, Integer> counted = new LinkedHashMap<>();
    year.playbooks().get(0).pipeline().stages().forEach(stage -> counted.put(stage.id(), 0));
    cases.forEach(state -> counted.merge(salesCase(state).stage(), 1, Integer::sum));
    List<List<String>> rows = new ArrayList<>();
    counted.forEach((stage, number) -> rows.add(List.of(stage(stage), number.toString())));
    return new Paper.Table(List.of(text("Stage", "阶段"), text("Cases", "案例")), rows);
  }

  private Paper.Table months() {
    Map<Month, int[]> counted = new EnumMap<>(Month.class);
    for (Month month : Month.values()) {
      counted.put(month, new int[7]);
    }
    for (JournalEntry entry : year.entries()) {
      int[] cells = counted.get(local(entry.now()).getMonth());
      if (cells != null && !entry.caseId().startsWith("team:")) {
        count(entry, cells);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    counted.forEach(
        (month, cells) -> {
          List<String> row = new ArrayList<>();
          row.add(month.getDisplayName(TextStyle.FULL_STANDALONE, locale));
          for (int cell : cells) {
            row.add(String.valueOf(cell));
          }
          rows.add(row);
        });
    return new Paper.Table(
        List.of(
            text("Month", "月份"),
            text("Opened", "新增"),
            text("Won", "赢单"),
            text("Lost", "丢单"),
            text("Messages", "消息"),
            text("Tasks", "任务"),
            text("Notices", "提醒"),
            text("Missed", "逾期")),
        rows);
  }

  private static void count(JournalEntry entry, int[] cells) {
    if (entry.version() == 1) {
      cells[0]++;
    }
    for (Record followed : entry.followed()) {
      if (followed instanceof CaseClosed closed) {
        cells[closed.won() ? 1 : 2]++;
      }
    }
    for (Decided decided : entry.decisions()) {
      Decision decision = decided.decision();
      cells[3] += decision instanceof SendMessage ? 1 : 0;
      cells[4] += decision instanceof CreateTask ? 1 : 0;
      cells[5] += decision instanceof Notify ? 1 : 0;
    }
    cells[6] += entry.event() instanceof DeadlineMissed ? 1 : 0;
  }

  private Paper.Table people() {
    Map<String, int[]> counted = new TreeMap<>();
    for (CaseState state : cases) {
      String owner = salesCase(state).owner();
      int[] cells = cells(counted, owner);
      cells[0]++;
      cells[1] += salesCase(state).won() ? 1 : 0;
      for (Task task : state.facts().tasks()) {
        int[] whose = cells(counted, task.assignee() == null ? task.role() : task.assignee());
        whose[2] += task.status() == Task.Status.DONE && !late(task) ? 1 : 0;
        whose[3] += task.status() == Task.Status.DONE && late(task) ? 1 : 0;
        whose[4] += task.pending() ? 1 : 0;
      }
    }
    List<List<String>> rows = new ArrayList<>();
    counted.forEach(
        (who, cells) -> {
          List<String> row = new ArrayList<>();
          row.add(who);
          for (int cell : cells) {
            row.add(String.valueOf(cell));
          }
          rows.add(row);
        });
    return new Paper.Table(
        List.of(
            text("Person or role", "人员或角色"),
            text("Cases", "案例"),
            text("Won", "赢单"),
            text("Tasks done in time", "按时完成任务"),
            text("done late", "逾期完成"),
            text("open", "未完成")),
        rows);
  }

  private int[] cells(Map<String, int[]> counted, @Nullable String who) {
    return counted.computeIfAbsent(who == null ? text("(nobody)", "（无）") : who, any -> new int[5]);
  }

  private static boolean late(Task task) {
    Instant due = task.dueAt();
    Instant closed = task.closedAt();
    return due != null && closed != null && closed.isAfter(due);
  }

  private Paper.Table rules() {
    Map<String, Integer> counted = new LinkedHashMap<>();
    book.rules().forEach(rule -> counted.put(rule.name(), 0));
    for (JournalEntry entry : year.entries()) {
      entry.decisions().forEach(it -> counted.merge(it.because().rule(), 1, Integer::sum));
    }
    Map<String, RuleCard> cards = new LinkedHashMap<>();
    book.rules().forEach(rule -> cards.put(rule.name(), rule));
    List<List<String>> rows = new ArrayList<>();
    counted.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .forEach(
            entry -> {
              RuleCard card = cards.get(entry.getKey());
              rows.add(
                  List.of(
                      card == null ? entry.getKey() : card.name(locale),
                      card == null ? "" : String.join(", ", card.requirements()),
                      entry.getValue().toString()));
            });
    return new Paper.Table(
        List.of(text("Rule", "规则"), text("Requirement", "需求"), text("Decisions", "决定数")), rows);
  }

  /** The case of a kind in which most was decided, without what only the engine noted. */
  private void story(Paper.Builder paper, String heading, Predicate<SalesCase> kind) {
    CaseState chosen =
        cases.stream()
            .filter(state -> kind.test(salesCase(state)))
            .max(Comparator.comparing(CaseState::version).thenComparing(CaseState::caseId))
            .orElse(null);
    if (chosen == null) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (JournalEntry entry : year.engine().journal(chosen.caseId())) {
      // One notice by two channels is one thing to read.
      Set<String> lines = new LinkedHashSet<>();
      for (Decided decided : entry.decisions()) {
        String what = words(decided.decision());
        if (what != null) {
          lines.add(what + " — " + ruleName(decided.because().rule()));
        }
      }
      for (Record followed : entry.followed()) {
        if (followed instanceof StageEntered entered) {
          lines.add(text("entered ", "进入") + stage(entered.stage()));
        }
      }
      if (!lines.isEmpty()) {
        rows.add(
            List.of(
                local(entry.now()).format(TIME), event(entry.event()), String.join("; ", lines)));
      }
    }
    paper.section(
        heading + ": " + chosen.caseId(),
        new Paper.Table(
            List.of(text("When", "时间"), text("What happened", "发生"), text("What followed", "结果")),
            rows));
  }

  private String event(Record event) {
    String name = RecordNames.kebab(event.getClass()).replace('-', ' ');
    if (event instanceof SignalReceived signal) {
      return text("customer: ", "客户：") + signal.name();
    } else if (event instanceof ActivityLogged activity) {
      return text("done: ", "完成：") + activity.type();
    } else if (event instanceof StageRequested request) {
      return text("asked for ", "申请进入") + stage(request.stage());
    } else if (event instanceof DeadlineMissed missed) {
      return text("deadline missed: ", "逾期：") + missed.key();
    }
    return name;
  }

  private @Nullable String words(Decision decision) {
    if (decision instanceof CreateTask create) {
      RuleBook.TaskType type = book.taskTypes().get(create.type());
      return text("task: ", "任务：")
          + (type == null ? create.type() : type.labels().in(locale))
          + (create.dueAt() == null ? "" : " (" + local(create.dueAt()).format(TIME) + ")");
    } else if (decision instanceof SendMessage message) {
      return message.channel() + ": " + template(message.template());
    } else if (decision instanceof Notify notice) {
      return text("notice to ", "提醒 ") + notice.to() + ": " + template(notice.template());
    } else if (decision instanceof Withhold withhold) {
      return text("not sent: ", "未发：")
          + template(withhold.template())
          + " ("
          + withhold.why()
          + ")";
    } else if (decision instanceof SetTier tier) {
      return tier.scheme() + ": " + tier.grade();
    } else if (decision instanceof SetRisk risk) {
      return text("risk ", "风险 ") + risk.level();
    } else if (decision instanceof RequestApproval request) {
      return text("approval asked: ", "申请审批：") + request.type();
    } else if (decision instanceof Suggest suggest) {
      return text("suggestion to ", "建议 ") + suggest.to() + ": " + suggest.what();
    }
    return null;
  }

  private String template(String name) {
    RuleBook.Template template = book.templates().get(name);
    return template == null ? name : template.text().in(locale);
  }

  private String ruleName(String rule) {
    return book.rules().stream()
        .filter(card -> card.name().equals(rule))
        .map(card -> card.name(locale))
        .findFirst()
        .orElse(rule);
  }

  private String stage(String id) {
    return year.playbooks().get(0).pipeline().has(id)
        ? year.playbooks().get(0).pipeline().stage(id).labels().in(locale)
        : id;
  }

  private Money wonValue() {
    Money sum = new Money(BigDecimal.ZERO, "CNY");
    for (CaseState state : cases) {
      Money value = salesCase(state).value();
      if (salesCase(state).won() && value != null) {
        sum = sum.plus(value);
      }
    }
    return sum;
  }

  private long count(Class<? extends Decision> type) {
    return year.entries().stream()
        .flatMap(entry -> entry.decisions().stream())
        .filter(decided -> type.isInstance(decided.decision()))
        .count();
  }

  private long missed(Predicate<JournalEntry> which) {
    return year.entries().stream()
        .filter(entry -> entry.event() instanceof DeadlineMissed)
        .filter(which)
        .count();
  }

  private static SalesCase salesCase(CaseState state) {
    return state.facts().salesCase();
  }

  private static ZonedDateTime local(Instant at) {
    return at.atZone(Company.SHANGHAI);
  }

  private String text(String en, String zh) {
    return locale.getLanguage().equals("zh") ? zh : en;
  }
}
