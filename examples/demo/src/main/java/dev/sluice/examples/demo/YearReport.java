package dev.sluice.examples.demo;

import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import dev.sluice.decision.Notify;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.Withhold;
import dev.sluice.document.Paper;
import dev.sluice.event.CaseClosed;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.OrderPlaced;
import dev.sluice.fact.CampaignTally;
import dev.sluice.fact.Money;
import dev.sluice.fact.SalesCase;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.JournalEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A year for the sales manager to read, counted from the journal, in one language. */
final class YearReport {

  private final Year year;
  private final Words words;
  private final List<SalesCase> cases;

  private YearReport(Year year, Locale locale) {
    this.year = year;
    this.words = new Words(year, locale);
    this.cases = year.caseIds().stream().map(year::salesCase).toList();
  }

  static Paper of(Year year, Locale locale) {
    return new YearReport(year, locale).write();
  }

  private Paper write() {
    String name = year.playbooks().get(0).pipeline().labels().in(words.locale());
    Paper.Builder paper =
        Paper.titled(words.locale(), words.text("A year with ", "一年记录：") + name)
            .section(words.text("The year", "全年"), new Paper.Items(headlines()));
    for (Playbook playbook : year.playbooks()) {
      String pipeline = playbook.pipeline().labels().in(words.locale());
      YearStages stages = new YearStages(year, words, playbook.pipeline());
      table(paper, words.text("The funnel: ", "漏斗：") + pipeline, stages.funnel(), stages.again());
      table(paper, words.text("Why cases were lost: ", "丢单原因：") + pipeline, stages.losses());
    }
    table(paper, words.text("What the campaigns brought", "活动成效"), campaigns(), touched());
    table(paper, words.text("Month by month", "逐月"), months());
    YearPeople people = new YearPeople(year, words);
    table(paper, words.text("Who had what to do", "人员负荷"), people.loads(), people.explained());
    table(paper, words.text("Missed limits", "逾期"), people.misses());
    YearWork work = new YearWork(year, words);
    table(paper, words.text("Journeys", "旅程"), work.journeys());
    table(paper, words.text("Cadences", "节奏"), work.cadences());
    table(paper, words.text("Tiers", "分级"), work.tiers());
    table(paper, words.text("Approvals", "审批"), work.approvals());
    table(paper, words.text("Messages", "消息"), work.messages());
    table(paper, words.text("Notices", "提醒"), work.notices());
    table(paper, words.text("Stages refused", "被拒的阶段申请"), work.blocks());
    table(paper, words.text("The rules that decided most", "决定最多的规则"), work.rules());
    YearStory story = new YearStory(year, words);
    story.tell(paper, words.text("One case that was won", "一个赢单案例"), SalesCase::won);
    story.tell(
        paper,
        words.text("One case that was lost", "一个丢单案例"),
        salesCase -> !salesCase.running() && !salesCase.won());
    story.tell(paper, words.text("One case that goes on", "一个进行中的案例"), SalesCase::running);
    return paper.build();
  }

  /** A section, unless there is nothing to say in it. */
  private static void table(
      Paper.Builder paper, String heading, Paper.Table table, String... below) {
    if (!table.rows().isEmpty()) {
      List<Paper.Part> parts = new ArrayList<>(List.of(table));
      Stream.of(below).filter(line -> !line.isEmpty()).map(Paper.Text::new).forEach(parts::add);
      paper.section(heading, parts.toArray(Paper.Part[]::new));
    }
  }

  private List<String> headlines() {
    long won = cases.stream().filter(SalesCase::won).count();
    long open = cases.stream().filter(SalesCase::running).count();
    List<String> lines = new ArrayList<>();
    lines.add(
        words.text(
            "%d cases: %d won, %d lost, %d go on",
            "案例 %d 个：赢单 %d，丢单 %d，进行中 %d", cases.size(), won, cases.size() - won - open, open));
    if (cases.stream().anyMatch(salesCase -> salesCase.value() != null)) {
      lines.add(
          words.text(
              "Worth: won %s CNY, lost %s CNY, open %s CNY",
              "金额（CNY）：赢单 %s，丢单 %s，进行中 %s",
              worth(SalesCase::won),
              worth(salesCase -> !salesCase.running() && !salesCase.won()),
              worth(SalesCase::running)));
    }
    lines.add(words.text("From start to end: ", "从开始到结束：") + daysToClose());
    lines.add(orders());
    lines.add(
        words.text(
            "Messages to customers: %d sent, %d held back",
            "客户消息：发出 %d 条，未发 %d 条", count(SendMessage.class), count(Withhold.class)));
    lines.add(words.text("Tasks given: ", "任务：") + count(CreateTask.class));
    lines.add(words.text("Notices to colleagues: ", "内部提醒：") + count(Notify.class));
    lines.add(words.text("Deadlines missed: ", "逾期：") + missed());
    lines.add(
        words.text("Rules that had nothing to decide: ", "全年未触发的规则：")
            + new YearWork(year, words).silent());
    if (!year.refused().isEmpty()) {
      lines.add(
          words.text("Refused by the engine: ", "引擎拒绝：")
              + year.refused().size()
              + words.text(", the first: ", "，第一条：")
              + year.refused().get(0));
    }
    return lines;
  }

  private String worth(java.util.function.Predicate<SalesCase> which) {
    return words.money(
        cases.stream()
            .filter(which)
            .map(SalesCase::value)
            .filter(value -> value != null)
            .reduce(new Money(BigDecimal.ZERO, "CNY"), Money::plus));
  }

  private String daysToClose() {
    List<Long> days =
        cases.stream()
            .filter(salesCase -> salesCase.closedAt() != null)
            .map(salesCase -> Duration.between(salesCase.openedAt(), salesCase.closedAt()).toDays())
            .sorted()
            .toList();
    return days.isEmpty()
        ? "–"
        : days.get(days.size() / 2) + words.text(" days, in the middle", " 天（中位）");
  }

  private String orders() {
    List<OrderPlaced> orders =
        year.entries().stream()
            .map(JournalEntry::event)
            .filter(OrderPlaced.class::isInstance)
            .map(OrderPlaced.class::cast)
            .toList();
    Money sum =
        orders.stream()
            .map(OrderPlaced::amount)
            .reduce(new Money(BigDecimal.ZERO, "CNY"), Money::plus);
    return words.text("Orders: %d, of %s CNY", "订单：%d 笔，%s CNY", orders.size(), words.money(sum));
  }

  /** What each campaign reached of what it aimed at. */
  private Paper.Table campaigns() {
    List<List<String>> rows = new ArrayList<>();
    for (String caseId : year.caseIds()) {
      var facts = year.engine().view(caseId).facts();
      if (facts.subject() instanceof dev.sluice.fact.Campaign campaign) {
        CampaignTally known = facts.kept(CampaignTally.class, CampaignTally.ID);
        CampaignTally tally = known == null ? CampaignTally.NONE : known;
        rows.add(
            List.of(
                campaign.name(),
                campaign.starts() + " – " + campaign.ends(),
                words.stage(facts.salesCase().stage()),
                String.valueOf(tally.touched()),
                tally.prospects() + " / " + campaign.target("prospects"),
                tally.orders() + " / " + campaign.target("orders"),
                tally.ordered().isEmpty() ? "–" : words.money(tally.ordered().get(0))));
      }
    }
    return new Paper.Table(
        List.of(
            words.text("Campaign", "活动"),
            words.text("Period", "期间"),
            words.text("Stage", "阶段"),
            words.text("Touched", "触达"),
            words.text("Prospects / target", "意向 / 目标"),
            words.text("Orders / target", "订单 / 目标"),
            words.text("Ordered (CNY)", "订单金额（CNY）")),
        rows);
  }

  private String touched() {
    return words.text(
        "Touched: customers of the audience whom we called, visited or invited for the campaign."
            + " Who only got news and came or ordered by themselves is a prospect or an order, and"
            + " not touched.",
        "触达：活动受众中由我方致电、拜访或发出邀请的客户。只收到资讯而自行咨询或下单的客户，计入意向或订单，不计入触达。");
  }

  private Paper.Table months() {
    Map<Month, int[]> counted = new EnumMap<>(Month.class);
    for (Month month : Month.values()) {
      counted.put(month, new int[7]);
    }
    for (JournalEntry entry : year.entries()) {
      int[] cells = counted.get(Words.local(entry.now()).getMonth());
      if (cells != null && year.has(entry.caseId())) {
        count(entry, cells);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    counted.forEach(
        (month, cells) -> {
          List<String> row = new ArrayList<>();
          row.add(month.getDisplayName(TextStyle.FULL_STANDALONE, words.locale()));
          for (int cell : cells) {
            row.add(String.valueOf(cell));
          }
          rows.add(row);
        });
    return new Paper.Table(
        List.of(
            words.text("Month", "月份"),
            words.text("Opened", "新增"),
            words.text("Won", "赢单"),
            words.text("Lost", "丢单"),
            words.text("Messages", "消息"),
            words.text("Tasks", "任务"),
            words.text("Notices", "提醒"),
            words.text("Missed", "逾期")),
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

  private long count(Class<? extends Decision> type) {
    return year.entries().stream()
        .flatMap(entry -> entry.decisions().stream())
        .filter(decided -> type.isInstance(decided.decision()))
        .count();
  }

  private long missed() {
    return year.entries().stream().filter(it -> it.event() instanceof DeadlineMissed).count();
  }
}
