package dev.sluice.step;

import static dev.sluice.step.Bench.STAGES;
import static dev.sluice.step.Bench.all;
import static dev.sluice.step.Bench.decisions;
import static dev.sluice.step.Bench.on;
import static dev.sluice.step.Bench.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.AssignOwner;
import dev.sluice.decision.CancelTimer;
import dev.sluice.decision.Conflict;
import dev.sluice.decision.Decision;
import dev.sluice.decision.Notify;
import dev.sluice.decision.RequestApproval;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.SetProbability;
import dev.sluice.decision.SetScore;
import dev.sluice.decision.SetTier;
import dev.sluice.decision.StartTimer;
import dev.sluice.decision.TellCase;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.OrderPlaced;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.TierChanged;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Money;
import dev.sluice.json.RecordNames;
import dev.sluice.json.SluiceJson;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.time.Budget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundsTest {

  private static final SignalReceived SIGNAL = new SignalReceived("visit");

  private static Decision tier(String grade) {
    return new SetTier("tier", grade);
  }

  private static Policy flip(String rule, String from, String to) {
    return on(
        TierChanged.class,
        rule,
        changed -> changed.grade().equals(from) ? List.of(tier(to)) : List.of());
  }

  @Test
  void a_new_tier_is_the_next_round_of_the_same_step() {
    Policy policy =
        all(
            on(SignalReceived.class, "Grade", tier("key")),
            on(TierChanged.class, "Greet", new AddTag("high-value")));
    Bench bench = Bench.with(STAGES, policy).opened();
    JournalEntry entry = bench.report(SIGNAL);
    assertThat(entry.followed()).containsExactly(new TierChanged("tier", null, "key"));
    assertThat(decisions(entry)).containsExactly(tier("key"), new AddTag("high-value"));
    assertThat(bench.salesCase().tier("tier")).isEqualTo("key");
    assertThat(bench.salesCase().tags()).containsExactly("high-value");
  }

  @Test
  void the_same_tier_again_is_no_decision() {
    Bench bench = Bench.with(STAGES, on(SignalReceived.class, "Grade", tier("key"))).opened();
    bench.report(SIGNAL);
    JournalEntry again = bench.report(SIGNAL);
    assertThat(again.decisions()).isEmpty();
    assertThat(again.followed()).isEmpty();
  }

  @Test
  void rules_that_feed_each_other_are_stopped_and_named() { // X7
    Policy policy =
        all(
            on(SignalReceived.class, "Start", tier("a")),
            flip("Up", "a", "b"),
            flip("Down", "b", "a"));
    Bench bench = Bench.with(STAGES, policy).opened();
    CaseState before = bench.state();
    assertThatThrownBy(() -> bench.report(SIGNAL))
        .isInstanceOfSatisfying(
            CycleException.class,
            e -> {
              assertThat(e.cycle()).hasSize(3);
              assertThat(e.cycle().get(0)).isEqualTo(e.cycle().get(2));
              assertThat(e.cycle()).contains("\"Up\"", "\"Down\"");
              assertThat(e.caseId()).isEqualTo("L-1");
            })
        .hasMessageContaining("nothing of it is kept");
    assertThat(bench.state()).isSameAs(before);
  }

  @Test
  void events_that_multiply_are_stopped_before_they_fill_the_memory() { // X7
    // Every change of one of sixteen tiers changes all the others.
    Policy policy =
        situation -> {
          if (!(situation.event() instanceof TierChanged)
              && !(situation.event() instanceof SignalReceived)) {
            return List.of();
          }
          return IntStream.range(0, 16)
              .mapToObj(
                  i -> {
                    String known = situation.facts().salesCase().tier("t" + i);
                    return Proposal.of(
                        "Flip " + i,
                        situation,
                        new SetTier("t" + i, "x".equals(known) ? "y" : "x"));
                  })
              .toList();
        };
    Bench bench = Bench.with(STAGES, policy).opened();
    assertThatThrownBy(() -> bench.report(SIGNAL)).isInstanceOf(CycleException.class);
  }

  /** A chain of tiers that ends after so many changes. */
  private static Policy chain(int changes) {
    return all(
        on(SignalReceived.class, "Start", tier("1")),
        on(
            TierChanged.class,
            "On",
            changed -> {
              int grade = Integer.parseInt(changed.grade());
              return grade < changes ? List.of(tier(String.valueOf(grade + 1))) : List.of();
            }));
  }

  @Test
  void thirty_two_rounds_are_a_step_and_thirty_three_are_too_many() {
    Bench enough = Bench.with(STAGES, chain(31)).opened();
    assertThat(enough.report(SIGNAL).followed()).hasSize(31);
    Bench tooMany = Bench.with(STAGES, chain(32)).opened();
    assertThatThrownBy(() -> tooMany.report(SIGNAL)).isInstanceOf(CycleException.class);
  }

  @Test
  void what_an_earlier_round_of_the_step_said_is_not_said_again() {
    SendMessage mail = new SendMessage("email", "c-1", "welcome");
    Policy policy =
        all(
            on(SignalReceived.class, "Grade", tier("key"), mail),
            on(TierChanged.class, "Greet", mail, new SendMessage("email", "c-1", "offer")));
    Bench bench = Bench.with(STAGES, policy).opened();
    assertThat(decisions(bench.report(SIGNAL)))
        .containsExactly(tier("key"), mail, new SendMessage("email", "c-1", "offer"));
    assertThat(decisions(bench.report(SIGNAL))).containsExactly(mail);
  }

  // The law of merging --------------------------------------------------------------------------

  private static JournalEntry merged(List<Proposal> proposals) {
    Bench bench =
        Bench.with(STAGES, situation -> situation.event().equals(SIGNAL) ? proposals : List.of())
            .opened();
    return bench.report(SIGNAL);
  }

  private static Proposal by(String rule, int priority, Decision decision) {
    return by(rule, priority, decision, "x");
  }

  private static Proposal by(String rule, int priority, Decision decision, String matched) {
    Bench bench = Bench.with(STAGES, Policy.none()).opened();
    return proposal(
        new dev.sluice.playbook.Situation(
            SIGNAL,
            bench.facts(),
            new dev.sluice.fact.Occurrence(bench.now(), bench.now(), null),
            bench.playbook().calendar(),
            bench.playbook().hash()),
        rule,
        priority,
        List.of(matched),
        decision);
  }

  @Test
  void of_exclusive_decisions_the_highest_priority_wins_without_a_conflict() {
    JournalEntry entry = merged(List.of(by("A", 0, tier("normal")), by("B", 1, tier("key"))));
    assertThat(decisions(entry)).containsExactly(tier("key"));
    assertThat(entry.conflicts()).isEmpty();
  }

  @Test
  void a_tie_goes_to_the_first_rule_by_name_and_is_reported() {
    JournalEntry entry = merged(List.of(by("B", 0, tier("key")), by("A", 0, tier("normal"))));
    assertThat(decisions(entry)).containsExactly(tier("normal"));
    assertThat(entry.conflicts())
        .containsExactly(
            new Conflict(
                "tier:tier",
                by("A", 0, tier("normal")).decided(),
                by("B", 0, tier("key")).decided()));
  }

  @Test
  void rules_that_agree_are_no_conflict() {
    JournalEntry entry = merged(List.of(by("A", 0, tier("key")), by("B", 0, tier("key"))));
    assertThat(decisions(entry)).containsExactly(tier("key"));
    assertThat(entry.decisions().get(0).because().rule()).isEqualTo("A");
    assertThat(entry.conflicts()).isEmpty();
  }

  @Test
  void keyed_decisions_merge_under_their_key_only() {
    JournalEntry entry =
        merged(
            List.of(
                by("A", 0, new SetScore("fit", 3)),
                by("B", 0, new SetScore("need", 4)),
                by("C", 1, new SetScore("fit", 5))));
    assertThat(decisions(entry)).containsExactly(new SetScore("fit", 5), new SetScore("need", 4));
  }

  @Test
  void starting_and_stopping_one_timer_is_a_conflict() {
    JournalEntry entry =
        merged(
            List.of(
                by("A", 0, new StartTimer("t", Budget.days(1))), by("B", 0, new CancelTimer("t"))));
    assertThat(decisions(entry)).containsExactly(new StartTimer("t", Budget.days(1)));
    assertThat(entry.conflicts()).hasSize(1);
  }

  @Test
  void set_like_decisions_all_stand() {
    List<Proposal> proposals =
        List.of(
            by("A", 0, new AddTag("a")),
            by("B", 0, new AddTag("b")),
            by("C", 0, new Notify("in-app", "owner", "note", "one")),
            by("D", 0, new Notify("in-app", "owner", "note", "two")),
            by("E", 0, new Notify("in-app", "owner", "note", "two")));
    JournalEntry entry = merged(proposals);
    assertThat(entry.decisions()).hasSize(4);
    assertThat(entry.conflicts()).isEmpty();
  }

  @Test
  void several_decisions_of_one_match_stay_in_the_order_of_their_calls() {
    JournalEntry entry = merged(List.of(by("A", 0, new AddTag("z")), by("A", 0, new AddTag("b"))));
    assertThat(decisions(entry)).containsExactly(new AddTag("z"), new AddTag("b"));
  }

  static LongStream seeds() {
    Long only = Long.getLong("sluice.seed");
    return only == null ? LongStream.rangeClosed(1, 20) : LongStream.of(only);
  }

  @ParameterizedTest(name = "seed {0} (rerun with -Dsluice.seed={0})")
  @MethodSource("seeds")
  void the_order_in_which_rules_fire_does_not_matter(long seed) {
    Random random = new Random(seed);
    List<Proposal> proposals = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int pick = random.nextInt(4);
      Decision decision =
          pick == 0
              ? tier("g" + random.nextInt(3))
              : pick == 1
                  ? new SetScore("f" + random.nextInt(3), random.nextInt(3))
                  : pick == 2
                      ? new AddTag("t" + random.nextInt(9))
                      : new SetProbability(random.nextInt(100));
      proposals.add(by("R" + random.nextInt(6), random.nextInt(3), decision, "m" + i));
    }
    JournalEntry first = merged(proposals);
    Collections.shuffle(proposals, random);
    assertThat(merged(proposals)).isEqualTo(first);
  }

  // Other decisions -----------------------------------------------------------------------------

  @Test
  void an_approval_is_not_asked_for_twice_while_open_and_may_be_asked_for_again_after() {
    Policy policy = on(SignalReceived.class, "Ask", new RequestApproval("price", "manager", null));
    Bench bench = Bench.with(STAGES, policy).opened();
    assertThat(bench.report(SIGNAL).decisions()).hasSize(1);
    assertThat(bench.report(SIGNAL).decisions()).isEmpty();
    bench.report(new ApprovalDecided("price", Approval.State.REFUSED, null));
    assertThat(bench.report(SIGNAL).decisions()).hasSize(1);
    assertThat(bench.facts().approval("price")).extracting("state").hasToString("REQUESTED");
  }

  @Test
  void an_owner_named_by_a_rule_owns_the_case_and_its_open_tasks() {
    Policy policy = on(SignalReceived.class, "Mine", new AssignOwner("li", "asked for"));
    Bench bench = Bench.with(STAGES, policy).opened();
    JournalEntry entry = bench.report(SIGNAL);
    assertThat(entry.followed()).containsExactly(new OwnerAssigned("li", "asked for", null));
    assertThat(bench.salesCase().owner()).isEqualTo("li");
  }

  @Test
  void an_event_for_another_case_is_named_after_the_step_that_made_it() {
    OrderPlaced order = new OrderPlaced("o-1", Money.of("10", "CNY"));
    Policy policy = on(SignalReceived.class, "Tell", new AddTag("a"), new TellCase("A-1", order));
    Bench bench = Bench.with(STAGES, policy).opened();
    assertThat(bench.report(SIGNAL).tells()).containsExactly(new Tell("L-1:2:1", "A-1", order, 1));
  }

  @Test
  void a_timer_that_does_not_run_cannot_be_stopped() {
    Policy policy = on(SignalReceived.class, "Stop", new CancelTimer("t"));
    Bench bench = Bench.with(STAGES, policy).opened();
    assertThat(bench.report(SIGNAL).decisions()).isEmpty();
  }

  @Test
  void the_same_step_taken_twice_gives_the_same_result_and_the_same_bytes() {
    Policy policy =
        all(
            on(SignalReceived.class, "Grade", tier("key"), new StartTimer("t", Budget.days(3))),
            on(TierChanged.class, "Greet", new AddTag("b"), new AddTag("a")));
    Bench bench = Bench.with(STAGES, policy).opened();
    Input input = new Input("L-1", SIGNAL, "e-1", bench.now(), null, 0);
    StepResult one = Step.take(bench.state(), input, bench.now(), bench.playbook());
    StepResult two = Step.take(bench.state(), input, bench.now(), bench.playbook());
    SluiceJson json = new SluiceJson(RecordNames.standard());
    assertThat(two).isEqualTo(one);
    assertThat(json.write(two.state())).isEqualTo(json.write(one.state()));
    assertThat(json.write(two.entry())).isEqualTo(json.write(one.entry()));
    assertThat(one.state().version()).isEqualTo(2);
  }
}
