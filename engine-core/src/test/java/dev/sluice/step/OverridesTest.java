package dev.sluice.step;

import static dev.sluice.step.Bench.all;
import static dev.sluice.step.Bench.decisions;
import static dev.sluice.step.Bench.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.AssignOwner;
import dev.sluice.decision.KeepValue;
import dev.sluice.decision.MoveStage;
import dev.sluice.decision.Refuse;
import dev.sluice.decision.ReleaseValue;
import dev.sluice.decision.RequestApproval;
import dev.sluice.decision.SetRisk;
import dev.sluice.decision.SetTier;
import dev.sluice.decision.Suggest;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.CustomerConfirmed;
import dev.sluice.event.DeadlineMet;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.Overridden;
import dev.sluice.event.OverrideLifted;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.TierChanged;
import dev.sluice.fact.Approval;
import dev.sluice.playbook.Policy;
import dev.sluice.time.Budget;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What people decide, rules leave alone; and how rules ask people. */
class OverridesTest {

  private static final Policy ALARM =
      on(SignalReceived.class, "Alarm", new SetRisk("high", "competitor"));

  private static Bench bench(Policy policy) {
    return Bench.with(Bench.STAGES, policy).opened();
  }

  private static Approval approval(Bench bench) {
    return Objects.requireNonNull(bench.facts().approval("price"));
  }

  @Test
  void a_risk_that_a_person_lowered_stays_lowered_and_the_rule_suggests_it_once() {
    Bench bench = bench(ALARM);
    bench.report(new Overridden("risk", "low", null, "I know them"));
    assertThat(decisions(bench.report(new SignalReceived("x"))))
        .containsExactly(new Suggest("wang", "risk: high"));
    assertThat(decisions(bench.report(new SignalReceived("x")))).isEmpty();
    assertThat(bench.salesCase().risk()).isEqualTo("low");
  }

  @Test
  void a_lifted_override_leaves_the_value_to_the_rules_again() {
    Bench bench = bench(ALARM);
    bench.report(new Overridden("risk", "low", null, null));
    bench.report(new OverrideLifted("risk"));
    bench.report(new SignalReceived("x"));
    assertThat(bench.salesCase().risk()).isEqualTo("high");
  }

  @Test
  void an_override_stands_until_its_end_and_no_longer() {
    Bench bench = bench(ALARM);
    bench.report(new Overridden("risk", "low", Bench.START.plus(Duration.ofDays(1)), null));
    bench.pass(Duration.ofDays(1).minusMinutes(1));
    bench.report(new SignalReceived("x"));
    assertThat(bench.salesCase().risk()).isEqualTo("low");
    bench.pass(Duration.ofMinutes(1));
    bench.report(new SignalReceived("x"));
    assertThat(bench.salesCase().risk()).isEqualTo("high");
  }

  @Test
  void an_override_concerns_its_own_value_only() {
    Bench bench = bench(ALARM);
    bench.report(new Overridden("probability", "70", null, null));
    bench.report(new SignalReceived("x"));
    assertThat(bench.salesCase().risk()).isEqualTo("high");
    assertThat(bench.salesCase().probability()).isEqualTo(70);
  }

  @Test
  void a_tier_set_by_a_person_triggers_rules_like_any_other() {
    assertThat(bench(ALARM).report(new Overridden("tier:tier", "key", null, null)).followed())
        .containsExactly(new TierChanged("tier", null, "key"));
  }

  @Test
  void a_value_that_nobody_can_override_is_refused() {
    Bench bench = bench(ALARM);
    assertThatThrownBy(() -> bench.report(new Overridden("stage", "signed", null, null)))
        .hasMessageContainingAll("stage", "risk, probability");
    assertThatThrownBy(() -> bench.report(new Overridden("probability", "much", null, null)))
        .hasMessageContainingAll("probability", "much");
  }

  @Test
  void an_owner_that_a_person_chose_is_not_replaced_by_a_rule() {
    Bench bench = bench(on(SignalReceived.class, "Reassign", new AssignOwner("li", "free")));
    bench.report(new OwnerAssigned("zhang", "knows them", null));
    assertThat(decisions(bench.report(new SignalReceived("x"))))
        .containsExactly(new Suggest("wang", "owner: li"));
    assertThat(bench.salesCase().owner()).isEqualTo("zhang");
  }

  @Test
  void a_rule_may_keep_a_grade_for_twelve_months() {
    Bench bench =
        bench(
            all(
                on(
                    CustomerConfirmed.class,
                    "Promote",
                    new SetTier("tier", "key"),
                    new KeepValue("tier:tier", Budget.months(12))),
                on(SignalReceived.class, "Grade", new SetTier("tier", "normal"))));
    bench.report(new CustomerConfirmed("c-1"));
    bench.passUntil(java.time.Instant.parse("2027-11-02T00:59:00Z"));
    bench.report(new SignalReceived("night"));
    assertThat(bench.salesCase().tier("tier")).isEqualTo("key");
    bench.pass(Duration.ofMinutes(1));
    bench.report(new SignalReceived("night"));
    assertThat(bench.salesCase().tier("tier")).isEqualTo("normal");
  }

  @Test
  void a_rule_keeps_nothing_against_what_a_person_chose() {
    Bench bench =
        bench(
            on(
                CustomerConfirmed.class,
                "Promote",
                new SetTier("tier", "key"),
                new KeepValue("tier:tier", Budget.months(12))));
    bench.report(new Overridden("tier:tier", "normal", null, "I know them"));
    assertThat(decisions(bench.report(new CustomerConfirmed("c-1"))))
        .containsExactly(new Suggest("wang", "tier: key"));
    assertThat(decisions(bench.report(new CustomerConfirmed("c-1")))).isEmpty();
    assertThat(bench.salesCase().tier("tier")).isEqualTo("normal");
  }

  private static Policy asking() {
    return on(
        SignalReceived.class, "Ask", new RequestApproval("price", "manager", Budget.hours(4)));
  }

  @Test
  void an_approval_that_nobody_gives_in_time_is_timed_out() {
    Bench bench = bench(asking());
    bench.report(new SignalReceived("x"));
    assertThat(bench.pass(Duration.ofHours(4).minusMinutes(1))).isEmpty();
    assertThat(bench.pass(Duration.ofMinutes(1)))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.event())
                    .isEqualTo(
                        new DeadlineMissed(
                            "approval", "price", Bench.START.plus(Duration.ofHours(4)))));
    assertThat(approval(bench).timedOut()).isTrue();
  }

  @Test
  void an_approval_refused_at_the_last_minute_is_refused_and_not_timed_out() {
    Bench bench = bench(asking());
    bench.report(new SignalReceived("x"));
    bench.pass(Duration.ofHours(4).minusMinutes(1));
    bench.report(new ApprovalDecided("price", Approval.State.REFUSED, "too cheap"));
    assertThat(bench.pass(Duration.ofDays(2))).isEmpty();
    assertThat(approval(bench).refused()).isTrue();
  }

  @Test
  void an_approval_given_in_time_and_reported_late_makes_the_timeout_good() {
    Bench bench = bench(asking());
    bench.report(new SignalReceived("x"));
    bench.pass(Duration.ofHours(5));
    assertThat(
            bench
                .report(
                    new ApprovalDecided("price", Approval.State.GRANTED, null),
                    Bench.START.plus(Duration.ofHours(4)))
                .followed())
        .singleElement()
        .isInstanceOf(DeadlineMet.class);
    assertThat(approval(bench).granted()).isTrue();
  }

  @Test
  void an_event_that_a_rule_refuses_leaves_nothing_behind() {
    Bench bench =
        bench(
            all(
                on(CustomerConfirmed.class, "Wanted", new Refuse("budget", "we ask for it")),
                on(CustomerConfirmed.class, "Grade", new SetTier("tier", "key"))));
    assertThatThrownBy(() -> bench.report(new CustomerConfirmed("c-1")))
        .isInstanceOf(EventRefused.class)
        .hasMessageContainingAll("CustomerConfirmed", "budget", "we ask for it");
    assertThat(bench.salesCase().tier("tier")).isNull();
  }

  private static final Policy KEEPING =
      all(
          on(
              CustomerConfirmed.class,
              "Keep",
              new KeepValue("stage", null),
              new KeepValue("owner", null)),
          on(
              SignalReceived.class,
              "Go on",
              new MoveStage("proposal"),
              new AssignOwner("li", "free")),
          on(
              ActivityLogged.class,
              "Release",
              new ReleaseValue("stage"),
              new ReleaseValue("owner")));

  @Test
  void a_stage_that_a_rule_keeps_is_moved_by_people_only_until_it_is_released() {
    Bench bench = bench(KEEPING);
    bench.report(new CustomerConfirmed("c-1"));
    assertThat(decisions(bench.report(new SignalReceived("x"))))
        .containsExactlyInAnyOrder(
            new Suggest("owner", "stage: proposal"), new Suggest("owner", "owner: li"));
    assertThat(decisions(bench.report(new SignalReceived("x")))).isEmpty();
    bench.passUntil(java.time.Instant.parse("2036-11-02T01:00:00Z"));
    assertThat(decisions(bench.report(new SignalReceived("x")))).isEmpty();
    assertThat(decisions(bench.report(new ActivityLogged("talk"))))
        .containsExactlyInAnyOrder(new ReleaseValue("stage"), new ReleaseValue("owner"));
    assertThat(decisions(bench.report(new ActivityLogged("talk")))).isEmpty();
    assertThat(decisions(bench.report(new SignalReceived("x"))))
        .contains(new MoveStage("proposal"), new AssignOwner("li", "free"));
  }

  @Test
  void what_a_person_set_is_neither_kept_nor_released_by_a_rule() {
    Bench bench = bench(KEEPING);
    bench.report(new OwnerAssigned("zhang", "knows them", null));
    assertThat(decisions(bench.report(new CustomerConfirmed("c-1"))))
        .containsExactly(new KeepValue("stage", null));
    assertThat(decisions(bench.report(new ActivityLogged("talk"))))
        .containsExactly(new ReleaseValue("stage"));
    assertThat(decisions(bench.report(new SignalReceived("x"))))
        .contains(new Suggest("wang", "owner: li"));
    assertThat(bench.salesCase().owner()).isEqualTo("zhang");
  }
}
