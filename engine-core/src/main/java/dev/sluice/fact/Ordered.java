package dev.sluice.fact;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Immutable copies in an order that is the same in every JVM. */
final class Ordered {

  private static final Class<?> MADE_HERE =
      Collections.unmodifiableSortedMap(new TreeMap<String, String>()).getClass();

  private Ordered() {}

  /** Sorted, without duplicates; null becomes empty. */
  static List<String> set(@Nullable Collection<String> names) {
    if (names == null || names.isEmpty()) {
      return List.of();
    }
    return names instanceof List<String> list && ascending(list)
        ? List.copyOf(list)
        : names.stream().sorted().distinct().toList();
  }

  private static boolean ascending(List<String> names) {
    for (int i = 1; i < names.size(); i++) {
      if (names.get(i - 1).compareTo(names.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Sorted by key; null becomes empty. */
  static <V> Map<String, V> map(@Nullable Map<String, V> map) {
    if (map == null || map.isEmpty()) {
      return Collections.emptyMap();
    }
    // What this class made is passed through: facts are copied on every change.
    return map.getClass() == MADE_HERE
        ? map
        : Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
    TreeMap<String, V> copy = new TreeMap<>(map);
    copy.put(key, value);
    return Collections.unmodifiableSortedMap(copy);
  }
}
