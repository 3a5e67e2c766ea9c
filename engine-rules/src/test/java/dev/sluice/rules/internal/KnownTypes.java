package dev.sluice.rules.internal;

import java.util.List;
import java.util.stream.Stream;

/** Lets tests see which types rules may name. */
public final class KnownTypes {

  private KnownTypes() {}

  public static List<String> names() {
    return Stream.concat(Types.EVENTS.stream(), Types.FACTS.stream())
        .map(Class::getSimpleName)
        .toList();
  }
}
