package dev.sluice.pipeline;

import dev.sluice.fault.JsonCursor;
import dev.sluice.time.Budget;
import dev.sluice.time.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The small words of a pipeline file: ids, labels, durations. */
final class Words {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final Pattern CHECKLIST_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");

  private Words() {}

  static String id(JsonCursor node) {
    String id = node.text();
    check(id, node);
    return id;
  }

  /** A fault for an id that is none; silent about an empty one, for it has its fault. */
  static void check(String id, JsonCursor node) {
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      String better =
          id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
      node.fault(
          "\"" + id + "\" is no id",
          "Write lower-case letters, digits and dashes, such as \""
              + (better.isEmpty() ? "needs-confirmed" : better)
              + "\".");
    }
  }

  static String checklistId(JsonCursor node) {
    String id = node.text();
    if (!id.isEmpty() && !CHECKLIST_ID.matcher(id).matches()) {
      node.fault("\"" + id + "\" is no id", "Write letters, digits and dashes, such as \"S01\".");
    }
    return id;
  }

  /** The ids of a list, with a fault for each that was there before. */
  static List<String> distinctIds(List<JsonCursor> nodes, String what) {
    Map<String, JsonCursor> seen = new LinkedHashMap<>();
    for (JsonCursor node : nodes) {
      first(id(node), node, what, seen);
    }
    return new ArrayList<>(seen.keySet());
  }

  /** Whether an id is new; a fault where it is not. An empty one is never new. */
  static boolean first(String id, JsonCursor node, String what, Map<String, JsonCursor> seen) {
    if (id.isEmpty()) {
      return false;
    }
    JsonCursor earlier = seen.putIfAbsent(id, node);
    if (earlier != null) {
      node.fault(
          what + " \"" + id + "\" is there twice, first in line " + earlier.line(),
          "Keep one of them, or give this one another name.");
    }
    return earlier == null;
  }

  /** The labels of an object that must have some. */
  static Labels labels(JsonCursor owner) {
    JsonCursor labels = owner.required("labels").only("en", "zh");
    return new Labels(labels.required("en").text(), labels.required("zh").text());
  }

  /** The labels of an object that must have some; of a bare id, its words. */
  static Labels labelsOr(JsonCursor item, String id) {
    if (item.json().isObject()) {
      return labels(item);
    }
    String words =
        id.isEmpty() ? "" : id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
    return new Labels(words.replace('-', ' '), words.replace('-', ' '));
  }

  /** How long notices are gathered; null when nothing is said. */
  static @Nullable Interval interval(JsonCursor node) {
    String text = node.text();
    if (!text.isEmpty()) {
      try {
        return Interval.parse(text);
      } catch (IllegalArgumentException e) {
        node.fault("Bad interval", String.valueOf(e.getMessage()));
      }
    }
    return null;
  }

  static Budget budget(JsonCursor node) {
    String text = node.text();
    if (!text.isEmpty()) {
      try {
        return Budget.parse(text);
      } catch (IllegalArgumentException e) {
        node.fault("Bad duration", String.valueOf(e.getMessage()));
      }
    }
    // A stand-in: the fault keeps the pipeline from being built.
    return Budget.days(0);
  }
}
