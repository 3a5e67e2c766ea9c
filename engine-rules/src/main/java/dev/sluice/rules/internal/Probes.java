package dev.sluice.rules.internal;

import dev.sluice.playbook.Situation;
import dev.sluice.rules.internal.Omission.Kind;
import dev.sluice.rules.internal.Probed.NearMiss;
import dev.sluice.rules.internal.Probed.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.drools.core.reteoo.TupleImpl;

/**
 * The rules of a partition with each condition left out in turn, to see which alone kept a rule
 * from firing. Compiled when first asked. Thread-safe, one question at a time.
 */
final class Probes {

  private final List<Trial> trials = new ArrayList<>();
  private final ProbeBase base;

  /** One rule, whole and without each of its conditions. */
  private record Trial(ProbeBase.Probe whole, List<ProbeBase.Probe> lacking) {}

  Probes(Partition partition) {
    List<ProbeBase.Probe> probes = new ArrayList<>();
    for (ParsedRule rule : partition.rules()) {
      List<Omission> possible = Omissions.of(rule, partition.engine().explainer());
      probes.add(new ProbeBase.Probe(probes.size(), rule, null));
      int first = probes.size();
      possible.forEach(omission -> probes.add(new ProbeBase.Probe(probes.size(), rule, omission)));
      trials.add(
          new Trial(probes.get(first - 1), List.copyOf(probes.subList(first, probes.size()))));
    }
    this.base = new ProbeBase(partition, probes);
  }

  synchronized Verdict judge(Situation situation) {
    Matches matches = new Matches();
    base.match(situation, matches);
    List<String> asked = new ArrayList<>();
    List<String> fired = new ArrayList<>();
    List<NearMiss> nearMisses = new ArrayList<>();
    for (Trial trial : trials) {
      asked.add(trial.whole.rule().name());
      if (!matches.of(trial.whole).isEmpty()) {
        fired.add(trial.whole.rule().name());
      }
      nearMisses.addAll(nearMisses(trial, matches));
    }
    return new Verdict(List.copyOf(asked), List.copyOf(fired), List.copyOf(nearMisses));
  }

  private static List<NearMiss> nearMisses(Trial trial, Matches matches) {
    List<NearMiss> found = new ArrayList<>();
    Set<List<Object>> whole = matches.of(trial.whole);
    Set<Integer> elements = new HashSet<>();
    for (ProbeBase.Probe probe : trial.lacking) {
      Omission omission = Objects.requireNonNull(probe.without());
      Set<List<Object>> more = new LinkedHashSet<>(matches.of(probe));
      more.removeAll(whole);
      // Without a whole pattern matches are shorter, and tell nothing beside complete ones. And a
      // fact that fails by one constraint is reported by that.
      boolean told =
          omission.kind() == Kind.FACT
              && (!whole.isEmpty() || elements.contains(omission.element()));
      if (!more.isEmpty() && !told) {
        elements.add(omission.element());
        Object[] facts = more.iterator().next().toArray();
        found.add(new NearMiss(probe.rule().name(), omission.words(), omission.found(facts)));
      }
    }
    return found;
  }

  /** The matches of each probe. */
  static final class Matches {

    private final Map<Integer, Set<List<Object>>> byProbe = new HashMap<>();

    void add(int probe, TupleImpl match) {
      byProbe
          .computeIfAbsent(probe, any -> new LinkedHashSet<>())
          .add(Arrays.asList(match.toObjects(false)));
    }

    void forget(List<ProbeBase.Probe> probes) {
      probes.forEach(probe -> byProbe.remove(probe.number()));
    }

    Set<List<Object>> of(ProbeBase.Probe probe) {
      return byProbe.getOrDefault(probe.number(), Set.of());
    }
  }
}
