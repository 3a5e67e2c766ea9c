package dev.sluice.examples.benchmarks;

import dev.sluice.engine.Outcome;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.fact.Lead;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import dev.sluice.store.InMemoryCaseStore;
import dev.sluice.store.JournalRetention;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.builders.RuleSetBuilder;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One event against the rules, by Sluice and by others, all on one thread and in one run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 6, time = 4)
@Measurement(iterations = 3, time = 2)
public class RuleEvaluation {

  /** How many rules; three a type of event. */
  @Param({"60", "600", "3000"})
  public int rules;

  private int next;

  /** Made by JMH. */
  public RuleEvaluation() {}

  private int nextType(int types) {
    next = next + 1 < types ? next + 1 : 0;
    return next;
  }

  /** Sluice's rules. */
  @State(Scope.Benchmark)
  public static class Sluice {
    private Policy policy;
    private Situation[] situations;
    private Submission[] submissions;
    private SalesEngine engine;

    /** Made by JMH. */
    public Sluice() {}

    /**
     * Compiles the rules and opens a case for each type of event.
     *
     * @param benchmark the parameters
     * @throws IOException when the temporary folder cannot be written
     */
    @Setup
    public void compile(RuleEvaluation benchmark) throws IOException {
      Workload workload = new Workload(benchmark.rules);
      Playbook playbook = workload.playbook();
      policy = playbook.policy();
      situations = workload.situations(playbook);
      for (Situation situation : situations) {
        // Partitions are compiled when their event first comes.
        policy.propose(situation);
      }
      engine =
          SalesEngine.builder()
              .playbook(playbook)
              .store(InMemoryCaseStore.keeping(JournalRetention.NONE))
              .clock(() -> Workload.NOW)
              .build();
      submissions = new Submission[workload.types];
      for (int i = 0; i < workload.types; i++) {
        engine.submit(Submission.of("L-" + i, new LeadCaptured(workload.lead)));
        submissions[i] = Submission.of("L-" + i, workload.events[i]);
      }
    }
  }

  /** Plain Drools. */
  @State(Scope.Benchmark)
  public static class Plain {
    private Workload workload;
    private PlainDrools drools;

    /** Made by JMH. */
    public Plain() {}

    /**
     * Compiles the rules.
     *
     * @param benchmark the parameters
     */
    @Setup
    public void compile(RuleEvaluation benchmark) {
      workload = new Workload(benchmark.rules);
      drools = new PlainDrools(workload.drl());
    }
  }

  /** Evrete, with the same conditions as predicates. */
  @State(Scope.Benchmark)
  public static class Evrete {
    private final KnowledgeService service = new KnowledgeService();
    private Workload workload;
    private Knowledge knowledge;
    private int decided;

    /** Made by JMH. */
    public Evrete() {}

    /**
     * Builds the rules.
     *
     * @param benchmark the parameters
     */
    @Setup
    public void build(RuleEvaluation benchmark) {
      workload = new Workload(benchmark.rules);
      RuleSetBuilder<Knowledge> builder = service.newKnowledge().builder();
      for (int i = 0; i < workload.types; i++) {
        String name = Workload.signal(i);
        rule(builder, "A" + i, name, lead -> employees(lead) > 100);
        rule(builder, "B" + i, name, lead -> employees(lead) > 100_000);
        rule(builder, "C" + i, name, lead -> "mining".equals(lead.industry()));
      }
      knowledge = builder.build();
    }

    private void rule(
        RuleSetBuilder<Knowledge> builder, String rule, String signal, Predicate<Lead> condition) {
      Predicate<Object[]> named = values -> ((SignalReceived) values[0]).name().equals(signal);
      Predicate<Object[]> met = values -> condition.test((Lead) values[0]);
      builder
          .newRule(rule)
          .forEach("$event", SignalReceived.class, "$lead", Lead.class)
          .where(named, "$event")
          .where(met, "$lead")
          .execute(context -> decided += rule.length());
    }

    /** Stops Evrete's threads. */
    @TearDown
    public void close() {
      service.shutdown();
    }
  }

  /** Easy Rules, with the same conditions. */
  @State(Scope.Benchmark)
  public static class Easy {
    private final DefaultRulesEngine engine = new DefaultRulesEngine();
    private Workload workload;
    private Rules all;
    private int decided;

    /** Made by JMH. */
    public Easy() {}

    /**
     * Builds the rules.
     *
     * @param benchmark the parameters
     */
    @Setup
    public void build(RuleEvaluation benchmark) {
      workload = new Workload(benchmark.rules);
      all = new Rules();
      for (int i = 0; i < workload.types; i++) {
        String name = Workload.signal(i);
        rule("A" + i, name, lead -> employees(lead) > 100);
        rule("B" + i, name, lead -> employees(lead) > 100_000);
        rule("C" + i, name, lead -> "mining".equals(lead.industry()));
      }
    }

    private void rule(String rule, String signal, Predicate<Lead> condition) {
      all.register(
          new RuleBuilder()
              .name(rule)
              .when(
                  facts ->
                      facts.<SignalReceived>get("event").name().equals(signal)
                          && condition.test(facts.<Lead>get("lead")))
              .then(facts -> decided += rule.length())
              .build());
    }
  }

  /** The floor: what a program without a rule engine would do. */
  @State(Scope.Benchmark)
  public static class Hand {
    private Workload workload;
    private final Map<String, Integer> types = new HashMap<>();

    /** Made by JMH. */
    public Hand() {}

    /**
     * Indexes the types of events.
     *
     * @param benchmark the parameters
     */
    @Setup
    public void index(RuleEvaluation benchmark) {
      workload = new Workload(benchmark.rules);
      for (int i = 0; i < workload.types; i++) {
        types.put(Workload.signal(i), i);
      }
    }
  }

  /**
   * Sluice: the policy's proposals with their becauses.
   *
   * @param sluice the contestant
   * @return the proposals
   */
  @Benchmark
  public List<Proposal> sluice(Sluice sluice) {
    return sluice.policy.propose(sluice.situations[nextType(sluice.situations.length)]);
  }

  /**
   * Sluice: a whole submission in memory, the evaluation inside it.
   *
   * @param sluice the contestant
   * @return the outcome
   */
  @Benchmark
  public Outcome sluiceSubmit(Sluice sluice) {
    return sluice.engine.submit(sluice.submissions[nextType(sluice.submissions.length)]);
  }

  /**
   * Drools with a fresh session for each event.
   *
   * @param plain the contestant
   * @return something that depends on the decision
   */
  @Benchmark
  public int plainDrools(Plain plain) {
    Workload workload = plain.workload;
    return plain.drools.evaluate(workload.events[nextType(workload.types)], workload.lead);
  }

  /**
   * Evrete with a stateless session for each event.
   *
   * @param evrete the contestant
   * @return something that depends on the decision
   */
  @Benchmark
  public int evrete(Evrete evrete) {
    Workload workload = evrete.workload;
    evrete
        .knowledge
        .newStatelessSession()
        .insertAndFire(workload.events[nextType(workload.types)], workload.lead);
    return evrete.decided;
  }

  /**
   * Easy Rules.
   *
   * @param easy the contestant
   * @return something that depends on the decision
   */
  @Benchmark
  public int easyRules(Easy easy) {
    Workload workload = easy.workload;
    Facts facts = new Facts();
    facts.put("event", workload.events[nextType(workload.types)]);
    facts.put("lead", workload.lead);
    easy.engine.fire(easy.all, facts);
    return easy.decided;
  }

  /**
   * Plain Java.
   *
   * @param hand the contestant
   * @return what was decided
   */
  @Benchmark
  public String handWritten(Hand hand) {
    Workload workload = hand.workload;
    SignalReceived event = workload.events[nextType(workload.types)];
    int type = Objects.requireNonNull(hand.types.get(event.name()));
    Lead lead = workload.lead;
    if (employees(lead) > 100) {
      return "A" + type;
    }
    if (employees(lead) > 100_000) {
      return "B" + type;
    }
    return "mining".equals(lead.industry()) ? "C" + type : "";
  }

  private static int employees(Lead lead) {
    Integer employees = lead.employees();
    return employees == null ? 0 : employees;
  }
}
