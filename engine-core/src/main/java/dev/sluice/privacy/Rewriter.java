package dev.sluice.privacy;

import dev.sluice.decision.Because;
import dev.sluice.decision.Compared;
import dev.sluice.fact.Components;
import dev.sluice.fault.SluiceException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies records without what is somebody's: personal components of records about them are emptied,
 * and what they are known by is replaced in every other text. What holds nothing of theirs is not
 * copied.
 */
final class Rewriter {

  private static final int SHORTEST_PART = 3;

  private final Trace trace;
  private final Whose emptied;
  private final Words words;
  private final String replacement;
  private final Set<String> marks;

  private Rewriter(
      Trace trace, Whose emptied, Set<String> marks, Set<String> texts, String replacement) {
    this.trace = trace;
    this.emptied = emptied;
    this.marks = marks;
    this.replacement = replacement;
    this.words = new Words(marks, texts, replacement, trace.caseId());
  }

  static Rewriter withoutPerson(Trace trace, String replacement) {
    return new Rewriter(trace, Whose.PERSON, trace.marks(), trace.texts(), replacement);
  }

  static Rewriter withoutOthers(Trace trace, String replacement) {
    return new Rewriter(trace, Whose.OTHER, trace.otherMarks(), trace.otherTexts(), replacement);
  }

  /** The same object when there was nothing to replace. */
  Object rewritten(Object value) {
    return rewritten(value, trace.whole());
  }

  private Object rewritten(Object value, Whose whose) {
    if (value instanceof String text) {
      String plain = words.without(text);
      return plain.equals(text) ? text : plain;
    } else if (value instanceof Because because) {
      return because(because);
    } else if (value instanceof Record record) {
      return record(record, whose);
    } else if (value instanceof Collection<?> items) {
      return items(items, whose);
    } else if (value instanceof Map<?, ?> entries) {
      return entries(entries, whose);
    }
    return value;
  }

  private Record record(Record record, Whose inherited) {
    Whose whose = trace.whose(record, inherited);
    List<Components.Part> parts = Components.of(record.getClass());
    @Nullable Object[] values = new @Nullable Object[parts.size()];
    boolean changed = false;
    for (int i = 0; i < values.length; i++) {
      Components.Part part = parts.get(i);
      Object before = part.of(record);
      if (before == null) {
        continue;
      }
      values[i] =
          part.personal() && whose == emptied
              ? empty(part, before, record)
              : part.type() == Object.class ? any(before, whose) : rewritten(before, whose);
      changed |= !before.equals(values[i]);
    }
    return changed ? Components.copy(record, values) : record;
  }

  /** A value that may be of any type, such as an attribute's: a number may be a phone's. */
  private Object any(Object value, Whose whose) {
    return value instanceof Number && !words.without(value.toString()).equals(value.toString())
        ? 0
        : rewritten(value, whose);
  }

  private @Nullable Object empty(Components.Part part, Object value, Record record) {
    if (part.nullable()) {
      return null;
    } else if (value instanceof String) {
      return replacement;
    } else if (value instanceof Set) {
      return Set.of();
    } else if (value instanceof Collection) {
      return List.of();
    } else if (value instanceof Map) {
      return Map.of();
    } else if (value instanceof Boolean) {
      return false;
    } else if (value instanceof Integer) {
      return 0;
    } else if (value instanceof Long) {
      return 0L;
    } else if (value instanceof BigDecimal) {
      return BigDecimal.ZERO;
    }
    throw new SluiceException(
        part.name()
            + " of "
            + record.getClass().getName()
            + " is personal and cannot be emptied. Make it @Nullable, or a text");
  }

  private Object items(Collection<?> items, Whose whose) {
    Collection<Object> next =
        items instanceof Set ? new LinkedHashSet<>() : new ArrayList<>(items.size());
    items.forEach(item -> next.add(rewritten(item, whose)));
    return new ArrayList<>(next).equals(new ArrayList<>(items)) ? items : next;
  }

  private Object entries(Map<?, ?> entries, Whose whose) {
    Map<Object, Object> next = new LinkedHashMap<>();
    entries.forEach((key, item) -> next.put(rewritten(key, whose), any(item, whose)));
    return next.equals(entries) ? entries : next;
  }

  /** Rules and their conditions are the playbook's words; what was compared is the case's. */
  private Because because(Because because) {
    List<Compared> compared = new ArrayList<>();
    for (Compared value : because.compared()) {
      Object actual = value.actual();
      compared.add(
          actual instanceof String text ? new Compared(value.condition(), compared(text)) : value);
    }
    String note = because.note();
    return new Because(
        because.rule(),
        because.requirements(),
        because.definitions(),
        compared,
        note == null ? null : words.without(note));
  }

  /** A part of an address, such as its domain, is personal where a rule compared it. */
  private String compared(String text) {
    String part = text.toLowerCase(Locale.ROOT);
    return part.length() >= SHORTEST_PART && marks.stream().anyMatch(mark -> has(mark, part))
        ? replacement
        : words.without(text);
  }

  private static boolean has(String mark, String part) {
    return mark.substring(mark.indexOf(':') + 1).contains(part);
  }
}
