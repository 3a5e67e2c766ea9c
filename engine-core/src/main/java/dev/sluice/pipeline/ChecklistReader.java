package dev.sluice.pipeline;

import dev.sluice.fault.DidYouMean;
import dev.sluice.fault.JsonCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the node checklist, and checks that its nodes can follow each other. */
final class ChecklistReader {

  private final JsonCursor list;
  // Where each node's id stands; of two nodes with one id, the first.
  private final Map<String, JsonCursor> ids = new LinkedHashMap<>();
  // From a node's id to where it says what it comes after.
  private final Map<String, JsonCursor> after = new LinkedHashMap<>();

  ChecklistReader(JsonCursor list) {
    this.list = list;
  }

  List<ChecklistNode> read() {
    List<ChecklistNode> nodes = new ArrayList<>();
    for (JsonCursor item : list.items()) {
      nodes.add(node(item));
    }
    Set<String> settled = new LinkedHashSet<>();
    after.forEach(
        (id, before) -> {
          String name = before.json().asText();
          if (!ids.containsKey(name)) {
            before.fault(
                "Unknown checklist node \"" + name + "\"", DidYouMean.advice(name, ids.keySet()));
          }
          checkCycle(id, settled);
        });
    return nodes;
  }

  private ChecklistNode node(JsonCursor item) {
    item.only("id", "labels", "after", "activity", "deliverable", "owner", "within");
    JsonCursor idNode = item.required("id");
    String id = Words.checklistId(idNode);
    JsonCursor before = item.optional("after");
    String name = before.text();
    if (Words.first(id, idNode, "Checklist node", ids) && !name.isEmpty()) {
      after.put(id, before);
    }
    if (item.json().isObject() && !item.json().has("activity") && !item.json().has("deliverable")) {
      item.fault(
          "Nothing completes checklist node \"" + id + "\"",
          "Add an \"activity\", a \"deliverable\", or both.");
    }
    return new ChecklistNode(
        id,
        Words.labels(item),
        before.present() ? name : null,
        optionalId(item.optional("activity")),
        optionalId(item.optional("deliverable")),
        Words.id(item.required("owner")),
        Words.budget(item.required("within")));
  }

  private static @Nullable String optionalId(JsonCursor node) {
    return node.present() ? Words.id(node) : null;
  }

  /** Follows the nodes back; a fault where a chain bites its tail, once per cycle. */
  private void checkCycle(String start, Set<String> settled) {
    List<String> chain = new ArrayList<>();
    String id = start;
    while (id != null && !settled.contains(id) && !chain.contains(id)) {
      chain.add(id);
      JsonCursor before = after.get(id);
      id = before == null ? null : before.json().asText();
    }
    int tail = id == null ? -1 : chain.indexOf(id);
    JsonCursor before = id == null ? null : after.get(id);
    if (tail >= 0 && before != null) {
      before.fault(
          "Checklist nodes wait for each other: "
              + String.join(" → ", chain.subList(tail, chain.size()))
              + " → "
              + id,
          "Let one of them start without \"after\".");
    }
    settled.addAll(chain);
  }
}
