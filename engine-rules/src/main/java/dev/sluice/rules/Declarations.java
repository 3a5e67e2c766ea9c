package dev.sluice.rules;

import dev.sluice.decision.SendMessage;
import dev.sluice.fault.DidYouMean;
import dev.sluice.fault.JsonCursor;
import dev.sluice.pipeline.Labels;
import dev.sluice.playbook.SignalRetention;
import dev.sluice.rules.internal.ParameterType;
import dev.sluice.time.Budget;
import dev.sluice.time.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What manifests declare: the names rules may use. Packs come first; the playbook may say something
 * else about a name of a pack, another pack may not.
 */
final class Declarations {

  /** A declared parameter. */
  record Declared(ParameterType type, Object preset, Labels meaning) {}

  final Map<String, Declared> parameters = new LinkedHashMap<>();
  final Map<String, RuleBook.Template> templates = new LinkedHashMap<>();
  final Map<String, RuleBook.TaskType> taskTypes = new LinkedHashMap<>();
  final Map<String, SignalRetention> signals = new LinkedHashMap<>();
  final Map<String, Labels> timers = new LinkedHashMap<>();
  final Map<String, Labels> cadences = new LinkedHashMap<>();
  final Map<String, RuleBook.Journey> journeys = new LinkedHashMap<>();
  final Map<String, Labels> packs = new LinkedHashMap<>();
  final Map<String, Labels> roles = new LinkedHashMap<>();
  final Map<String, Labels> signalLabels = new LinkedHashMap<>();

  /** Reads what a pack declares. */
  void readPack(String name, JsonCursor pack) {
    packs.put(name, optionalLabels(pack.optional("labels"), name));
    for (Map.Entry<String, JsonCursor> member : pack.optional("parameters").members().entrySet()) {
      JsonCursor node = member.getValue().only("type", "default", "en", "zh");
      once(parameters, member.getKey(), node, "Parameter");
      ParameterType type = type(node.required("type"));
      Object preset = value(type, node.required("default"));
      parameters.put(member.getKey(), new Declared(type, preset, labels(node)));
    }
    read(pack, false);
  }

  /** Reads what a playbook declares. */
  void readPlaybook(JsonCursor playbook) {
    read(playbook, true);
  }

  private void read(JsonCursor manifest, boolean again) {
    for (Map.Entry<String, JsonCursor> member :
        manifest.optional("templates").members().entrySet()) {
      JsonCursor node = member.getValue().only("channel", "purpose", "digest", "en", "zh");
      if (!again) {
        once(templates, member.getKey(), node, "Template");
      }
      templates.put(
          member.getKey(),
          new RuleBook.Template(
              node.required("channel").text(),
              purpose(node.optional("purpose")),
              digest(node.optional("digest")),
              labels(node)));
    }
    for (Map.Entry<String, JsonCursor> member :
        manifest.optional("taskTypes").members().entrySet()) {
      JsonCursor node = member.getValue().only("completedBy", "en", "zh");
      if (!again) {
        once(taskTypes, member.getKey(), node, "Task type");
      }
      List<String> completedBy =
          node.optional("completedBy").items().stream().map(JsonCursor::text).toList();
      taskTypes.put(member.getKey(), new RuleBook.TaskType(labels(node), completedBy));
    }
    for (Map.Entry<String, JsonCursor> member : manifest.optional("signals").members().entrySet()) {
      JsonCursor node = member.getValue().only("keep", "most", "en", "zh");
      if (!again) {
        once(signals, member.getKey(), node, "Signal");
      }
      signals.put(member.getKey(), retention(node));
      signalLabels.put(member.getKey(), optionalLabels(node, member.getKey()));
    }
    for (Map.Entry<String, JsonCursor> member : manifest.optional("timers").members().entrySet()) {
      JsonCursor node = member.getValue().only("en", "zh");
      if (!again) {
        once(timers, member.getKey(), node, "Timer");
      }
      timers.put(member.getKey(), labels(node));
    }
    for (Map.Entry<String, JsonCursor> member :
        manifest.optional("cadences").members().entrySet()) {
      JsonCursor node = member.getValue().only("en", "zh");
      if (!again) {
        once(cadences, member.getKey(), node, "Cadence");
      }
      cadences.put(member.getKey(), labels(node));
    }
    for (Map.Entry<String, JsonCursor> member :
        manifest.optional("journeys").members().entrySet()) {
      JsonCursor node = member.getValue().only("again", "timers", "templates", "en", "zh");
      if (!again) {
        once(journeys, member.getKey(), node, "Journey");
      }
      journeys.put(member.getKey(), journey(node));
    }
    // A role is the whole company's, so that several packs may say what it is called.
    for (Map.Entry<String, JsonCursor> member : manifest.optional("roles").members().entrySet()) {
      roles.put(member.getKey(), labels(member.getValue().only("en", "zh")));
    }
  }

  private static String purpose(JsonCursor node) {
    return node.present() ? node.text() : SendMessage.SERVICE;
  }

  private RuleBook.Journey journey(JsonCursor node) {
    return new RuleBook.Journey(
        labels(node),
        known(node.optional("timers"), "timer", timers.keySet()),
        known(node.optional("templates"), "template", templates.keySet()),
        budget(node.optional("again")));
  }

  private static List<String> known(JsonCursor list, String what, Set<String> declared) {
    List<String> names = new ArrayList<>();
    for (JsonCursor item : list.items()) {
      String name = item.text();
      if (!name.isEmpty() && !declared.contains(name)) {
        item.fault(
            "This manifest declares no " + what + " \"" + name + "\"",
            DidYouMean.advice(name, declared));
      }
      names.add(name);
    }
    return names;
  }

  private static @Nullable Budget budget(JsonCursor node) {
    String text = node.text();
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Budget.parse(text);
    } catch (IllegalArgumentException e) {
      node.fault("Bad duration: " + e.getMessage(), "Write a time budget such as \"30 days\".");
      return null;
    }
  }

  private static void once(Map<String, ?> known, String name, JsonCursor node, String what) {
    if (known.containsKey(name)) {
      node.fault(
          what + " \"" + name + "\" is declared by another pack too",
          "Leave it out to use that one; change it in playbook.json; or choose another name.");
    }
  }

  /** Labels that may be left out as a whole: the words of the name then. */
  private static Labels optionalLabels(JsonCursor node, String name) {
    if (node.optional("en").present() || node.optional("zh").present()) {
      return labels(node);
    }
    String words = name.replace('-', ' ');
    return new Labels(words, words);
  }

  static Labels labels(JsonCursor node) {
    return new Labels(node.required("en").text(), node.required("zh").text());
  }

  private static ParameterType type(JsonCursor node) {
    String word = node.text();
    for (ParameterType type : ParameterType.values()) {
      if (type.word().equals(word)) {
        return type;
      }
    }
    if (!word.isEmpty()) {
      node.fault(
          "Unknown parameter type \"" + word + "\"",
          DidYouMean.advice(
              word, Stream.of(ParameterType.values()).map(ParameterType::word).toList()));
    }
    return ParameterType.TEXT;
  }

  private static @Nullable Interval digest(JsonCursor node) {
    String text = node.text();
    try {
      return text.isEmpty() ? null : Interval.parse(text);
    } catch (IllegalArgumentException e) {
      List<String> parts = sentences(String.valueOf(e.getMessage()));
      node.fault(parts.get(0), parts.get(1));
      return null;
    }
  }

  /** The value of a parameter; a stand-in after a fault. */
  static Object value(ParameterType type, JsonCursor node) {
    if (node.present()) {
      try {
        return ParameterValue.of(type, node.json());
      } catch (IllegalArgumentException e) {
        List<String> parts = sentences(String.valueOf(e.getMessage()));
        node.fault(parts.get(0), parts.get(1));
      }
    }
    return "";
  }

  private static List<String> sentences(String message) {
    int end = message.indexOf(". ");
    return end < 0
        ? List.of(message, "Write a value of the declared type.")
        : List.of(message.substring(0, end), message.substring(end + 2));
  }

  private static SignalRetention retention(JsonCursor node) {
    JsonCursor keep = node.required("keep");
    JsonCursor most = node.required("most");
    Budget budget = Budget.days(1);
    try {
      String text = keep.text();
      if (!text.isEmpty()) {
        budget = Budget.parse(text);
        budget = new SignalRetention(budget, 1).keep();
      }
    } catch (IllegalArgumentException e) {
      keep.fault(
          "Bad duration: " + e.getMessage(), "Write hours, days or months, such as \"30 days\".");
      budget = Budget.days(1);
    }
    int count = 1;
    if (most.json().canConvertToInt() && most.json().intValue() > 0) {
      count = most.json().intValue();
    } else if (most.present()) {
      most.fault("\"most\" must be a whole number of 1 or more", "Write a number such as 50.");
    }
    return new SignalRetention(budget, count);
  }

  /** The value of each parameter, given what overrides the presets. */
  Map<String, Object> values(Map<String, Object> overrides) {
    Map<String, Object> values = new LinkedHashMap<>();
    parameters.forEach(
        (name, declared) -> values.put(name, overrides.getOrDefault(name, declared.preset())));
    return values;
  }

  /** The parameters of a book, given what overrides their presets. */
  Map<String, RuleBook.Parameter> effective(Map<String, Object> overrides) {
    Map<String, RuleBook.Parameter> effective = new LinkedHashMap<>();
    parameters.forEach(
        (name, declared) ->
            effective.put(
                name,
                new RuleBook.Parameter(
                    declared.type().name().toLowerCase(Locale.ROOT),
                    overrides.getOrDefault(name, declared.preset()),
                    declared.preset(),
                    declared.meaning())));
    return effective;
  }

  /** Names as text, for a reader who misspelt one. */
  List<String> parameterNames() {
    return new ArrayList<>(parameters.keySet());
  }
}
