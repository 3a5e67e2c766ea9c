package dev.sluice.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.fault.DidYouMean;
import dev.sluice.fault.LocatedJson.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the stages, and checks that they make one graph. */
final class StagesReader {

  private final Node list;
  private final List<Stage> stages = new ArrayList<>();
  // Where each stage's id stands; of two stages with one id, the first.
  private final Map<String, Node> ids = new LinkedHashMap<>();
  private final Map<String, Set<String>> moves = new LinkedHashMap<>();

  StagesReader(Node list) {
    this.list = list;
  }

  List<Stage> read() {
    List<Node> nodes = list.items();
    for (Node node : nodes) {
      Node id = node.only("id", "labels", "end", "moves", "requires", "limit").required("id");
      Words.first(Words.id(id), id, "Stage", ids);
    }
    for (Node node : nodes) {
      // What is no object has its fault by now.
      if (node.json().isObject()) {
        stages.add(stage(node));
      }
    }
    if (nodes.isEmpty()) {
      if (list.json().isArray()) {
        list.fault("There are no stages", "Write at least a first stage and an end.");
      }
    } else {
      checkEnds();
    }
    return stages;
  }

  private Stage stage(Node node) {
    Node id = node.optional("id");
    String name = id.json().asText();
    Node end = node.optional("end");
    Node limit = node.optional("limit");
    if (end.present() && limit.present()) {
      limit.fault("An end has no time limit", "Cases stay there for ever. Delete \"limit\".");
    }
    return new Stage(
        name,
        Words.labels(node),
        end(end),
        moves(name, node),
        requirements(node.optional("requires")),
        limit.present() ? limit(limit) : null);
  }

  private static @Nullable End end(Node node) {
    String word = node.text();
    for (End end : End.values()) {
      if (end.name().toLowerCase(Locale.ROOT).equals(word)) {
        return end;
      }
    }
    if (!word.isEmpty()) {
      node.fault("Unknown end \"" + word + "\"", DidYouMean.advice(word, List.of("won", "lost")));
    }
    return null;
  }

  private List<String> moves(String from, Node stage) {
    Node list = stage.optional("moves");
    List<Node> targets = list.items();
    boolean end = stage.optional("end").present();
    if (!end && targets.isEmpty() && (list.json().isArray() || !list.present())) {
      // Without "moves" this points at the stage.
      list.fault(
          "Stage \"" + from + "\" is a dead end",
          "Add \"moves\" to other stages, or say how it ends: \"end\": \"won\" or \"lost\".");
    }
    Map<String, Node> seen = new LinkedHashMap<>();
    for (Node target : targets) {
      String to = target.text();
      if (!Words.first(to, target, "Move to", seen)) {
        continue;
      }
      if (to.equals(from)) {
        target.fault(
            "Stage \"" + from + "\" moves to itself", "A case is there already. Delete the move.");
      } else if (!ids.containsKey(to)) {
        target.fault("Unknown stage \"" + to + "\"", DidYouMean.advice(to, ids.keySet()));
      } else if (end && !endOf(to).equals(stage.json().path("end"))) {
        target.fault(
            "Stage \"" + from + "\" is an end and \"" + to + "\" is not the same end",
            "What is won stays won: an end moves to the same kind of end only, or nowhere.");
      }
    }
    moves.computeIfAbsent(from, any -> new LinkedHashSet<>()).addAll(seen.keySet());
    return List.copyOf(seen.keySet());
  }

  private JsonNode endOf(String id) {
    for (Node stage : list.items()) {
      if (stage.json().path("id").asText().equals(id)) {
        return stage.json().path("end");
      }
    }
    return MissingNode.getInstance();
  }

  private static Requirements requirements(Node node) {
    if (!node.present()) {
      return Requirements.NONE;
    }
    node.only("activities", "deliverables", "documents", "approvals");
    return new Requirements(
        requirements(node.optional("activities"), "Activity"),
        requirements(node.optional("deliverables"), "Deliverable"),
        requirements(node.optional("documents"), "Document"),
        requirements(node.optional("approvals"), "Approval"));
  }

  private static List<Requirement> requirements(Node list, String what) {
    Map<String, Node> seen = new LinkedHashMap<>();
    List<Requirement> requirements = new ArrayList<>();
    for (Node item : list.items()) {
      String id = named(item, what, seen);
      List<Heading> headings = new HeadingsReader(item.optional("headings")).read();
      requirements.add(new Requirement(id, Words.labelsOr(item, id), headings));
    }
    return requirements;
  }

  private static String named(Node item, String what, Map<String, Node> seen) {
    boolean headed = what.equals("Deliverable");
    Node idNode = item;
    if (item.json().isObject()) {
      idNode =
          (headed ? item.only("id", "labels", "headings") : item.only("id", "labels"))
              .required("id");
    }
    String id = Words.id(idNode);
    Words.first(id, idNode, what, seen);
    return id;
  }

  private static TimeLimit limit(Node node) {
    node.only("within", "warnings", "escalate", "digest");
    Node escalate = node.required("escalate");
    List<Node> roles = escalate.items();
    if (roles.isEmpty() && escalate.json().isArray()) {
      escalate.fault(
          "Nobody hears of it when the limit passes",
          "Name at least one role, such as \"sales-manager\".");
    }
    return new TimeLimit(
        Words.budget(node.required("within")),
        node.optional("warnings").items().stream().map(Words::budget).toList(),
        Words.distinctIds(roles, "Role"),
        Words.interval(node.optional("digest")));
  }

  private void checkEnds() {
    Node first = list.items().get(0);
    if (first.optional("end").present()) {
      // Nothing is reached from an end, so the other stages get no faults of their own.
      first.optional("end").fault("The first stage is an end", "Put an open stage before it.");
      return;
    }
    if (list.items().stream().noneMatch(stage -> stage.optional("end").present())) {
      list.fault("No stage is an end", "Add a stage with \"end\": \"won\" or \"lost\".");
    }
    Set<String> reached = reachedFrom(first.optional("id").json().asText());
    ids.forEach(
        (id, node) -> {
          if (!reached.contains(id)) {
            node.fault(
                "Stage \"" + id + "\" is never reached from the first",
                "Add it to the \"moves\" of another stage, or delete it.");
          }
        });
  }

  private Set<String> reachedFrom(String first) {
    Set<String> reached = new LinkedHashSet<>(List.of(first));
    Deque<String> next = new ArrayDeque<>(reached);
    while (!next.isEmpty()) {
      for (String to : moves.getOrDefault(next.remove(), Set.of())) {
        // A misspelt move counts as the one most likely meant: one mistake, one fault.
        String meant = ids.containsKey(to) ? to : DidYouMean.nearest(to, ids.keySet());
        if (meant != null && reached.add(meant)) {
          next.add(meant);
        }
      }
    }
    return reached;
  }
}
