package dev.sluice.examples.demo;

import dev.sluice.event.DealValued;
import dev.sluice.event.Missing;
import dev.sluice.event.Overridden;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Facts;
import dev.sluice.fact.SalesCase;
import dev.sluice.pipeline.ChecklistNode;
import dev.sluice.pipeline.End;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Stage;
import dev.sluice.step.Checklist;
import dev.sluice.time.Budget;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How people bring cases from stage to stage: what the next stage asks for, then the stage. */
final class Progress {

  /** How often somebody looks at a case that waits for others before they leave it alone. */
  private static final int LOOKS = 60;

  private final Year year;
  private final Habits habits;
  private final Papers papers;
  private final Set<String> nodes = new HashSet<>();

  Progress(Year year, Habits habits, Papers papers) {
    this.year = year;
    this.habits = habits;
    this.papers = papers;
  }

  /** A case stands in a new stage: somebody plans what the one after it asks for. */
  void entered(String caseId, String stageId) {
    Pipeline pipeline = year.playbook(caseId).pipeline();
    Stage stage = pipeline.stage(stageId);
    SalesCase salesCase = year.salesCase(caseId);
    estimate(caseId, pipeline, salesCase);
    if (stage.end() == End.WON && salesCase.stageEnteredAt().equals(salesCase.closedAt())) {
      papers.order(caseId);
    }
    if (stage.moves().isEmpty()) {
      return;
    }
    Company.Manner manner = Company.manner(pipeline);
    Budget limit = stage.limit() == null ? manner.unhurried() : stage.limit().within();
    Instant due = habits.calendar().due(year.now(), limit).at();
    String away = away(pipeline, stage);
    int risk = "high".equals(salesCase.risk()) ? 3 : 1;
    if (away != null && habits.once(manner.leaving() * risk)) {
      Instant left = habits.between(year.now(), due, 30, 95);
      Submission request =
          year.by(
              caseId,
              new StageRequested(away, habits.pick(manner.reasons())),
              People.owner(salesCase));
      year.plan(left, () -> moved(caseId, salesCase) ? null : request);
      return;
    }
    String wanted = forward(pipeline, stage);
    if (wanted == null || (stage.limit() == null && pipeline.stage(wanted).requires().isEmpty())) {
      return; // Nothing presses: a customer, a day or a rule will.
    }
    // Who means to be in time leaves room for others.
    Instant aim = habits.between(year.now(), due, 55, 75);
    Instant target = habits.doneAt(salesCase.owner(), year.now(), aim);
    if (target != null) {
      year.plan(
          habits.between(year.now(), target, 15, 45), () -> work(caseId, salesCase, target, LOOKS));
    } else if (!stage.isEnd()) {
      // Forgotten, until somebody looks through what lies about.
      year.plan(habits.after(due, 40, 120), () -> work(caseId, salesCase, year.now(), LOOKS));
    }
  }

  /** What a deal is worth and how likely it is, once it is more than a name. */
  private void estimate(String caseId, Pipeline pipeline, SalesCase salesCase) {
    boolean first = pipeline.first().id().equals(salesCase.stage());
    boolean deal = Company.sells(pipeline) && !pipeline.subject().equals("campaign");
    if (first || !deal || !salesCase.running()) {
      return;
    }
    String by = People.owner(salesCase);
    Instant soon = habits.after(year.now(), 1, 5);
    if (salesCase.value() == null) {
      year.plan(
          soon,
          () ->
              year.lost(caseId) ? null : year.by(caseId, new DealValued(papers.worth(caseId)), by));
    }
    if (salesCase.probability() == null || !salesCase.tiers().containsKey("win-probability")) {
      int percent = 10 + 20 * place(pipeline, salesCase.stage()) + habits.number(-10, 10);
      year.plan(
          soon,
          () ->
              year.ended(caseId)
                  ? null
                  : year.by(
                      caseId,
                      new Overridden("probability", String.valueOf(percent), null, "my estimate"),
                      by));
    }
  }

  private static int place(Pipeline pipeline, String stage) {
    return pipeline.stages().stream().map(Stage::id).toList().indexOf(stage);
  }

  private boolean moved(String caseId, SalesCase before) {
    SalesCase now = year.salesCase(caseId);
    return !now.stage().equals(before.stage())
        || !now.stageEnteredAt().equals(before.stageEnteredAt());
  }

  /** Somebody does one thing that is still missing, or asks for the stage when nothing is. */
  private @Nullable Submission work(String caseId, SalesCase before, Instant target, int looks) {
    if (moved(caseId, before) || looks == 0) {
      return null;
    }
    Pipeline pipeline = year.playbook(caseId).pipeline();
    String wanted = forward(pipeline, pipeline.stage(before.stage()));
    if (wanted == null) {
      return null;
    }
    String by = People.owner(year.salesCase(caseId));
    List<Missing> missing = year.engine().missing(caseId, wanted);
    if (missing.isEmpty()) {
      return year.by(caseId, new StageRequested(wanted), by);
    }
    for (Missing one : papers.inOrder(missing)) {
      List<Record> events = papers.supply(caseId, one);
      if (events.isEmpty() && one.kind().equals("approval")) {
        break; // Nobody hands in what is not approved yet.
      }
      if (!events.isEmpty()) {
        Instant next =
            habits.between(year.now(), target, 90 / missing.size(), 100 / missing.size());
        year.plan(next, () -> work(caseId, before, target, looks - 1));
        for (Record event : events.subList(1, events.size())) {
          year.plan(year.now(), () -> year.by(caseId, event, by));
        }
        return year.by(caseId, events.get(0), by);
      }
    }
    // Others have to act first; some ask for the stage all the same.
    int patience = Math.min(30, 2 + LOOKS - looks);
    year.plan(
        habits.after(year.now(), patience, 2 * patience),
        () -> work(caseId, before, target, looks - 1));
    return habits.once(2) ? year.by(caseId, new StageRequested(wanted), by) : null;
  }

  private @Nullable String forward(Pipeline pipeline, Stage stage) {
    return stage.moves().stream()
        .filter(move -> pipeline.stage(move).end() != End.LOST)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String away(Pipeline pipeline, Stage stage) {
    return stage.moves().stream()
        .filter(move -> pipeline.stage(move).end() == End.LOST)
        .findFirst()
        .orElse(null);
  }

  /** A node of the checklist whose day is set is worked at once. */
  void checklist(String caseId) {
    if (year.playbook(caseId).pipeline().checklist().isEmpty() || year.ended(caseId)) {
      return;
    }
    for (Checklist.Item item : year.engine().checklist(caseId)) {
      String key = caseId + ":" + item.node().id();
      if (item.dueAt() != null && nodes.add(key)) {
        Instant at = habits.doneAt(People.owner(year.salesCase(caseId)), year.now(), item.dueAt());
        if (at != null) {
          year.plan(at, () -> node(caseId, item.node()));
        }
      }
    }
  }

  private @Nullable Submission node(String caseId, ChecklistNode node) {
    if (year.ended(caseId)) {
      return null;
    }
    Facts facts = year.engine().view(caseId).facts();
    String by = People.owner(facts.salesCase());
    String activity = node.activity();
    if (activity != null && !Facts.has(facts.activities(), activity)) {
      year.plan(habits.after(year.now(), 0, 2), () -> node(caseId, node));
      return year.by(caseId, new dev.sluice.event.ActivityLogged(activity), by);
    }
    String deliverable = node.deliverable();
    return deliverable == null || Facts.has(facts.deliverables(), deliverable)
        ? null
        : year.by(caseId, papers.handIn(caseId, deliverable).get(0), by);
  }
}
