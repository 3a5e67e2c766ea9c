package dev.sluice.rules;

import static dev.sluice.fact.Rep.rep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.Decided;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.CustomerConfirmed;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Team;
import dev.sluice.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every shipped pack. */
class ShippedPacksTest {

  private static final String FOLDER = "playbooks/lead-to-cash";
  private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");

  private Instant now = MONDAY;

  @Test
  void rules_compiled_whole_and_in_partitions_decide_the_same() {
    List<Decided> partitioned = play(RulePlaybooks.fromClasspath(FOLDER));
    List<Decided> whole = play(RulePlaybooks.options().unpartitioned().fromClasspath(FOLDER));

    assertThat(whole).isEqualTo(partitioned).hasSizeGreaterThan(30);
  }

  @Test
  void facts_in_another_order_change_nothing() {
    Playbook playbook = RulePlaybooks.fromClasspath(FOLDER);
    List<Decided> decided = play(playbook);

    for (long seed = 1; seed <= 5; seed++) {
      assertThat(play(RulePlaybooks.shuffled(playbook, seed)))
          .as("seed " + seed)
          .isEqualTo(decided);
    }
  }

  private List<Decided> play(Playbook playbook) {
    now = MONDAY;
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(playbook)
            .team(
                Team.of(
                    "sales",
                    rep("wang").covers("manufacturing").sellsIn("east"),
                    rep("zhao").covers("retail").serves("key"),
                    rep("li").covers("retail", "manufacturing")))
            .clock(() -> now)
            .build();
    List<Decided> decided = new ArrayList<>();
    for (String id : List.of("L-1", "L-2")) {
      for (Record event : id.equals("L-1") ? eager() : quiet()) {
        decided.addAll(engine.submit(Submission.of(id, event)).decisions());
        now = now.plus(Duration.ofHours(1));
      }
    }
    // A third lead is called late, and a fourth only seems to be.
    for (String id : List.of("L-3", "L-4")) {
      decided.addAll(engine.submit(Submission.of(id, lead())).decisions());
      Instant called = now.plus(Duration.ofHours(id.equals("L-4") ? 1 : 80));
      now = now.plus(Duration.ofHours(100));
      engine.tick().forEach(outcome -> decided.addAll(outcome.decisions()));
      Submission call = Submission.of(id, new ActivityLogged("call")).at(called);
      decided.addAll(engine.submit(call).decisions());
    }
    return decided;
  }

  private static LeadCaptured lead() {
    return new LeadCaptured(
        Lead.of("Acme", "partner").withIndustry("manufacturing").withRegion("west"));
  }

  /** Reads and attends early, and signs before the approval. */
  private static List<Record> eager() {
    List<Record> life = new ArrayList<>();
    life.add(lead());
    life.add(new SignalReceived("proposal-page"));
    life.add(new SignalReceived("proposal-page"));
    life.add(new SignalReceived("demo-attended"));
    life.add(new SignalReceived("proposal-page"));
    life.addAll(untilNegotiation());
    life.add(new DeliverableSubmitted("signed-contract"));
    life.add(new ApprovalDecided("contract", Approval.State.REFUSED, "discount"));
    life.add(new ApprovalDecided("contract", Approval.State.GRANTED, null));
    return life;
  }

  /** Sends no signal, and signs after the approval. */
  private static List<Record> quiet() {
    List<Record> life = new ArrayList<>();
    life.add(lead());
    life.addAll(untilNegotiation());
    life.add(new ApprovalDecided("contract", Approval.State.GRANTED, null));
    life.add(new DeliverableSubmitted("signed-contract"));
    return life;
  }

  private static List<Record> untilNegotiation() {
    LocalDate day = LocalDate.of(2026, 3, 20);
    List<FollowUpRecorded.Promise> promises =
        List.of(new FollowUpRecorded.Promise("send references", day));
    return List.of(
        new FollowUpRecorded("need", null, promises, null, "call", day),
        new ActivityLogged("needs-interview"),
        new DeliverableSubmitted("needs-report"),
        new StageRequested("needs-confirmed"),
        new DeliverableSubmitted("tailored-proposal"),
        new DeliverableSubmitted("signed-proposal"),
        new StageRequested("proposal-submitted"),
        new StageRequested("negotiation"),
        new CustomerConfirmed(),
        new ActivityLogged("price-and-terms"),
        new DeliverableSubmitted("negotiation-minutes"),
        new DocumentAttached("legal-review"),
        new DocumentAttached("customer-qualification"));
  }
}
