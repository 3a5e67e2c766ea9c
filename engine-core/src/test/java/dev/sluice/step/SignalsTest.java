package dev.sluice.step;

import static dev.sluice.step.Bench.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.SignalReceived;
import dev.sluice.fact.History;
import dev.sluice.fact.Signal;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.SignalRetention;
import dev.sluice.time.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration MONTH = Duration.ofDays(30);

  private final List<Integer> seen = new ArrayList<>();
  private final Bench bench =
      Bench.with(
              Playbook.of(
                      Pipeline.parse("p.json", Bench.STAGES),
                      situation -> {
                        seen.add(situation.history().count("pricing-page", Budget.days(30)));
                        return List.of();
                      })
                  .withSignal("pricing-page", new SignalRetention(Budget.days(30), 3))
                  .withSignal("call", new SignalRetention(Budget.days(30), 3)))
          .opened();

  private List<Instant> kept() {
    return bench.facts().signals().stream().map(Signal::at).toList();
  }

  private void visit() {
    bench.report(new SignalReceived("pricing-page"));
  }

  @Test
  void a_declared_signal_is_kept_and_the_rule_it_triggers_sees_it() {
    visit();
    assertThat(bench.facts().signals())
        .containsExactly(new Signal("pricing-page", START, null, null));
    assertThat(seen.get(seen.size() - 1)).isEqualTo(1);
  }

  @Test
  void an_undeclared_signal_is_not_kept() {
    bench.report(new SignalReceived("price-page"));
    assertThat(bench.facts().signals()).isEmpty();
  }

  @Test
  void a_declared_activity_counts_as_a_signal() {
    bench.report(new ActivityLogged("call", "c-1", null));
    bench.report(new ActivityLogged("visit", "c-1", null));
    assertThat(bench.facts().signals()).containsExactly(new Signal("call", START, "c-1", null));
  }

  @Test
  void of_more_than_the_declared_number_the_oldest_goes() {
    for (int i = 0; i < 4; i++) {
      visit();
      bench.pass(Duration.ofHours(1));
    }
    assertThat(kept())
        .containsExactly(
            START.plus(Duration.ofHours(1)),
            START.plus(Duration.ofHours(2)),
            START.plus(Duration.ofHours(3)));
  }

  @Test
  void a_late_signal_older_than_those_kept_does_not_push_a_newer_one_out() {
    for (int i = 0; i < 3; i++) {
      bench.pass(Duration.ofHours(1));
      visit();
    }
    List<Instant> before = kept();
    bench.report(new SignalReceived("pricing-page"), START);
    assertThat(kept()).isEqualTo(before);
  }

  @Test
  void a_late_signal_takes_its_place_in_time() {
    bench.pass(Duration.ofHours(2));
    visit();
    bench.report(new SignalReceived("pricing-page"), START.plusSeconds(1));
    assertThat(kept()).containsExactly(START.plusSeconds(1), START.plus(Duration.ofHours(2)));
  }

  @Test
  void a_signal_of_exactly_the_declared_age_is_kept_and_an_older_one_goes() {
    visit();
    bench.pass(MONTH);
    visit();
    assertThat(kept()).containsExactly(START, START.plus(MONTH));
    bench.pass(Duration.ofNanos(1));
    visit();
    assertThat(kept()).containsExactly(START.plus(MONTH), START.plus(MONTH).plusNanos(1));
  }

  @Test
  void signals_of_other_kinds_are_left_alone() {
    bench.report(new ActivityLogged("call"));
    for (int i = 0; i < 4; i++) {
      visit();
    }
    assertThat(bench.facts().signals()).filteredOn(s -> s.name().equals("call")).hasSize(1);
  }

  // What rules ask ------------------------------------------------------------------------------

  private static Signal hit(String contact, Instant at) {
    return new Signal("pricing-page", at, contact, null);
  }

  private static History history(Instant now, Signal... signals) {
    return new History(Arrays.asList(signals), now, ZONE);
  }

  private static int visits(Instant now, Signal... signals) {
    return history(now, signals).visits("pricing-page", Budget.days(30));
  }

  @Test
  void two_hits_thirty_minutes_apart_are_two_visits_and_a_minute_less_is_one() { // A1.5
    Signal first = hit("c-1", START);
    assertThat(visits(START.plusSeconds(1800), first, hit("c-1", START.plusSeconds(1800))))
        .isEqualTo(2);
    assertThat(visits(START.plusSeconds(1740), first, hit("c-1", START.plusSeconds(1740))))
        .isEqualTo(1);
  }

  @Test
  void two_contacts_with_a_visit_each_made_one_visit_not_two() { // A1.5
    Instant later = START.plus(Duration.ofHours(1));
    assertThat(visits(later, hit("c-1", START), hit("c-2", later))).isEqualTo(1);
    assertThat(visits(later, hit("c-1", START), hit("c-2", later), hit("c-1", later))).isEqualTo(2);
  }

  @Test
  void hits_that_follow_closely_are_one_visit_however_long_it_lasts() {
    Instant now = START.plusSeconds(3480);
    assertThat(visits(now, hit("c-1", START), hit("c-1", START.plusSeconds(1740)), hit("c-1", now)))
        .isEqualTo(1);
  }

  @Test
  void a_visit_thirty_days_ago_counts_and_one_a_moment_older_does_not() { // A1.5
    Instant now = START.plus(MONTH);
    assertThat(visits(now, hit("c-1", START), hit("c-1", now))).isEqualTo(2);
    assertThat(visits(now, hit("c-1", START.minusNanos(1)), hit("c-1", now))).isEqualTo(1);
    assertThat(
            history(now, hit("c-1", START.minusNanos(1)), hit("c-1", START))
                .count("pricing-page", Budget.days(30)))
        .isEqualTo(1);
  }

  @Test
  void signals_are_counted_by_name() {
    History history = history(START, hit("c-1", START), new Signal("demo", START, "c-1", null));
    assertThat(history.count("pricing-page", Budget.hours(1))).isEqualTo(1);
    assertThat(history.count("webinar", Budget.hours(1))).isZero();
    assertThat(history.since("demo", START)).isTrue();
    assertThat(history.since("demo", START.plusNanos(1))).isFalse();
  }

  @Test
  void a_month_back_is_the_same_local_day_and_time() {
    assertThat(history(Instant.parse("2026-03-31T01:00:00Z")).startOf(Budget.months(1)))
        .isEqualTo(Instant.parse("2026-02-28T01:00:00Z"));
  }

  @Test
  void nobody_looks_back_in_working_time() {
    assertThatThrownBy(() -> history(START).startOf(Budget.businessDays(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hours, days or months");
    assertThatThrownBy(() -> new SignalRetention(Budget.businessDays(2), 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hours, days or months");
    assertThatThrownBy(() -> new SignalRetention(Budget.days(2), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keeping_another_signal_is_another_definition() {
    Playbook plain = Playbook.of(Pipeline.parse("p.json", Bench.STAGES), Policy.none());
    assertThat(plain.withSignal("a", new SignalRetention(Budget.days(1), 1)).hash())
        .isNotEqualTo(plain.hash())
        .isNotEqualTo(plain.withSignal("a", new SignalRetention(Budget.days(1), 2)).hash());
  }
}
