package dev.sluice.examples.benchmarks;

import dev.sluice.engine.Outcome;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.store.InMemoryCaseStore;
import dev.sluice.store.JournalRetention;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** What a submission costs as the number of open cases grows, on {@code lead-to-cash} in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx12g"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 3, time = 2)
public class OpenCases {

  /** How many cases are open. */
  @Param({"10000", "1000000"})
  public int cases;

  private SalesEngine engine;
  private final SplittableRandom random = new SplittableRandom(7);

  /** Made by JMH. */
  public OpenCases() {}

  /** Opens the cases; each has an owner, a first task and its timers. */
  @Setup
  public void open() {
    engine = engine(cases);
  }

  /**
   * A signal for a case picked at random.
   *
   * @return the outcome
   */
  @Benchmark
  public Outcome submit() {
    String caseId = "L-" + random.nextInt(cases);
    return engine.submit(Submission.of(caseId, new SignalReceived("proposal-page", "C-1", null)));
  }

  /**
   * Prints the heap that idle cases take beside the journal.
   *
   * @param args how many cases
   */
  public static void main(String[] args) {
    int cases = Integer.parseInt(args[0]);
    long before = used();
    SalesEngine engine = engine(cases);
    long after = used();
    System.out.printf(
        "%,d open cases of lead-to-cash: %,d bytes of heap each beside the journal (%s)%n",
        cases, (after - before) / cases, engine.playbooks().keySet());
  }

  private static long used() {
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static SalesEngine engine(int cases) {
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(RulePlaybooks.fromClasspath("playbooks/lead-to-cash"))
            .team(Team.of("sales", Rep.rep("wang"), Rep.rep("li"), Rep.rep("zhang")))
            .store(InMemoryCaseStore.keeping(JournalRetention.NONE))
            .clock(() -> Workload.NOW)
            .build();
    for (int i = 0; i < cases; i++) {
      Lead lead = Lead.of("Company " + i, "partner").withIndustry("manufacturing");
      List<Contact> contacts = List.of(Contact.primary("C-1", "email"));
      engine.submit(Submission.of("L-" + i, new LeadCaptured(lead, contacts)));
    }
    return engine;
  }
}
