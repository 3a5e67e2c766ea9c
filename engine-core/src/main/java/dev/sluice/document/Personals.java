package dev.sluice.document;

import dev.sluice.fact.Personal;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Strikes out of free texts whatever stands in a {@link Personal} component of the same case. */
final class Personals {

  private static final String STRUCK = "(personal)";

  private final List<Pattern> values = new ArrayList<>();

  Personals(CaseState state, List<JournalEntry> journal) {
    Set<String> found = new HashSet<>();
    collect(state.facts(), false, found);
    journal.forEach(entry -> collect(entry.event(), false, found));
    found.stream()
        // A full name goes before the surname it holds.
        .sorted(Comparator.comparing(String::length).reversed().thenComparing(value -> value))
        .map(Personals::whole)
        .forEach(values::add);
  }

  /** The value as a word of its own: Li is not struck out of Linking. */
  private static Pattern whole(String value) {
    String text = Pattern.quote(value);
    String before = latin(value.codePointAt(0)) ? "(?<![\\p{IsLatin}\\d])" : "";
    String after = latin(value.codePointBefore(value.length())) ? "(?![\\p{IsLatin}\\d])" : "";
    return Pattern.compile(before + text + after, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static boolean latin(int c) {
    return Character.isDigit(c) || Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }

  @Nullable String strike(@Nullable String text) {
    return text == null ? null : struck(text);
  }

  String struck(String text) {
    String plain = text;
    for (Pattern value : values) {
      plain = value.matcher(plain).replaceAll(STRUCK);
    }
    return plain;
  }

  List<String> struck(Collection<String> texts) {
    return texts.stream().map(this::struck).toList();
  }

  private static void collect(@Nullable Object value, boolean personal, Set<String> found) {
    if (value instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        collect(
            read(component, record),
            personal || component.isAnnotationPresent(Personal.class),
            found);
      }
    } else if (value instanceof Collection<?> items) {
      items.forEach(item -> collect(item, personal, found));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(item -> collect(item, personal, found));
    } else if (personal && value != null && !value.toString().isBlank()) {
      found.add(value.toString().strip());
    }
  }

  private static @Nullable Object read(RecordComponent component, Record record) {
    try {
      component.getAccessor().trySetAccessible();
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Cannot read "
              + component.getName()
              + " of "
              + record.getClass().getName()
              + ", which may be personal. Make the record public, in an open package",
          e);
    }
  }
}
