package dev.sluice.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.fault.JsonCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a deliverable must say. */
final class HeadingsReader {

  private final JsonCursor list;

  HeadingsReader(JsonCursor list) {
    this.list = list;
  }

  List<Heading> read() {
    Map<String, JsonCursor> seen = new LinkedHashMap<>();
    List<Heading> headings = new ArrayList<>();
    for (JsonCursor item : list.items()) {
      boolean labelled = item.json().isObject();
      JsonCursor idNode = labelled ? item.only("id", "labels", "points").required("id") : item;
      String id = Words.id(idNode);
      Words.first(id, idNode, "Heading", seen);
      headings.add(new Heading(id, Words.labelsOr(item, id), points(item.optional("points"))));
    }
    return headings;
  }

  private static int points(JsonCursor node) {
    JsonNode number = node.json();
    boolean whole = number.isIntegralNumber() && number.canConvertToInt();
    if (node.present() && (!whole || number.intValue() < 1)) {
      node.fault(
          "\"points\" must be a whole number from 1 on",
          "Write how many points are wanted under the heading, or leave it out for 1.");
    }
    return whole ? number.intValue() : 1;
  }
}
