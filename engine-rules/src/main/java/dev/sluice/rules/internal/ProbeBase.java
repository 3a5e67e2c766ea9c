package dev.sluice.rules.internal;

import dev.sluice.playbook.Situation;
import java.util.ArrayList;
import java.util.List;
import org.drools.core.reteoo.TupleImpl;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * Probes that are evaluated together. A condition whose guard is left out may throw, and then takes
 * all others with it: from then on they are evaluated in two halves, and so on down to the one that
 * throws, which finds nothing.
 */
final class ProbeBase {

  /**
   * A rule to be tried.
   *
   * @param number tells it from the others of its partition
   * @param rule the rule
   * @param without what is left out of it; null for nothing
   */
  record Probe(int number, ParsedRule rule, @Nullable Omission without) {}

  private final Partition partition;
  private final List<Probe> probes;
  private final List<ProbeBase> halves = new ArrayList<>();
  private @Nullable InternalKnowledgeBase base;

  ProbeBase(Partition partition, List<Probe> probes) {
    this.partition = partition;
    this.probes = List.copyOf(probes);
  }

  void match(Situation situation, Probes.Matches matches) {
    if (halves.isEmpty()) {
      try {
        together(situation, matches);
        return;
      } catch (Exception | LinkageError unguarded) {
        matches.forget(probes);
        if (probes.size() > 1) {
          int middle = probes.size() / 2;
          halves.add(new ProbeBase(partition, probes.subList(0, middle)));
          halves.add(new ProbeBase(partition, probes.subList(middle, probes.size())));
        }
      }
    }
    halves.forEach(half -> half.match(situation, matches));
  }

  private void together(Situation situation, Probes.Matches matches) {
    if (probes.isEmpty()) {
      return;
    }
    if (base == null) {
      base = compile();
    }
    KieSession session = base.newKieSession(partition.engine().sessions(), null);
    try {
      Globals globals = partition.engine().globals();
      session.setGlobal("param", globals.param());
      List<Object> facts = new ArrayList<>();
      partition.facts(situation, facts);
      facts.forEach(session::insert);
      session.fireAllRules(
          match -> {
            TupleImpl tuple = (TupleImpl) match;
            if (tuple.get(0).getObject() == situation.event()) {
              matches.add(Integer.parseInt(match.getRule().getName()), tuple);
            }
            return false;
          });
    } finally {
      session.dispose();
    }
  }

  private InternalKnowledgeBase compile() {
    List<ParsedRule> rules = new ArrayList<>();
    List<RuleDescr> trees = new ArrayList<>();
    for (Probe probe : probes) {
      Omission without = probe.without();
      RuleDescr tree = without == null ? Omissions.tree(probe.rule()) : Omissions.without(without);
      tree.setName(String.valueOf(probe.number()));
      trees.add(tree);
      rules.add(probe.rule());
    }
    return partition.engine().compiler().base(rules.stream().distinct().toList(), trees);
  }
}
