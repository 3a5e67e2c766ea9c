package dev.sluice.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The formats of documents. A document says its format; one of an older format goes through every
 * up-caster from there on before it is read, so that the rest of the library knows the latest only.
 */
final class Formats {

  /** Every format that was released, by the way from each to the next. */
  static final Formats RELEASED = new Formats(List.of());

  /** Brings a document from one format to the next. */
  @FunctionalInterface
  interface UpCaster {

    /** Changes the tree of a document of a type, the format's number left out. */
    void raise(Class<? extends Record> type, ObjectNode document);
  }

  private final List<UpCaster> casters;

  /** The first one goes from format 1 to format 2. */
  Formats(List<UpCaster> casters) {
    this.casters = List.copyOf(casters);
  }

  int latest() {
    return casters.size() + 1;
  }

  /** Brings a document of a format that is not newer to the latest. */
  void raise(int format, Class<? extends Record> type, ObjectNode document) {
    for (UpCaster caster : casters.subList(format - 1, casters.size())) {
      caster.raise(type, document);
    }
  }
}
