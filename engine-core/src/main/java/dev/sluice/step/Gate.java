package dev.sluice.step;

import dev.sluice.event.Missing;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Deliverable;
import dev.sluice.fact.Fact;
import dev.sluice.fact.Facts;
import dev.sluice.pipeline.Heading;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Requirement;
import dev.sluice.pipeline.Stage;
import java.util.ArrayList;
import java.util.List;

/** What the pipeline itself asks for before a stage is entered; rules may ask for more. */
final class Gate {

  private Gate() {}

  static List<Missing> missing(Pipeline pipeline, Facts facts, String wanted) {
    String from = facts.salesCase().stage();
    if (!pipeline.has(from)) {
      throw new IllegalArgumentException(
          "The case stands in stage \""
              + from
              + "\", which pipeline "
              + pipeline.id()
              + " no longer has. Give the pipeline that stage back, with its moves, until no case"
              + " stands there. It has: "
              + pipeline.stages().stream().map(Stage::id).toList());
    }
    Stage stage = pipeline.stage(wanted);
    if (!pipeline.allows(from, wanted)) {
      return List.of(
          new Missing(
              "move",
              wanted,
              "The pipeline knows no move from \""
                  + from
                  + "\" to \""
                  + wanted
                  + "\". From here: "
                  + pipeline.stage(from).moves()));
    }
    List<Missing> missing = new ArrayList<>();
    for (Requirement wantedActivity : stage.requires().activities()) {
      ask(missing, "activity", wantedActivity, facts.activities());
    }
    for (Requirement deliverable : stage.requires().deliverables()) {
      ask(missing, "deliverable", deliverable, facts.deliverables());
      for (Heading heading : lacking(deliverable.headings(), deliverable.id(), facts)) {
        missing.add(new Missing("heading", deliverable.id() + ":" + heading.id(), wanted(heading)));
      }
    }
    for (Requirement document : stage.requires().documents()) {
      ask(missing, "document", document, facts.documents());
    }
    for (Requirement approval : stage.requires().approvals()) {
      Approval given = facts.approval(approval.id());
      if (given == null || !given.granted()) {
        missing.add(new Missing("approval", approval.id(), approval.labels().en()));
      }
    }
    return missing;
  }

  /** What a deliverable that was handed in does not say, or not often enough. */
  static List<Heading> lacking(List<Heading> headings, String deliverable, Facts facts) {
    for (Deliverable given : facts.deliverables()) {
      if (given.type().equals(deliverable)) {
        return headings.stream()
            .filter(heading -> given.points(heading.id()) < heading.points())
            .toList();
      }
    }
    return List.of();
  }

  private static String wanted(Heading heading) {
    return heading.points() == 1
        ? heading.labels().en()
        : heading.labels().en() + ", at least " + heading.points();
  }

  private static void ask(
      List<Missing> missing, String kind, Requirement wanted, List<? extends Fact> facts) {
    if (!Facts.has(facts, wanted.id())) {
      missing.add(new Missing(kind, wanted.id(), wanted.labels().en()));
    }
  }
}
