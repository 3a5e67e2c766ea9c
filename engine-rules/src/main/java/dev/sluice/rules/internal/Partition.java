package dev.sluice.rules.internal;

import dev.sluice.fact.Facts;
import dev.sluice.fact.Figures;
import dev.sluice.fact.History;
import dev.sluice.fact.Moment;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Purchases;
import dev.sluice.fact.Team;
import dev.sluice.playbook.Situation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;

/**
 * The rule base for one kind of event. Thread-safe: each evaluation takes a session of its own, and
 * sessions that are done wait for the next.
 */
final class Partition {

  /** How many sessions may wait; there are hardly ever more threads than this at work. */
  private static final int WAITING = 32;

  private final RuleEngine engine;
  private final List<ParsedRule> rules;
  private final InternalKnowledgeBase base;
  private final KieSessionConfiguration configuration;
  private final Map<String, FiringRule> byName = new HashMap<>();
  private final ClassValue<Boolean> wanted = new Wanted();
  private final AtomicReferenceArray<@Nullable Evaluation> waiting =
      new AtomicReferenceArray<>(WAITING);
  private @Nullable Probes probes;

  Partition(RuleEngine engine, List<ParsedRule> rules) {
    this.engine = engine;
    this.rules = rules;
    this.base = engine.compiler().base(rules);
    this.configuration = engine.sessions();
    for (ParsedRule rule : rules) {
      byName.put(rule.name(), new FiringRule(rule, engine.explainer().explain(rule)));
    }
  }

  List<ParsedRule> rules() {
    return rules;
  }

  RuleEngine engine() {
    return engine;
  }

  KieSession session() {
    return base.newKieSession(configuration, null);
  }

  FiringRule rule(String name) {
    FiringRule rule = byName.get(name);
    if (rule == null) {
      throw new IllegalStateException("Rule \"" + name + "\" fired, but is of another partition");
    }
    return rule;
  }

  /** What to ask which rules nearly fired. */
  synchronized Probes probes() {
    if (probes == null) {
      probes = new Probes(this);
    }
    return probes;
  }

  Evaluation borrow() {
    int start = slot();
    for (int i = 0; i < WAITING; i++) {
      Evaluation evaluation = waiting.getAndSet((start + i) % WAITING, null);
      if (evaluation != null) {
        return evaluation;
      }
    }
    return new Evaluation(this);
  }

  void giveBack(Evaluation evaluation) {
    int start = slot();
    for (int i = 0; i < WAITING; i++) {
      if (waiting.compareAndSet((start + i) % WAITING, null, evaluation)) {
        return;
      }
    }
    evaluation.close();
  }

  /** Hands over the facts that some pattern can match, the event first. */
  void facts(Situation situation, List<Object> into) {
    into.add(situation.event());
    Facts facts = situation.facts();
    add(facts.salesCase(), into);
    Record subject = facts.subject();
    if (subject != null) {
      add(subject, into);
      if (subject instanceof Team team) {
        addAll(team.reps(), into);
      }
    }
    addAll(facts.contacts(), into);
    addAll(facts.tasks(), into);
    addAll(facts.activities(), into);
    addAll(facts.deliverables(), into);
    addAll(facts.documents(), into);
    addAll(facts.approvals(), into);
    addAll(facts.missed(), into);
    addAll(facts.kept(), into);
    if (wanted.get(Occurrence.class)) {
      into.add(situation.occurrence());
    }
    if (wanted.get(History.class)) {
      into.add(situation.history());
    }
    if (wanted.get(Moment.class)) {
      into.add(situation.moment());
    }
    if (wanted.get(Figures.class)) {
      into.add(situation.figures());
    }
    if (wanted.get(Purchases.class)) {
      into.add(situation.purchases());
    }
  }

  private void addAll(List<?> facts, List<Object> into) {
    for (int i = 0; i < facts.size(); i++) {
      add(facts.get(i), into);
    }
  }

  private void add(Object fact, List<Object> into) {
    if (wanted.get(fact.getClass())) {
      into.add(fact);
    }
  }

  private static int slot() {
    return (int) (Thread.currentThread().getId() % WAITING);
  }

  /** Whether some pattern of these rules can match a fact of a type. */
  private final class Wanted extends ClassValue<Boolean> {
    @Override
    protected Boolean computeValue(Class<?> type) {
      for (ParsedRule rule : rules) {
        for (ParsedRule.Pattern pattern : rule.patterns()) {
          if (pattern.type() != null && pattern.type().isAssignableFrom(type)) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
