package dev.sluice.examples.demo;

import dev.sluice.document.Paper;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.StageEntered;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Money;
import dev.sluice.pipeline.End;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Stage;
import dev.sluice.step.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The funnel of a year, stage by stage, and why cases were lost. */
final class YearStages {

  private final Year year;
  private final Words words;
  private final Pipeline pipeline;
  private final Map<String, Passage> passages = new LinkedHashMap<>();
  private final Map<String, Lost> reasons = new TreeMap<>();

  /** What passed through a stage. */
  private static final class Passage {
    private int entered;
    private final Set<String> cases = new HashSet<>();
    private int onwards;
    private int lost;
    private int now;
    private int missed;
    private final List<Long> hours = new ArrayList<>();
  }

  /** What was lost for one reason. */
  private static final class Lost {
    private int cases;
    private @Nullable Money worth;
    private final Map<String, Integer> stages = new TreeMap<>();
  }

  YearStages(Year year, Words words, Pipeline pipeline) {
    this.year = year;
    this.words = words;
    this.pipeline = pipeline;
    pipeline.stages().forEach(stage -> passages.put(stage.id(), new Passage()));
    count();
  }

  private void count() {
    Map<String, Instant> since = new HashMap<>();
    for (JournalEntry entry : year.entries()) {
      if (!mine(entry)) {
        continue;
      }
      if (entry.event() instanceof DeadlineMissed missed && missed.what().equals("stage")) {
        passage(missed.key()).missed++;
      }
      for (Record followed : entry.followed()) {
        if (followed instanceof StageEntered entered) {
          enter(entry, entered, since);
        }
      }
    }
    for (String caseId : year.caseIds()) {
      if (year.playbook(caseId).pipeline().id().equals(pipeline.id())) {
        passage(year.salesCase(caseId).stage()).now++;
      }
    }
  }

  private boolean mine(JournalEntry entry) {
    return year.has(entry.caseId())
        && year.playbook(entry.caseId()).pipeline().id().equals(pipeline.id());
  }

  private void enter(JournalEntry entry, StageEntered entered, Map<String, Instant> since) {
    Passage reached = passage(entered.stage());
    reached.entered++;
    reached.cases.add(entry.caseId());
    Instant before = since.put(entry.caseId(), entry.now());
    String previous = entered.previous();
    if (previous == null || before == null) {
      return;
    }
    Passage left = passage(previous);
    left.hours.add(Duration.between(before, entry.now()).toHours());
    if (pipeline.stage(entered.stage()).end() != End.LOST) {
      left.onwards++;
      return;
    }
    left.lost++;
    String reason = entry.event() instanceof StageRequested request ? request.reason() : null;
    Lost lost = reasons.computeIfAbsent(reason == null ? "–" : reason, any -> new Lost());
    lost.cases++;
    lost.stages.merge(words.stage(previous), 1, Integer::sum);
    Money worth = year.salesCase(entry.caseId()).value();
    if (worth != null) {
      lost.worth = lost.worth == null ? worth : lost.worth.plus(worth);
    }
  }

  private Passage passage(String stage) {
    return passages.computeIfAbsent(stage, any -> new Passage());
  }

  /** Which stages cases come to more than once in a year; empty when none. */
  String again() {
    String stages =
        pipeline.stages().stream()
            .filter(stage -> passage(stage.id()).entered > passage(stage.id()).cases.size())
            .map(stage -> often(stage.labels().in(words.locale()), passage(stage.id())))
            .collect(Collectors.joining(words.text("; ", "；")));
    return stages.isEmpty()
        ? ""
        : words.text("More than once in the year: ", "一年内多次进入：") + stages + words.text(".", "。");
  }

  private String often(String stage, Passage passage) {
    double each = (double) passage.entered / passage.cases.size();
    return words.text(
        "%s %d times in %d cases, %.1f times each",
        "%s %d 次，涉及 %d 个案例，平均每个 %.1f 次", stage, passage.entered, passage.cases.size(), each);
  }

  Paper.Table funnel() {
    List<List<String>> rows = new ArrayList<>();
    for (Stage stage : pipeline.stages()) {
      Passage passage = passage(stage.id());
      rows.add(
          List.of(
              stage.labels().in(words.locale()),
              String.valueOf(passage.entered),
              passage.onwards + " (" + Words.percent(passage.onwards, passage.entered) + ")",
              String.valueOf(passage.lost),
              String.valueOf(passage.now),
              median(passage.hours),
              stage.limit() == null ? "–" : stage.limit().within().in(words.locale()),
              stage.limit() == null
                  ? "–"
                  : passage.missed + " (" + Words.percent(passage.missed, passage.entered) + ")"));
    }
    return new Paper.Table(
        List.of(
            words.text("Stage", "阶段"),
            words.text("Entered", "进入"),
            words.text("Went on", "继续推进"),
            words.text("Lost there", "在此丢失"),
            words.text("There now", "现有"),
            words.text("Days spent, median", "停留天数（中位）"),
            words.text("Limit", "时限"),
            words.text("Limit missed", "超时")),
        rows);
  }

  private static String median(List<Long> hours) {
    if (hours.isEmpty()) {
      return "–";
    }
    List<Long> sorted = hours.stream().sorted().toList();
    return String.format(java.util.Locale.ROOT, "%.1f", sorted.get(sorted.size() / 2) / 24.0);
  }

  Paper.Table losses() {
    List<List<String>> rows = new ArrayList<>();
    reasons.entrySet().stream()
        .sorted((one, other) -> other.getValue().cases - one.getValue().cases)
        .forEach(
            entry ->
                rows.add(
                    List.of(
                        words.name(entry.getKey()),
                        String.valueOf(entry.getValue().cases),
                        words.money(entry.getValue().worth),
                        String.join(
                            ", ",
                            entry.getValue().stages.entrySet().stream()
                                .map(stage -> stage.getKey() + " " + stage.getValue())
                                .toList()))));
    return new Paper.Table(
        List.of(
            words.text("Reason", "原因"),
            words.text("Cases", "案例"),
            words.text("Worth (CNY)", "金额（CNY）"),
            words.text("From stage", "所在阶段")),
        rows);
  }
}
