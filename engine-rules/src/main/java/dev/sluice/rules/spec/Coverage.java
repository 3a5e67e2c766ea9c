package dev.sluice.rules.spec;

import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Stage;
import dev.sluice.playbook.Playbook;
import dev.sluice.rules.internal.Probed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the specs of this run showed. Thread-safe. */
final class Coverage {

  /** Specs of one JVM are covered together. */
  static final Coverage OF_THIS_RUN = new Coverage();

  private final Map<String, Told> specs = new TreeMap<>();
  private final Map<RuleKey, RuleSeen> rules = new LinkedHashMap<>();
  private final IdentityHashMap<Probed, Map<String, RuleSeen>> byPolicy = new IdentityHashMap<>();
  private final Set<String> pipelines = new TreeSet<>();
  private final Set<String> transitions = new LinkedHashSet<>();
  private final Set<String> taken = new TreeSet<>();

  /** A rule; two playbooks may name rules of their own alike. */
  private record RuleKey(String file, String name) {}

  /** What specs showed of a rule. */
  private static final class RuleSeen {
    private final List<String> conditions;
    private final Set<String> asking = new TreeSet<>();
    private final Set<String> firing = new TreeSet<>();
    private final Map<String, Set<String>> missing = new TreeMap<>();

    private RuleSeen(List<String> conditions) {
      this.conditions = conditions;
    }
  }

  /**
   * A spec as it was told.
   *
   * @param type the spec class
   * @param name its sentence
   * @param requirements what it proves
   * @param stories the lines of each story
   * @param failure why it failed; null when it passed
   */
  record Told(
      String type,
      String name,
      List<String> requirements,
      List<List<String>> stories,
      @Nullable String failure) {

    String id() {
      return type + "." + name;
    }

    private Told plus(Told again) {
      List<List<String>> all = new ArrayList<>(stories);
      all.addAll(again.stories);
      return new Told(
          type, name, requirements, List.copyOf(all), failure == null ? again.failure : failure);
    }
  }

  /** A spec of several turns, such as a parameterized one, is told several times. */
  synchronized void add(Told spec) {
    specs.merge(spec.id(), spec, Told::plus);
  }

  /** The playbooks of a spec; each is known from then on. */
  synchronized void add(Playbook playbook) {
    if (!(playbook.policy() instanceof Probed policy) || byPolicy.containsKey(policy)) {
      return;
    }
    Map<String, RuleSeen> byName = new HashMap<>();
    for (Probed.Conditions rule : policy.conditions()) {
      byName.put(
          rule.rule(),
          rules.computeIfAbsent(
              new RuleKey(rule.file(), rule.rule()), any -> new RuleSeen(rule.conditions())));
    }
    byPolicy.put(policy, byName);
    Pipeline pipeline = playbook.pipeline();
    pipelines.add(pipeline.id());
    for (Stage stage : pipeline.stages()) {
      stage.moves().forEach(next -> transitions.add(move(pipeline.id(), stage.id(), next)));
    }
  }

  /** What the rules of a known playbook made of a situation in a spec. */
  synchronized void add(String spec, Probed policy, Probed.Verdict verdict) {
    Map<String, RuleSeen> byName = byPolicy.getOrDefault(policy, Map.of());
    byName.forEach(
        (rule, seen) -> {
          if (verdict.asked().contains(rule)) {
            seen.asking.add(spec);
          }
          if (verdict.fired().contains(rule)) {
            seen.firing.add(spec);
          }
        });
    for (Probed.NearMiss miss : verdict.nearMisses()) {
      RuleSeen seen = byName.get(miss.rule());
      if (seen != null) {
        seen.missing.computeIfAbsent(miss.condition(), any -> new TreeSet<>()).add(spec);
      }
    }
  }

  synchronized void took(String pipeline, String from, String to) {
    taken.add(move(pipeline, from, to));
  }

  private static String move(String pipeline, String from, String to) {
    return pipeline + ": " + from + " → " + to;
  }

  /** What there is to report. */
  synchronized Summary summary() {
    List<String> neverFired = new ArrayList<>();
    List<String> withoutNearMiss = new ArrayList<>();
    List<String> neverFalse = new ArrayList<>();
    List<String> unconditional = new ArrayList<>();
    Map<String, List<String>> askedBy = new TreeMap<>();
    rules.forEach(
        (rule, seen) -> {
          askedBy.put(rule.name, List.copyOf(seen.asking));
          if (seen.firing.isEmpty()) {
            neverFired.add(rule.name);
          }
          if (seen.conditions.isEmpty()) {
            unconditional.add(rule.name);
          } else if (seen.missing.isEmpty()) {
            withoutNearMiss.add(rule.name);
          }
          for (String condition : seen.conditions) {
            if (!seen.missing.containsKey(condition)) {
              neverFalse.add(rule.name + ": " + condition);
            }
          }
        });
    List<String> neverTaken = new ArrayList<>(transitions);
    neverTaken.removeAll(taken);
    return new Summary(
        List.copyOf(pipelines),
        List.copyOf(specs.values()),
        sorted(neverFired),
        sorted(withoutNearMiss),
        sorted(neverFalse),
        sorted(neverTaken),
        sorted(unconditional),
        askedBy);
  }

  private static List<String> sorted(List<String> items) {
    return items.stream().sorted().toList();
  }

  /**
   * What a run showed, in an order that does not depend on the order of the specs.
   *
   * @param pipelines the pipelines of the playbooks that were specified
   * @param specs every spec
   * @param rulesNeverFired rules that fired in no spec
   * @param rulesWithoutNearMiss rules that no spec shows failing by one condition alone
   * @param conditionsNeverFalse conditions that no spec shows failing alone
   * @param transitionsNeverTaken moves of the pipelines that no spec makes
   * @param unconditionalRules rules that fire whenever their event happens
   * @param askedBy for each rule the specs in which its event happened
   */
  record Summary(
      List<String> pipelines,
      List<Told> specs,
      List<String> rulesNeverFired,
      List<String> rulesWithoutNearMiss,
      List<String> conditionsNeverFalse,
      List<String> transitionsNeverTaken,
      List<String> unconditionalRules,
      Map<String, List<String>> askedBy) {

    /** The specs that passed, by what they prove. */
    Map<String, List<String>> requirements() {
      Map<String, List<String>> proven = new TreeMap<>(Catalogue.ORDER);
      for (Told spec : specs) {
        for (String requirement : spec.requirements) {
          if (spec.failure == null) {
            proven.computeIfAbsent(requirement, any -> new ArrayList<>()).add(spec.id());
          }
        }
      }
      return proven;
    }
  }
}
