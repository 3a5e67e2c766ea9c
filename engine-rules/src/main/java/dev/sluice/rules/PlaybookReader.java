package dev.sluice.rules;

import dev.sluice.fault.DefinitionException;
import dev.sluice.fault.DidYouMean;
import dev.sluice.fault.Fault;
import dev.sluice.fault.LocatedJson;
import dev.sluice.fault.LocatedJson.Node;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Stage;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.QuietHours;
import dev.sluice.rules.internal.Globals;
import dev.sluice.rules.internal.RuleEngine;
import dev.sluice.rules.internal.RuleFile;
import dev.sluice.rules.internal.Sink;
import dev.sluice.rules.internal.Vocabulary;
import dev.sluice.time.BusinessCalendar;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one playbook, once: manifests, pipeline, calendar and rules, with every fault in them. */
final class PlaybookReader {

  private static final Logger LOG = LoggerFactory.getLogger(RulePlaybooks.class);
  private static final String MAINLAND_CHINA = "mainland-china";

  private final Shelf shelf;
  private final String folder;
  private final RulePlaybooks.Options options;
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> decisive = new ArrayList<>();
  private final Declarations declarations = new Declarations();
  private final Map<String, Object> overrides = new LinkedHashMap<>();
  private final List<RuleFile> rules = new ArrayList<>();

  PlaybookReader(Shelf shelf, String folder, RulePlaybooks.Options options) {
    this.shelf = shelf;
    this.folder = folder;
    this.options = options;
  }

  Playbook read() {
    String path = Shelf.join(folder, "playbook.json");
    Node playbook =
        open(path)
            .only(
                "id",
                "pipeline",
                "packs",
                "calendar",
                "parameters",
                "templates",
                "taskTypes",
                "signals",
                "timers",
                "cadences",
                "journeys",
                "quietHours",
                "roles");
    String id = playbook.required("id").text();
    Pipeline pipeline = pipeline(playbook.required("pipeline"));
    BusinessCalendar calendar = calendar(playbook.optional("calendar"));
    for (Node pack : playbook.required("packs").items()) {
      readPack(pack, id, pipeline);
    }
    declarations.readPlaybook(playbook);
    overrides(playbook.optional("parameters"));
    Map<String, RuleBook.Parameter> parameters = declarations.effective(overrides);
    Map<String, QuietHours> quiet = quietHours(playbook.optional("quietHours"));
    RuleEngine engine = compile(pipeline);
    Playbook made =
        Playbook.of(pipeline(pipeline), new RulePolicy(engine, book(engine, parameters), null))
            .withCalendar(calendar);
    for (var signal : declarations.signals.entrySet()) {
      made = made.withSignal(signal.getKey(), signal.getValue());
    }
    for (var hours : quiet.entrySet()) {
      made = made.withQuietHours(hours.getKey(), hours.getValue());
    }
    made.pipeline().warnings().forEach(warning -> LOG.warn("{}", warning));
    return made;
  }

  private Map<String, QuietHours> quietHours(Node node) {
    Map<String, QuietHours> quiet = new LinkedHashMap<>();
    node.members()
        .forEach(
            (channel, hours) -> {
              try {
                quiet.put(channel, QuietHours.parse(hours.text()));
              } catch (IllegalArgumentException e) {
                hours.fault(
                    String.valueOf(e.getMessage()), "They are in the contact's own time zone.");
              }
            });
    return quiet;
  }

  private static Pipeline pipeline(@Nullable Pipeline read) {
    if (read == null) {
      throw new IllegalStateException("A playbook without a pipeline has a fault");
    }
    return read;
  }

  private Node open(String path) {
    String text = shelf.text(path);
    if (text == null) {
      throw new DefinitionException(
          List.of(
              new Fault(
                  path,
                  0,
                  0,
                  null,
                  "There is no such file",
                  "A playbook is a folder with playbook.json in it; check the folder's name.")));
    }
    decisive.add(text);
    return LocatedJson.parse(path, text).read(faults);
  }

  /** The text of a file that a manifest names; null after a fault. */
  private @Nullable String text(Node name, String path) {
    if (name.text().isEmpty()) {
      return null;
    }
    String text = shelf.text(path);
    if (text == null) {
      name.fault("There is no file " + path, "Check the name; paths start from this folder.");
    }
    return text;
  }

  private @Nullable Pipeline pipeline(Node name) {
    String path = Shelf.join(folder, name.text());
    String text = text(name, path);
    if (text == null) {
      return null;
    }
    try {
      return Pipeline.parse(path, text);
    } catch (DefinitionException e) {
      faults.addAll(e.faults());
      return null;
    }
  }

  private BusinessCalendar calendar(Node name) {
    if (!name.present() || name.text().equals(MAINLAND_CHINA)) {
      return BusinessCalendar.mainlandChina();
    }
    String text = text(name, Shelf.join(folder, name.text()));
    if (text != null) {
      try {
        return BusinessCalendar.read(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      } catch (IllegalArgumentException e) {
        name.fault(
            "This calendar cannot be read: " + e.getMessage(),
            "Mend the file, or write \"" + MAINLAND_CHINA + "\".");
      }
    }
    return BusinessCalendar.mainlandChina();
  }

  private void readPack(Node entry, String playbook, @Nullable Pipeline pipeline) {
    String home = Shelf.join(folder, entry.text());
    String path = Shelf.join(home, "pack.json");
    String text = text(entry, path);
    if (text == null) {
      return;
    }
    decisive.add(text);
    Node pack;
    try {
      pack = LocatedJson.parse(path, text).read(faults);
    } catch (DefinitionException e) {
      faults.addAll(e.faults());
      return;
    }
    pack.only(
        "name",
        "labels",
        "rules",
        "parameters",
        "pipelines",
        "templates",
        "taskTypes",
        "signals",
        "timers",
        "cadences",
        "journeys",
        "roles");
    List<String> serves = new ArrayList<>();
    Node pipelines = pack.required("pipelines");
    pipelines.items().forEach(item -> serves.add(item.text()));
    if (pipeline != null && !serves(serves, pipeline)) {
      pipelines.fault(
          "This pack does not serve the pipeline of playbook \"" + playbook + "\"",
          "Add \"" + pipeline.id() + "\", or write [\"*\"] when it serves every pipeline.");
    }
    String name = pack.required("name").text();
    declarations.readPack(name, pack);
    boolean checksStages = serves.size() == 1 && !serves.contains("*") && pipeline != null;
    readRules(pack.required("rules"), home, name, checksStages);
  }

  private static boolean serves(List<String> pipelines, Pipeline pipeline) {
    return pipelines.contains("*")
        || pipelines.contains(pipeline.id())
        || pipelines.contains(pipeline.toString());
  }

  private void readRules(Node list, String home, String pack, boolean checksStages) {
    Set<String> listed = new LinkedHashSet<>();
    for (Node entry : list.items()) {
      String name = entry.text();
      if (!listed.add(name)) {
        entry.fault("File \"" + name + "\" is listed twice", "Keep one of them.");
        continue;
      }
      String path = Shelf.join(home, name);
      String text = text(entry, path);
      if (text != null) {
        decisive.add(text);
        rules.add(new RuleFile(path, text, pack, checksStages));
      }
    }
    for (String name : shelf.ruleFiles(home)) {
      if (!listed.contains(name)) {
        list.fault(
            "File \"" + name + "\" lies in this folder, but is not listed",
            "Add it to \"rules\", or move it away: a file that is not listed never runs.");
      }
    }
  }

  private void overrides(Node node) {
    for (Map.Entry<String, Node> member : node.members().entrySet()) {
      Declarations.Declared declared = declarations.parameters.get(member.getKey());
      if (declared == null) {
        member
            .getValue()
            .fault(
                "No pack has a parameter \"" + member.getKey() + "\"",
                DidYouMean.advice(member.getKey(), declarations.parameterNames()));
      } else {
        overrides.put(member.getKey(), Declarations.value(declared.type(), member.getValue()));
      }
    }
    options
        .parameters()
        .forEach(
            (name, value) -> {
              Declarations.Declared declared = declarations.parameters.get(name);
              if (declared == null) {
                hostFault(
                    "The host sets a parameter \"" + name + "\" that no pack has",
                    DidYouMean.advice(name, declarations.parameterNames()));
                return;
              }
              try {
                overrides.put(name, ParameterValue.of(declared.type(), value));
              } catch (IllegalArgumentException e) {
                hostFault(
                    "The host sets parameter \"" + name + "\" to what it cannot be",
                    String.valueOf(e.getMessage()));
              }
            });
  }

  private void hostFault(String message, String advice) {
    faults.add(new Fault(Shelf.join(folder, "playbook.json"), 0, 0, null, message, advice));
  }

  private RuleEngine compile(@Nullable Pipeline pipeline) {
    Map<String, Vocabulary.Parameter> values = new LinkedHashMap<>();
    Map<String, Object> plain = new LinkedHashMap<>();
    declarations.parameters.forEach(
        (name, declared) -> {
          Object value = overrides.getOrDefault(name, declared.preset());
          values.put(name, new Vocabulary.Parameter(declared.type(), value));
          plain.put(name, value);
          decisive.add(name + " = " + value);
        });
    Map<String, List<String>> taskTypes = new LinkedHashMap<>();
    declarations.taskTypes.forEach((name, type) -> taskTypes.put(name, type.completedBy()));
    Set<String> stages = new LinkedHashSet<>();
    if (pipeline != null) {
      pipeline.stages().stream().map(Stage::id).forEach(stages::add);
    }
    Vocabulary vocabulary =
        new Vocabulary(
            values,
            templates(),
            taskTypes,
            declarations.signals,
            declarations.timers.keySet(),
            declarations.cadences.keySet(),
            journeys(),
            stages,
            options.facts());
    Globals globals = new Globals(Decide.class, (Sink sink) -> new Decide(sink), new Param(plain));
    return RuleEngine.compile(rules, vocabulary, globals, options.manner(), fingerprint(), faults);
  }

  private RuleBook book(RuleEngine engine, Map<String, RuleBook.Parameter> parameters) {
    return new RuleBook(
        engine.rules(RuleCard::new),
        parameters,
        declarations.templates,
        declarations.taskTypes,
        declarations.timers,
        declarations.cadences,
        declarations.journeys,
        declarations.packs,
        declarations.roles,
        declarations.signalLabels);
  }

  private Map<String, Vocabulary.Template> templates() {
    Map<String, Vocabulary.Template> templates = new LinkedHashMap<>();
    declarations.templates.forEach(
        (name, template) ->
            templates.put(
                name,
                new Vocabulary.Template(
                    template.channel(), template.purpose(), template.digest())));
    return templates;
  }

  private Map<String, Vocabulary.Journey> journeys() {
    Map<String, Vocabulary.Journey> journeys = new LinkedHashMap<>();
    declarations.journeys.forEach(
        (name, journey) ->
            journeys.put(
                name,
                new Vocabulary.Journey(journey.timers(), journey.templates(), journey.again())));
    return journeys;
  }

  private String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String text : decisive) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // The length keeps texts apart that would read the same end to end.
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
