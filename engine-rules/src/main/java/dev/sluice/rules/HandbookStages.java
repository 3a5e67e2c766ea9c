package dev.sluice.rules;

import dev.sluice.document.Paper;
import dev.sluice.document.Paper.Part;
import dev.sluice.pipeline.ChecklistNode;
import dev.sluice.pipeline.Heading;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Requirement;
import dev.sluice.pipeline.Requirements;
import dev.sluice.pipeline.Stage;
import dev.sluice.pipeline.TimeLimit;
import dev.sluice.playbook.Playbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The stages of a handbook: what each requires, of whom, in what time, and where it leads. */
final class HandbookStages {

  private static final String NONE = "–";

  private final Pipeline pipeline;
  private final Glossary glossary;
  private final Map<RuleCard, RuleProse> rules;

  HandbookStages(Playbook playbook, Glossary glossary, Map<RuleCard, RuleProse> rules) {
    this.pipeline = playbook.pipeline();
    this.glossary = glossary;
    this.rules = rules;
  }

  void write(Paper.Builder paper) {
    for (Stage stage : pipeline.stages()) {
      List<Part> parts = new ArrayList<>();
      if (stage.requires().isEmpty()) {
        parts.add(new Paper.Text(glossary.word("requires-nothing")));
      } else {
        parts.add(requirements(stage.requires()));
      }
      parts.add(new Paper.Items(about(stage)));
      paper.section(2, glossary.in(stage.labels()), parts);
    }
    if (!pipeline.checklist().isEmpty()) {
      paper.section(glossary.word("checklist"), checklist());
    }
  }

  private Part requirements(Requirements requires) {
    List<List<String>> rows = new ArrayList<>();
    requires.activities().forEach(one -> rows.add(row("activity", one)));
    requires.deliverables().forEach(one -> rows.add(row("deliverable", one)));
    requires.documents().forEach(one -> rows.add(row("document", one)));
    requires.approvals().forEach(one -> rows.add(row("approval", one)));
    return new Paper.Table(
        glossary.words("requirement", "kind", "owner", "norm", "standard"), rows);
  }

  private List<String> row(String kind, Requirement one) {
    String owner = NONE;
    String norm = NONE;
    for (ChecklistNode node : pipeline.checklist()) {
      if (one.id().equals(node.activity()) || one.id().equals(node.deliverable())) {
        owner = glossary.common(node.owner());
        norm = norm(node);
      }
    }
    if (kind.equals("approval")) {
      owner = approver(one.id());
    }
    return List.of(
        glossary.in(one.labels()), glossary.word(kind), owner, norm, standard(kind, one));
  }

  private String standard(String kind, Requirement one) {
    if (one.headings().isEmpty()) {
      return glossary.word("standard-" + kind);
    }
    List<String> headings = new ArrayList<>();
    for (Heading heading : one.headings()) {
      String label = glossary.in(heading.labels());
      headings.add(
          heading.points() == 1
              ? label
              : glossary
                  .word("points")
                  .replace("{0}", label)
                  .replace("{1}", String.valueOf(heading.points())));
    }
    return glossary.word("standard-headings").replace("{0}", glossary.joined(headings));
  }

  private String norm(ChecklistNode node) {
    String within = node.within().in(glossary.locale());
    return node.after() == null
        ? glossary.word("from-opening").replace("{0}", within)
        : glossary.word("from-node").replace("{0}", within).replace("{1}", node.after());
  }

  /** Who is asked for an approval, as the rules ask. */
  private String approver(String approval) {
    List<String> approvers = new ArrayList<>();
    rules.values().stream()
        .flatMap(rule -> rule.chains().stream())
        .map(chain -> chain.calls().get(0))
        .filter(call -> call.method().equals("requestApproval") && call.arguments().size() > 1)
        .filter(call -> call.arguments().get(0).equals('"' + approval + '"'))
        .map(call -> call.arguments().get(1).replace("\"", ""))
        .map(glossary::common)
        .distinct()
        .forEach(approvers::add);
    return approvers.isEmpty() ? NONE : glossary.joined(approvers);
  }

  private List<String> about(Stage stage) {
    List<String> lines = new ArrayList<>();
    TimeLimit limit = stage.limit();
    if (limit != null) {
      lines.add(glossary.pair("limit", limit.within().in(glossary.locale())));
      if (!limit.warnings().isEmpty()) {
        lines.add(
            glossary.pair(
                "warnings",
                glossary.joined(
                    limit.warnings().stream()
                        .map(warning -> warning.in(glossary.locale()))
                        .toList())));
      }
      lines.add(
          glossary.pair(
              "escalate",
              glossary.joined(limit.escalate().stream().map(glossary::common).toList())));
    }
    if (stage.end() != null) {
      lines.add(glossary.word("end-" + stage.end().name().toLowerCase(Locale.ROOT)));
    }
    if (!stage.moves().isEmpty()) {
      lines.add(
          glossary.pair(
              "moves",
              glossary.joined(
                  stage.moves().stream()
                      .map(id -> glossary.in(pipeline.stage(id).labels()))
                      .toList())));
    }
    return lines;
  }

  private Part checklist() {
    return new Paper.Table(
        glossary.words("node", "what", "owner", "norm", "activity", "deliverable"),
        pipeline.checklist().stream()
            .map(
                node ->
                    List.of(
                        node.id(),
                        glossary.in(node.labels()),
                        glossary.common(node.owner()),
                        norm(node),
                        node.activity() == null ? NONE : glossary.name(node.activity()),
                        node.deliverable() == null ? NONE : glossary.name(node.deliverable())))
            .toList());
  }
}
