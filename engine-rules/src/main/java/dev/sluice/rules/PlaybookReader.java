package dev.sluice.rules;

import dev.sluice.fault.DefinitionException;
import dev.sluice.fault.DidYouMean;
import dev.sluice.fault.Fault;
import dev.sluice.fault.JsonCursor;
import dev.sluice.fault.LocatedJson;
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
import java.util.ArrayList;
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

  private final Place home;
  private final RulePlaybooks.Options options;
  private final List<Fault> faults = new ArrayList<>();
  private final Fingerprint fingerprint = new Fingerprint();
  private final Declarations declarations = new Declarations();
  private final Map<String, Object> overrides = new LinkedHashMap<>();
  private final List<RuleFile> rules = new ArrayList<>();
  private final Map<String, Replacement> replaced = new LinkedHashMap<>();
  private final Set<String> files = new LinkedHashSet<>();

  PlaybookReader(Shelf shelf, String folder, RulePlaybooks.Options options) {
    this.home = new Place(shelf, folder);
    this.options = options;
  }

  /** A file that takes the place of another pack's. */
  private record Replacement(Place place, JsonCursor name) {}

  Playbook read() {
    Layers layers = Layers.read(home, options.loader(), fingerprint, faults);
    Layers.Layer own = layers.own();
    String id = own.manifest().required("id").text();
    Layers.Layer drawn = layers.last("pipeline");
    Pipeline pipeline = pipeline(drawn.place(), drawn.manifest().required("pipeline"));
    Layers.Layer dated = layers.last("calendar");
    BusinessCalendar calendar = calendar(dated.place(), dated.manifest().optional("calendar"));
    layers.all().forEach(this::replacements);
    for (Layers.Layer layer : layers.all()) {
      JsonCursor packs = layer.manifest().optional("packs");
      if (layers.all().size() == 1) {
        packs = layer.manifest().required("packs");
      }
      for (JsonCursor pack : packs.items()) {
        readPack(layer.place(), pack, id, pipeline);
      }
    }
    unused();
    Map<String, QuietHours> quiet = new LinkedHashMap<>();
    for (Layers.Layer layer : layers.all()) {
      declarations.readPlaybook(layer.manifest());
      overrides(layer.manifest().optional("parameters"));
      quiet.putAll(quietHours(layer.manifest().optional("quietHours")));
    }
    hostOverrides();
    Map<String, RuleBook.Parameter> parameters = declarations.effective(overrides);
    RuleEngine engine = compile(pipeline);
    Playbook made =
        Playbook.of(
                pipeline(pipeline),
                new RulePolicy(engine, book(engine, parameters), fingerprint.text(), null))
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

  private Map<String, QuietHours> quietHours(JsonCursor node) {
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

  private void replacements(Layers.Layer layer) {
    layer
        .manifest()
        .optional("replaces")
        .members()
        .forEach((file, name) -> replaced.put(file, new Replacement(layer.place(), name)));
  }

  /** A replacement of a file that no pack has would silently do nothing. */
  private void unused() {
    replaced.forEach(
        (file, replacement) -> {
          if (!files.contains(file)) {
            replacement
                .name()
                .fault("No pack has a file \"" + file + "\"", DidYouMean.advice(file, files));
          }
        });
  }

  /** The text of a file that a manifest names; null after a fault. */
  private static @Nullable String text(Place place, JsonCursor name, String file) {
    if (name.text().isEmpty()) {
      return null;
    }
    String text = place.text(file);
    if (text == null) {
      name.fault(
          "There is no file " + place.path(file), "Check the name; paths start from this folder.");
    }
    return text;
  }

  private @Nullable Pipeline pipeline(Place place, JsonCursor name) {
    String text = text(place, name, name.text());
    if (text == null) {
      return null;
    }
    try {
      return Pipeline.parse(place.path(name.text()), text);
    } catch (DefinitionException e) {
      faults.addAll(e.faults());
      return null;
    }
  }

  private BusinessCalendar calendar(Place place, JsonCursor name) {
    if (!name.present() || name.text().equals(MAINLAND_CHINA)) {
      return BusinessCalendar.mainlandChina();
    }
    String text = text(place, name, name.text());
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

  private void readPack(
      Place place, JsonCursor entry, String playbook, @Nullable Pipeline pipeline) {
    Place at = place.at(entry.text(), options.loader());
    String text = text(at, entry, "pack.json");
    if (text == null) {
      return;
    }
    fingerprint.add(text);
    JsonCursor pack;
    try {
      pack = LocatedJson.parse(at.path("pack.json"), text).read(faults);
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
    JsonCursor pipelines = pack.required("pipelines");
    pipelines.items().forEach(item -> serves.add(item.text()));
    if (pipeline != null && !serves(serves, pipeline)) {
      pipelines.fault(
          "This pack does not serve the pipeline of playbook \"" + playbook + "\"",
          "Add \"" + pipeline.id() + "\", or write [\"*\"] when it serves every pipeline.");
    }
    String name = pack.required("name").text();
    declarations.readPack(name, pack);
    boolean checksStages = serves.size() == 1 && !serves.contains("*") && pipeline != null;
    readRules(pack.required("rules"), at, name, checksStages);
  }

  private static boolean serves(List<String> pipelines, Pipeline pipeline) {
    return pipelines.contains("*")
        || pipelines.contains(pipeline.id())
        || pipelines.contains(pipeline.toString());
  }

  private void readRules(JsonCursor list, Place at, String pack, boolean checksStages) {
    Set<String> listed = new LinkedHashSet<>();
    for (JsonCursor entry : list.items()) {
      String name = entry.text();
      if (!listed.add(name)) {
        entry.fault("File \"" + name + "\" is listed twice", "Keep one of them.");
        continue;
      }
      String known = pack + "/" + name;
      files.add(known);
      Replacement other = replaced.get(known);
      Place from = other == null ? at : other.place();
      JsonCursor source = other == null ? entry : other.name();
      String text = text(from, source, source.text());
      if (text != null) {
        fingerprint.add(text);
        rules.add(new RuleFile(from.path(source.text()), text, pack, checksStages));
      }
    }
    for (String name : at.ruleFiles()) {
      if (!listed.contains(name)) {
        list.fault(
            "File \"" + name + "\" lies in this folder, but is not listed",
            "Add it to \"rules\", or move it away: a file that is not listed never runs.");
      }
    }
  }

  private void overrides(JsonCursor node) {
    for (Map.Entry<String, JsonCursor> member : node.members().entrySet()) {
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
  }

  private void hostOverrides() {
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
    faults.add(new Fault(home.path("playbook.json"), 0, 0, null, message, advice));
  }

  private RuleEngine compile(@Nullable Pipeline pipeline) {
    Map<String, Object> values = declarations.values(overrides);
    values.forEach((name, value) -> fingerprint.add(name + " = " + value));
    Set<String> stages = new LinkedHashSet<>();
    if (pipeline != null) {
      pipeline.stages().stream().map(Stage::id).forEach(stages::add);
    }
    Vocabulary vocabulary = Words.of(declarations, values, stages, options.facts());
    Globals globals = new Globals(Decide.class, (Sink sink) -> new Decide(sink), new Param(values));
    return RuleEngine.compile(
        rules, vocabulary, globals, options.manner(), fingerprint.hex(), faults);
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
}
