package dev.sluice.rules.spec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A story in words, line by line, as it is told. */
final class Script {

  private static final ThreadLocal<@Nullable List<Tale>> TOLD = new ThreadLocal<>();

  private final List<String> lines = new ArrayList<>();

  /** Begins the script of a story. */
  static Script begin(Tale tale) {
    List<Tale> told = TOLD.get();
    if (told != null) {
      told.add(tale);
    }
    return new Script();
  }

  /** Keeps the stories that this thread tells from now on. */
  static void listen() {
    TOLD.set(new ArrayList<>());
  }

  /** The stories this thread told since it listens, which it does no longer. */
  static List<Tale> told() {
    List<Tale> told = TOLD.get();
    TOLD.remove();
    return told == null ? List.of() : told;
  }

  void add(String word, String words) {
    lines.add(word + " " + words);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
