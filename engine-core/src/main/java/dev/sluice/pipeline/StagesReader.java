package dev.sluice.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.fault.DidYouMean;
import dev.sluice.fault.JsonCursor;
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

  private final JsonCursor list;
  private final List<Stage> stages = new ArrayList<>();
  // Where each stage's id stands; of two stages with one id, the first.
  private final Map<String, JsonCursor> ids = new LinkedHashMap<>();
  private final Map<String, Set<String>> moves = new LinkedHashMap<>();

  StagesReader(JsonCursor list) {
    this.list = list;
  }

  List<Stage> read() {
    List<JsonCursor> nodes = list.items();
    for (JsonCursor node : nodes) {
      JsonCursor id = node.only("id", "labels", "end", "moves", "requires", "limit").required("id");
      Words.first(Words.id(id), id, "Stage", ids);
    }
    for (JsonCursor node : nodes) {
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

  private Stage stage(JsonCursor node) {
    JsonCursor id = node.optional("id");
    String name = id.json().asText();
    JsonCursor end = node.optional("end");
    JsonCursor limit = node.optional("limit");
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

  private static @Nullable End end(JsonCursor node) {
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

  private List<String> moves(String from, JsonCursor stage) {
    JsonCursor list = stage.optional("moves");
    List<JsonCursor> targets = list.items();
    boolean end = stage.optional("end").present();
    if (!end && targets.isEmpty() && (list.json().isArray() || !list.present())) {
      // Without "moves" this points at the stage.
      list.fault(
          "Stage \"" + from + "\" is a dead end",
          "Add \"moves\" to other stages, or say how it ends: \"end\": \"won\" or \"lost\".");
    }
    Map<String, JsonCursor> seen = new LinkedHashMap<>();
    for (JsonCursor target : targets) {
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
    for (JsonCursor stage : list.items()) {
      if (stage.json().path("id").asText().equals(id)) {
        return stage.json().path("end");
      }
    }
    return MissingNode.getInstance();
  }

  private static Requirements requirements(JsonCursor node) {
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

  private static List<Requirement> requirements(JsonCursor list, String what) {
    Map<String, JsonCursor> seen = new LinkedHashMap<>();
    List<Requirement> requirements = new ArrayList<>();
    for (JsonCursor item : list.items()) {
      String id = named(item, what, seen);
      List<Heading> headings = new HeadingsReader(item.optional("headings")).read();
      requirements.add(new Requirement(id, Words.labelsOr(item, id), headings));
    }
    return requirements;
  }

  private static String named(JsonCursor item, String what, Map<String, JsonCursor> seen) {
    boolean headed = what.equals("Deliverable");
    JsonCursor idNode = item;
    if (item.json().isObject()) {
      idNode =
          (headed ? item.only("id", "labels", "headings") : item.only("id", "labels"))
              .required("id");
    }
    String id = Words.id(idNode);
    Words.first(id, idNode, what, seen);
    return id;
  }

  private static TimeLimit limit(JsonCursor node) {
    node.only("within", "warnings", "escalate", "digest");
    JsonCursor escalate = node.required("escalate");
    List<JsonCursor> roles = escalate.items();
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
    JsonCursor first = list.items().get(0);
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
