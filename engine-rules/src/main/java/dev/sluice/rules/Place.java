package dev.sluice.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A folder on a shelf. */
record Place(Shelf shelf, String folder) {

  private static final String CLASSPATH = "classpath:";

  /** A file of this folder, as a path from the top of the shelf. */
  String path(String file) {
    return Shelf.join(folder, file);
  }

  /** The text of a file of this folder; null when there is none. */
  @Nullable String text(String file) {
    return shelf.text(path(file));
  }

  List<String> ruleFiles() {
    return shelf.ruleFiles(folder);
  }

  /** Another folder: seen from this one, or anywhere on the class path. */
  Place at(String other, ClassLoader loader) {
    return other.startsWith(CLASSPATH)
        ? new Place(
            new Shelf.ClassPath(loader), Shelf.join("", other.substring(CLASSPATH.length())))
        : new Place(shelf, Shelf.join(folder, other));
  }
}
