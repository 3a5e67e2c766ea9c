package dev.sluice.rules;

import dev.sluice.fault.DefinitionException;
import dev.sluice.fault.Fault;
import dev.sluice.fault.JsonCursor;
import dev.sluice.fault.LocatedJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The manifest of a playbook, and those of the playbooks that it extends. */
final class Layers {

  /** How many playbooks may extend each other. */
  private static final int DEEPEST = 8;

  private final List<Layer> all = new ArrayList<>();
  private final ClassLoader loader;
  private final Fingerprint fingerprint;
  private final List<Fault> faults;

  private Layers(ClassLoader loader, Fingerprint fingerprint, List<Fault> faults) {
    this.loader = loader;
    this.fingerprint = fingerprint;
    this.faults = faults;
  }

  /** One playbook.json: the one asked for, or one that it extends. */
  record Layer(Place place, JsonCursor manifest) {}

  static Layers read(Place home, ClassLoader loader, Fingerprint fingerprint, List<Fault> faults) {
    Layers layers = new Layers(loader, fingerprint, faults);
    layers.add(home, null, 0);
    return layers;
  }

  /** Adds a playbook's manifest, after those it extends. */
  private void add(Place place, @Nullable JsonCursor wish, int depth) {
    String path = place.path("playbook.json");
    String text = place.text("playbook.json");
    if (text == null) {
      String advice = "A playbook is a folder with playbook.json in it; check the folder's name.";
      if (wish == null) {
        faults.add(new Fault(path, 0, 0, null, "There is no such file", advice));
      } else {
        wish.fault("There is no playbook " + path, advice);
      }
      // Whatever else could be said would follow from this.
      throw new DefinitionException(faults);
    }
    fingerprint.add(text);
    JsonCursor manifest =
        LocatedJson.parse(path, text)
            .read(faults)
            .only(
                "id",
                "extends",
                "pipeline",
                "packs",
                "replaces",
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
    JsonCursor base = manifest.optional("extends");
    if (base.present() && depth == DEEPEST) {
      base.fault("Playbooks extend each other in a circle", "Let one of them stand by itself.");
    } else if (base.present()) {
      add(place.at(base.text(), loader), base, depth + 1);
    }
    all.add(new Layer(place, manifest));
  }

  /** Every layer, the one asked for last. */
  List<Layer> all() {
    return all;
  }

  /** The one asked for. */
  Layer own() {
    return all.get(all.size() - 1);
  }

  /** The last layer that has a field, else the one asked for. */
  Layer last(String field) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).manifest().optional(field).present()) {
        return all.get(i);
      }
    }
    return own();
  }
}
