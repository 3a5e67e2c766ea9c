package dev.sluice.rules.spec;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Facts;
import dev.sluice.fact.SalesCase;
import dev.sluice.pipeline.Heading;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Requirement;
import dev.sluice.pipeline.Requirements;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Brings a case on, up to the stage it starts in. */
final class Entrance {

  private final Playing playing;
  private final CaseDraft draft;

  Entrance(Playing playing, CaseDraft draft) {
    this.playing = playing;
    this.draft = draft;
  }

  /** What there is to see of it: the opening, or nothing when the case starts in a later stage. */
  Happened open() {
    playing.without(draft.optional());
    Happened happened =
        playing.play(
            run -> {
              Submission opening = Submission.of(draft.caseId(), draft.opening(run.dropped));
              String pipeline = draft.pipelineId();
              run.submit(pipeline == null ? opening : opening.into(pipeline));
            });
    if (!happened.refusals().isEmpty()) {
      return happened;
    }
    for (Record event : draft.known()) {
      happened = happened.plus(playing.know(event, run -> submit(run, event)));
    }
    String stage = draft.stage();
    return stage == null ? happened : enter(stage, happened);
  }

  private void submit(Run run, Record event) {
    run.submit(Submission.of(draft.caseId(), event));
  }

  private Happened enter(String wanted, Happened opened) {
    Happened refused = new Happened(List.of(), opened.parked(), opened.refusals());
    Pipeline pipeline = playing.playbook(salesCase().pipeline()).pipeline();
    for (String stage : path(pipeline, wanted)) {
      Happened happened = handIn(pipeline.stage(stage).requires());
      if (!salesCase().stage().equals(stage)) {
        happened = happened.plus(happens(new StageRequested(stage)));
      }
      if (!salesCase().stage().equals(stage)) {
        throw new Playing.Difference(
            "The case does not get to stage \""
                + stage
                + "\" by what its pipeline requires. Missing: "
                + happened.missing()
                + " "
                + happened.refusals()
                + ". Write down with having(…) what else must have happened");
      }
      refused = refused.plus(new Happened(List.of(), happened.parked(), happened.refusals()));
    }
    return refused;
  }

  private SalesCase salesCase() {
    return facts().salesCase();
  }

  private Facts facts() {
    return playing.first().engine.view(draft.caseId()).facts();
  }

  private Happened happens(Record event) {
    return playing.play(run -> submit(run, event));
  }

  private Happened handIn(Requirements requires) {
    return each(requires.activities(), id -> new ActivityLogged(id))
        .plus(handIn(requires.deliverables()))
        .plus(each(requires.documents(), id -> new DocumentAttached(id)))
        .plus(
            each(
                requires.approvals(), id -> new ApprovalDecided(id, Approval.State.GRANTED, null)));
  }

  /** What was handed in before the story began is not replaced. */
  private Happened handIn(List<Requirement> deliverables) {
    Happened happened = Happened.NOTHING;
    for (Requirement deliverable : deliverables) {
      if (!Facts.has(facts().deliverables(), deliverable.id())) {
        happened =
            happened.plus(
                happens(new DeliverableSubmitted(deliverable.id(), null, filled(deliverable))));
      }
    }
    return happened;
  }

  private static Map<String, List<String>> filled(Requirement deliverable) {
    Map<String, List<String>> contents = new HashMap<>();
    for (Heading heading : deliverable.headings()) {
      contents.put(heading.id(), Collections.nCopies(heading.points(), "stated"));
    }
    return contents;
  }

  private Happened each(List<Requirement> required, Function<String, Record> event) {
    Happened happened = Happened.NOTHING;
    for (Requirement requirement : required) {
      happened = happened.plus(happens(event.apply(requirement.id())));
    }
    return happened;
  }

  /** The shortest way from the first stage, without it. */
  private static List<String> path(Pipeline pipeline, String wanted) {
    String first = pipeline.first().id();
    Map<String, String> cameFrom = new HashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      String stage = open.removeFirst();
      for (String next : pipeline.stage(stage).moves()) {
        if (!next.equals(first) && cameFrom.putIfAbsent(next, stage) == null) {
          open.add(next);
        }
      }
    }
    List<String> path = new ArrayList<>();
    for (String stage = pipeline.stage(wanted).id(); !stage.equals(first); ) {
      path.add(0, stage);
      stage = cameFrom.getOrDefault(stage, first);
    }
    return path;
  }
}
