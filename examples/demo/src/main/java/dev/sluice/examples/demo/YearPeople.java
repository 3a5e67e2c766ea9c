package dev.sluice.examples.demo;

import dev.sluice.document.Paper;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Money;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Task;
import dev.sluice.step.JournalEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who had which load in a year, what they did with it, and whose limits were missed. */
final class YearPeople {

  /** The role of who looks after a case. */
  static final String OWNER = "owner";

  private static final int ROWS = 15;

  private final Year year;
  private final Words words;

  YearPeople(Year year, Words words) {
    this.year = year;
    this.words = words;
  }

  /** What one person or role did. */
  private static final class Load {
    private int cases;
    private int open;
    private int won;
    private int inTime;
    private int late;
    private int undone;
    private Money worth = new Money(BigDecimal.ZERO, "CNY");
  }

  Paper.Table loads() {
    Map<String, Load> loads = new TreeMap<>();
    List<String> ids = year.caseIds();
    for (String caseId : ids) {
      Facts facts = year.engine().view(caseId).facts();
      SalesCase salesCase = facts.salesCase();
      Load load = load(loads, salesCase.owner());
      load.cases++;
      load.open += salesCase.running() ? 1 : 0;
      Money value = salesCase.value();
      if (salesCase.won()) {
        load.won++;
        load.worth = value == null ? load.worth : load.worth.plus(value);
      }
      for (Task task : facts.tasks()) {
        Load whose = load(loads, doer(salesCase, task));
        boolean done = task.status() == Task.Status.DONE;
        whose.inTime += done && !late(task) ? 1 : 0;
        whose.late += done && late(task) ? 1 : 0;
        whose.undone += task.pending() ? 1 : 0;
      }
    }
    List<List<String>> rows = new ArrayList<>();
    loads.forEach(
        (who, load) ->
            rows.add(
                List.of(
                    who,
                    load.cases + " (" + Words.percent(load.cases, ids.size()) + ")",
                    String.valueOf(load.open),
                    String.valueOf(load.won),
                    words.money(load.worth),
                    String.valueOf(load.cases - load.open - load.won),
                    String.valueOf(load.inTime),
                    String.valueOf(load.late),
                    String.valueOf(load.undone))));
    return new Paper.Table(
        List.of(
            words.text("Person or role", "人员或角色"),
            words.text("Cases", "案例"),
            words.text("open", "进行中"),
            words.text("won", "赢单"),
            words.text("won (CNY)", "赢单金额（CNY）"),
            words.text("lost", "丢单"),
            words.text("Tasks in time", "按时任务"),
            words.text("late", "逾期完成"),
            words.text("not done", "未完成")),
        rows);
  }

  private Load load(Map<String, Load> loads, @Nullable String who) {
    String name = who == null ? nobody() : words.who(who);
    return loads.computeIfAbsent(name, any -> new Load());
  }

  /** Who has a task, or had it when it was closed; null for one of a case that had no owner yet. */
  private static @Nullable String doer(SalesCase salesCase, Task task) {
    if (task.assignee() != null || !OWNER.equals(task.role())) {
      return task.assignee() == null ? task.role() : task.assignee();
    }
    return task.pending() ? salesCase.owner() : null;
  }

  private String nobody() {
    return words.text("(nobody yet)", "（暂无负责人）");
  }

  /** What a row of the loads means that names nobody. */
  String explained() {
    return words.text(
        "%s: the case had no owner; its tasks were seen to by the manager.",
        "%s：案例尚无负责人，其任务由经理处理。", nobody());
  }

  /** Whether a task was closed after it was due. */
  static boolean late(Task task) {
    Instant due = task.dueAt();
    Instant closed = task.closedAt();
    return due != null && closed != null && closed.isAfter(due);
  }

  /** Missed limits: what was late, and in whose cases. */
  Paper.Table misses() {
    Map<String, Map<String, Integer>> counted = new HashMap<>();
    TreeSet<String> owners = new TreeSet<>();
    for (JournalEntry entry : year.entries()) {
      if (entry.event() instanceof DeadlineMissed missed && year.has(entry.caseId())) {
        String owner = year.salesCase(entry.caseId()).owner();
        String name = owner == null ? nobody() : owner;
        owners.add(name);
        counted
            .computeIfAbsent(late(entry.caseId(), missed), any -> new TreeMap<>())
            .merge(name, 1, Integer::sum);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    counted.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, Map<String, Integer>> row) -> -sum(row.getValue()))
                .thenComparing(Map.Entry::getKey))
        .limit(ROWS)
        .forEach(
            row -> {
              List<String> cells = new ArrayList<>(List.of(row.getKey()));
              owners.forEach(
                  owner -> cells.add(String.valueOf(row.getValue().getOrDefault(owner, 0))));
              cells.add(String.valueOf(sum(row.getValue())));
              rows.add(cells);
            });
    List<String> columns = new ArrayList<>(List.of(words.text("What was late", "逾期事项")));
    columns.addAll(owners);
    columns.add(words.text("all", "合计"));
    return new Paper.Table(Collections.unmodifiableList(columns), rows);
  }

  private String late(String caseId, DeadlineMissed missed) {
    return switch (missed.what()) {
      case "stage" -> words.text("Stage: ", "阶段：") + words.stage(missed.key());
      case "node" -> words.text("Node: ", "节点：") + words.node(missed.key());
      case "task" -> {
        Task task = year.engine().view(caseId).facts().task(missed.key());
        String type = task == null ? missed.key().split(":", -1)[0] : task.type();
        yield words.text("Task: ", "任务：") + words.task(type);
      }
      default -> words.text("Approval: ", "审批：") + words.paper(missed.key());
    };
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
