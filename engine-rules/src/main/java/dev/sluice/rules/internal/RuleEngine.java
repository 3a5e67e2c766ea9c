package dev.sluice.rules.internal;

import dev.sluice.event.SignalReceived;
import dev.sluice.event.TimerFired;
import dev.sluice.fault.DefinitionException;
import dev.sluice.fault.DidYouMean;
import dev.sluice.fault.Fault;
import dev.sluice.playbook.PolicyException;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.KeepReferenceOption;
import org.kie.api.runtime.conf.ThreadSafeOption;

/** Compiled rules as a policy: finds the partition for an event and evaluates it. Thread-safe. */
public final class RuleEngine implements Probed {

  /**
   * How to run rules.
   *
   * @param loader sees the host's records
   * @param whole whether every event is shown to all rules instead of its partition
   * @param fired is told of each rule that fires
   */
  public record Manner(ClassLoader loader, boolean whole, Consumer<String> fired) {}

  private final List<ParsedRule> rules;
  private final Vocabulary vocabulary;
  private final Globals globals;
  private final Manner manner;
  private final String fingerprint;
  private final Compiler compiler;
  private final Explainer explainer;
  private final KieSessionConfiguration sessions;
  private final Map<Class<?>, EventRules> byEvent = new ConcurrentHashMap<>();
  private final EventRules everything;
  private final TakenTimers timers;

  private RuleEngine(
      List<ParsedRule> rules,
      Vocabulary vocabulary,
      Globals globals,
      Manner manner,
      String fingerprint,
      Compiler compiler) {
    this.rules = List.copyOf(rules);
    this.vocabulary = vocabulary;
    this.globals = globals;
    this.manner = manner;
    this.fingerprint = fingerprint;
    this.compiler = compiler;
    this.explainer = new Explainer(vocabulary);
    this.sessions = KieServices.get().newKieSessionConfiguration();
    sessions.setOption(ThreadSafeOption.NO);
    sessions.setOption(KeepReferenceOption.NO);
    this.everything = new EventRules(this, this.rules, null);
    this.timers = new TakenTimers(triggeredBy(TimerFired.class), vocabulary);
  }

  /**
   * Compiles rules.
   *
   * @param files the files
   * @param vocabulary the names they may use
   * @param globals what they see beside facts
   * @param manner how to run them
   * @param fingerprint the hash of what decides
   * @param faults faults found before; more are added here
   * @return the engine
   * @throws DefinitionException when there are faults, earlier ones included
   */
  public static RuleEngine compile(
      Collection<RuleFile> files,
      Vocabulary vocabulary,
      Globals globals,
      Manner manner,
      String fingerprint,
      List<Fault> faults) {
    Types types = new Types(vocabulary.hostTypes(), manner.loader());
    List<ParsedRule> rules = new ArrayList<>();
    for (RuleFile file : files) {
      rules.addAll(new RuleReader(file, types, faults).read());
    }
    Compiler compiler = new Compiler(types, manner.loader(), globals);
    new Checks(types, vocabulary, globals, compiler, faults).check(rules);
    if (!faults.isEmpty()) {
      throw new DefinitionException(faults);
    }
    return new RuleEngine(rules, vocabulary, globals, manner, fingerprint, compiler);
  }

  @Override
  public List<Proposal> propose(Situation situation) {
    return propose(situation, null);
  }

  /**
   * Proposes decisions, showing the rules the facts in an order of chance.
   *
   * @param situation the event and everything the case knows
   * @param shuffle the seed; null leaves the facts as they are
   * @return proposals in any order
   */
  public List<Proposal> propose(Situation situation, @Nullable Long shuffle) {
    Partition partition = partition(situation.event());
    return partition == null ? List.of() : evaluate(partition, situation, shuffle);
  }

  private List<Proposal> evaluate(
      Partition partition, Situation situation, @Nullable Long shuffle) {
    Evaluation evaluation = partition.borrow();
    List<Proposal> proposals;
    try {
      proposals = evaluation.propose(situation, shuffle);
    } catch (PolicyException e) {
      throw e;
    } catch (Throwable failure) {
      // The session may be in any state: it is not given back.
      throw Failure.of(partition, evaluation.running(), situation, failure);
    }
    partition.giveBack(evaluation);
    return proposals;
  }

  private @Nullable Partition partition(Record event) {
    EventRules candidates = manner.whole() ? everything : rulesOn(event.getClass());
    return candidates.partition(event);
  }

  @Override
  public Verdict judge(Situation situation) {
    Partition partition = partition(situation.event());
    return partition == null
        ? new Verdict(List.of(), List.of(), List.of())
        : partition.probes().judge(situation);
  }

  @Override
  public List<Conditions> conditions() {
    List<Conditions> all = new ArrayList<>();
    for (ParsedRule rule : rules) {
      List<String> words = new ArrayList<>();
      for (Omission omission : Omissions.of(rule, explainer)) {
        if (omission.alone()) {
          words.add(omission.words());
        }
      }
      all.add(new Conditions(rule.name(), rule.source().file(), List.copyOf(words)));
    }
    return List.copyOf(all);
  }

  private EventRules rulesOn(Class<?> event) {
    // Most events are of a known type, and get does not lock.
    EventRules known = byEvent.get(event);
    return known == null ? byEvent.computeIfAbsent(event, this::select) : known;
  }

  private EventRules select(Class<?> event) {
    return new EventRules(this, triggeredBy(event), event);
  }

  private List<ParsedRule> triggeredBy(Class<?> event) {
    List<ParsedRule> concerned = new ArrayList<>(rules);
    concerned.removeIf(
        rule -> {
          Class<?> trigger = rule.trigger();
          return trigger == null || !trigger.isAssignableFrom(event);
        });
    return concerned;
  }

  @Override
  public boolean takesUpTimer(String name) {
    return timers.contains(name);
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * The rules.
   *
   * @param card takes what is known of each
   * @param <T> what it makes of them
   * @return the cards in the order of the files
   */
  public <T> List<T> rules(Card<T> card) {
    List<T> cards = new ArrayList<>();
    for (ParsedRule rule : rules) {
      Class<?> trigger = rule.trigger();
      String name = rule.triggerName();
      String event =
          (trigger == null ? "" : trigger.getSimpleName()) + (name == null ? "" : " " + name);
      cards.add(
          card.of(
              rule.name(),
              rule.zh(),
              rule.pack(),
              rule.source().file(),
              rule.line(),
              rule.requirements(),
              rule.priority(),
              event,
              rule.conditions(),
              rule.consequence()));
    }
    return List.copyOf(cards);
  }

  /**
   * Makes something of a rule.
   *
   * @param <T> what it makes
   */
  @FunctionalInterface
  public interface Card<T> {
    /**
     * Takes what is known of a rule.
     *
     * @param name the rule's name
     * @param zh its name in Chinese; null without one
     * @param pack the pack it belongs to
     * @param file the file
     * @param line its line
     * @param requirements what it serves
     * @param priority its priority
     * @param trigger the event that triggers it, with its name where the rule asks for one
     * @param when its conditions as written, without comments
     * @param then its consequence as written, without comments
     * @return what is made of it
     */
    T of(
        String name,
        @Nullable String zh,
        String pack,
        String file,
        int line,
        List<String> requirements,
        int priority,
        String trigger,
        String when,
        String then);
  }

  /**
   * The names rules may use.
   *
   * @return the vocabulary
   */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  Compiler compiler() {
    return compiler;
  }

  Explainer explainer() {
    return explainer;
  }

  Globals globals() {
    return globals;
  }

  KieSessionConfiguration sessions() {
    return sessions;
  }

  void fired(String rule) {
    manner.fired().accept(rule);
  }

  List<String> completedBy(String taskType) {
    return vocabulary.taskTypes().getOrDefault(taskType, List.of());
  }

  Vocabulary.Template template(String name) {
    return declared("template", name, vocabulary.templates());
  }

  Vocabulary.Journey journey(String name) {
    return declared("journey", name, vocabulary.journeys());
  }

  private static <T> T declared(String what, String name, Map<String, T> known) {
    T declared = known.get(name);
    if (declared == null) {
      throw new IllegalArgumentException(
          "No manifest declares "
              + what
              + " \""
              + name
              + "\". "
              + DidYouMean.advice(name, known.keySet()));
    }
    return declared;
  }

  static @Nullable String nameOf(Record event) {
    return event instanceof SignalReceived signal
        ? signal.name()
        : event instanceof TimerFired timer ? timer.name() : null;
  }
}
