package dev.sluice.rules.internal;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules on one type of event: a partition for each name they ask for, and one for the rest. */
final class EventRules {

  private final @Nullable Method reader;
  // Only ever looked up, so its order does not matter.
  private final Map<String, Lazy> byName = new HashMap<>();
  private final @Nullable Lazy unnamed;

  /**
   * Splits rules.
   *
   * @param event the type all of them are triggered by; null leaves them together
   */
  EventRules(RuleEngine engine, List<ParsedRule> rules, @Nullable Class<?> event) {
    this.reader = event == null ? null : nameReader(event);
    TreeSet<String> names = new TreeSet<>();
    if (reader != null) {
      for (ParsedRule rule : rules) {
        String name = rule.triggerName();
        if (name != null) {
          names.add(name);
        }
      }
    }
    for (String name : names) {
      byName.put(name, new Lazy(engine, select(rules, name)));
    }
    List<ParsedRule> rest = names.isEmpty() ? rules : select(rules, null);
    this.unnamed = rest.isEmpty() ? null : new Lazy(engine, rest);
  }

  /** The partition for an event; null when no rule can match it. */
  @Nullable Partition partition(Record event) {
    Lazy lazy = byName.isEmpty() ? unnamed : byName.getOrDefault(name(event), unnamed);
    return lazy == null ? null : lazy.get();
  }

  private String name(Record event) {
    String known = RuleEngine.nameOf(event);
    if (known != null || reader == null) {
      return known == null ? "" : known;
    }
    try {
      return String.valueOf(reader.invoke(event));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read the name of " + event.getClass().getName(), e);
    }
  }

  /** How to read the name of an event; null when it has none. */
  static @Nullable Method nameReader(Class<?> event) {
    Method reader = Types.reader(event, "name");
    return reader != null && reader.getReturnType() == String.class ? reader : null;
  }

  private static List<ParsedRule> select(List<ParsedRule> rules, @Nullable String name) {
    List<ParsedRule> selected = new ArrayList<>();
    for (ParsedRule rule : rules) {
      String wanted = rule.triggerName();
      if (wanted == null || wanted.equals(name)) {
        selected.add(rule);
      }
    }
    return selected;
  }

  /** A partition that is compiled when it is first needed. */
  private static final class Lazy {
    private final RuleEngine engine;
    private final List<ParsedRule> rules;
    private volatile @Nullable Partition partition;

    Lazy(RuleEngine engine, List<ParsedRule> rules) {
      this.engine = engine;
      this.rules = rules;
    }

    Partition get() {
      Partition ready = partition;
      return ready == null ? compile() : ready;
    }

    private synchronized Partition compile() {
      Partition ready = partition;
      if (ready == null) {
        ready = new Partition(engine, rules);
        partition = ready;
      }
      return ready;
    }
  }
}
