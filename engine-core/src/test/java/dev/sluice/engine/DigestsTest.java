package dev.sluice.engine;

import static dev.sluice.engine.Deals.all;
import static dev.sluice.engine.Deals.lead;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.Digest;
import dev.sluice.decision.Notify;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.Suggest;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.jdbc.TestStores;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.store.CaseStore;
import dev.sluice.store.PendingEffect;
import dev.sluice.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Notices to one person in one interval go out as one digest (harms 1 and 4). */
class DigestsTest {

  private static final Policy NOTICES =
      all(
          when("evening", notice("wang", "write-up", "18:00")),
          when("evening-li", notice("li", "write-up", "18:00")),
          when("evening-mail", new Notify("email", "wang", "x", null, Interval.parse("18:00"))),
          when("hour", notice("wang", "alert", "1 hour")),
          when("opening", notice("wang", "overdue", "opening")),
          when("owner", notice("owner", "write-up", "18:00")),
          when("now", new Suggest("wang", "call")),
          when("two", notice("wang", "a", "18:00"), notice("wang", "b", "18:00")));

  private final TestClock clock = new TestClock(at("2026-11-02T10:00").toString());
  private final CaseStore store = TestStores.fresh();
  private final List<String> heard = new ArrayList<>();
  private boolean down;

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }

  private static Notify notice(String to, String template, String digest) {
    return new Notify("in-app", to, template, null, Interval.parse(digest));
  }

  private SalesEngineBuilder builder() {
    return SalesEngine.builder().playbook(Deals.playbook(NOTICES)).store(store).clock(clock);
  }

  private SalesEngine engine() {
    return open(withDigests(builder().on(Notify.class, this::one)).build());
  }

  private SalesEngineBuilder withDigests(SalesEngineBuilder builder) {
    return builder.on(
        Digest.class,
        (digest, delivery) -> {
          if (down) {
            heard.add("failed " + delivery.key() + " #" + delivery.attempt());
            throw new IllegalStateException("down");
          }
          heard.add(
              digest.channel()
                  + " "
                  + digest.to()
                  + " "
                  + digest.notices().stream()
                      .map(notice -> notice.caseId() + " " + notice.what().template())
                      .toList()
                  + " "
                  + delivery.key());
        });
  }

  private void one(Notify notice, Delivery delivery) {
    heard.add(notice.channel() + " " + notice.to() + " " + delivery.caseId() + " alone");
  }

  private static SalesEngine open(SalesEngine engine) {
    for (int i = 1; i <= 3; i++) {
      engine.submit(lead("L-" + i));
    }
    return engine;
  }

  private void tickAt(SalesEngine engine, String local) {
    clock.set(at(local));
    engine.tick();
  }

  private @Nullable Instant due(SalesEngine engine) {
    return engine.nextDue();
  }

  @Test
  void six_calls_on_a_fair_day_are_one_evening_list() { // harm 4
    SalesEngine engine = engine();
    for (int i = 0; i < 6; i++) {
      engine.submit(signal("L-" + (i % 3 + 1), "evening"));
    }
    assertThat(due(engine)).isEqualTo(at("2026-11-02T18:00"));
    tickAt(engine, "2026-11-02T17:59:59");
    assertThat(heard).isEmpty();
    tickAt(engine, "2026-11-02T18:00");
    assertThat(heard)
        .containsExactly(
            "in-app wang [L-1 write-up, L-2 write-up, L-3 write-up, L-1 write-up, L-2 write-up,"
                + " L-3 write-up] L-1:2:0");
    assertThat(due(engine)).isNull();
    assertThat(store.backlog().effects()).isZero();
    tickAt(engine, "2026-11-03T18:00");
    assertThat(heard).hasSize(1);
  }

  @Test
  void what_is_decided_at_17_59_goes_today_and_at_18_00_tomorrow() {
    SalesEngine engine = engine();
    clock.set(at("2026-11-02T17:59"));
    engine.submit(signal("L-1", "evening"));
    clock.set(at("2026-11-02T18:00"));
    engine.submit(signal("L-2", "evening"));
    assertThat(heard).isEmpty();
    engine.tick();
    assertThat(heard).containsExactly("in-app wang L-1 alone");
    tickAt(engine, "2026-11-03T18:00");
    assertThat(heard).containsExactly("in-app wang L-1 alone", "in-app wang L-2 alone");
  }

  @Test
  void what_is_decided_on_friday_at_18_30_goes_on_monday() {
    SalesEngine engine = engine();
    clock.set(at("2026-11-06T18:30"));
    engine.submit(signal("L-1", "evening"));
    assertThat(due(engine)).isEqualTo(at("2026-11-09T18:00"));
    tickAt(engine, "2026-11-09T17:59");
    assertThat(heard).isEmpty();
    tickAt(engine, "2026-11-09T18:00");
    assertThat(heard).containsExactly("in-app wang L-1 alone");
  }

  @Test
  void in_a_holiday_forty_overdue_stages_are_one_digest_on_return() { // harm 1
    String gathering =
        Deals.PIPELINE.replace(
            "\"escalate\": [\"supervisor\"]",
            "\"escalate\": [\"supervisor\"], \"digest\": \"opening\"");
    clock.set(at("2026-09-28T16:00"));
    List<Integer> sizes = new ArrayList<>();
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(Playbook.of(Pipeline.parse("deal.json", gathering), Policy.none()))
            .store(store)
            .clock(clock)
            .on(Digest.class, (digest, delivery) -> sizes.add(digest.notices().size()))
            .build();
    for (int i = 0; i < 40; i++) {
      engine.submit(lead("L-" + i));
      engine.submit(Submission.of("L-" + i, new DeliverableSubmitted("proposal")));
      engine.submit(Submission.of("L-" + i, new StageRequested("offer")));
    }
    tickAt(engine, "2026-10-05T16:00"); // seven days later, in the holiday
    assertThat(sizes).isEmpty();
    assertThat(due(engine)).isEqualTo(at("2026-10-08T09:00"));
    tickAt(engine, "2026-10-08T08:59");
    assertThat(sizes).isEmpty();
    tickAt(engine, "2026-10-08T09:00");
    assertThat(sizes).containsExactly(40, 40); // one by e-mail, one in-app
  }

  @Test
  void in_working_time_a_notice_for_the_opening_goes_at_once() {
    SalesEngine engine = engine();
    engine.submit(signal("L-1", "opening"));
    assertThat(heard).containsExactly("in-app wang L-1 alone");
    clock.set(at("2026-11-02T19:00"));
    engine.submit(signal("L-1", "opening"));
    engine.submit(signal("L-2", "opening"));
    assertThat(heard).hasSize(1);
    tickAt(engine, "2026-11-03T09:00");
    assertThat(heard).last().isEqualTo("in-app wang [L-1 overdue, L-2 overdue] L-1:3:0");
  }

  @Test
  void the_first_notice_opens_an_interval_that_later_ones_join() {
    SalesEngine engine = engine();
    engine.submit(signal("L-1", "hour"));
    clock.set(at("2026-11-02T10:59"));
    engine.submit(signal("L-2", "hour"));
    assertThat(due(engine)).isEqualTo(at("2026-11-02T11:00"));
    clock.set(at("2026-11-02T11:00"));
    engine.submit(signal("L-3", "hour")); // the first interval has ended: this opens another
    engine.tick();
    assertThat(heard).containsExactly("in-app wang [L-1 alert, L-2 alert] L-1:2:0");
    assertThat(due(engine)).isEqualTo(at("2026-11-02T12:00"));
    tickAt(engine, "2026-11-02T12:00");
    assertThat(heard).last().isEqualTo("in-app wang L-3 alone");
  }

  @Test
  void persons_and_channels_are_kept_apart() {
    SalesEngine engine = engine();
    for (String name : List.of("evening", "evening-li", "evening-mail")) {
      engine.submit(signal("L-1", name));
      engine.submit(signal("L-2", name));
    }
    tickAt(engine, "2026-11-02T18:00");
    assertThat(heard)
        .containsExactlyInAnyOrder(
            "in-app wang [L-1 write-up, L-2 write-up] L-1:2:0",
            "in-app li [L-1 write-up, L-2 write-up] L-1:3:0",
            "email wang [L-1 x, L-2 x] L-1:4:0");
  }

  @Test
  void a_notice_to_the_owner_is_for_the_person_and_without_one_for_the_case() {
    SalesEngine engine = engine();
    engine.submit(Submission.of("L-1", new OwnerAssigned("wang", "asked", null)));
    Outcome outcome = engine.submit(signal("L-1", "owner"));
    assertThat(outcome.decisions())
        .extracting(decided -> decided.decision())
        .containsExactly(notice("wang", "write-up", "18:00"));
    engine.submit(signal("L-2", "evening"));
    engine.submit(signal("L-2", "owner"));
    engine.submit(signal("L-3", "owner"));
    tickAt(engine, "2026-11-02T18:00");
    assertThat(heard)
        .containsExactlyInAnyOrder(
            "in-app wang [L-1 write-up, L-2 write-up] L-1:3:0",
            "in-app owner L-2 alone",
            "in-app owner L-3 alone");
  }

  @Test
  void a_host_that_handles_notices_only_gets_them_one_by_one() {
    SalesEngine engine = open(builder().on(Notify.class, this::one).build());
    engine.submit(signal("L-1", "two"));
    engine.submit(signal("L-2", "evening"));
    tickAt(engine, "2026-11-02T18:00");
    assertThat(heard)
        .containsExactly("in-app wang L-1 alone", "in-app wang L-1 alone", "in-app wang L-2 alone");
    assertThat(store.backlog().effects()).isZero();
  }

  @Test
  void a_host_that_handles_digests_only_gets_a_digest_of_one() {
    SalesEngine engine = open(withDigests(builder()).build());
    engine.submit(signal("L-1", "evening"));
    tickAt(engine, "2026-11-02T18:00");
    assertThat(heard).containsExactly("in-app wang [L-1 write-up] L-1:2:0");
  }

  @Test
  void a_host_that_handles_neither_is_not_kept_awake() {
    SalesEngine engine = open(builder().build());
    engine.submit(signal("L-1", "evening"));
    assertThat(due(engine)).isNull();
    assertThat(store.backlog().effects()).isZero();
  }

  @Test
  void what_is_gathered_holds_back_no_other_effect_of_its_case() {
    SalesEngine engine =
        open(
            withDigests(builder())
                .on(Suggest.class, (suggestion, delivery) -> heard.add(suggestion.what()))
                .on(SendMessage.class, (message, delivery) -> {})
                .build());
    engine.submit(signal("L-1", "evening"));
    engine.submit(signal("L-1", "now"));
    assertThat(heard).containsExactly("call");
  }

  @Test
  void a_digest_that_fails_is_tried_again_with_the_same_notices_under_the_same_key() {
    SalesEngine engine = engine();
    engine.submit(signal("L-1", "two"));
    down = true;
    tickAt(engine, "2026-11-02T18:00");
    engine.submit(signal("L-2", "two")); // for tomorrow
    clock.set(at("2026-11-03T17:59:59"));
    engine.tick();
    down = false;
    clock.pass(Duration.ofDays(1));
    engine.tick();
    assertThat(heard)
        .containsExactly(
            "failed L-1:2:0 #1",
            "failed L-1:2:0 #2",
            "in-app wang [L-1 a, L-1 b] L-1:2:0",
            "in-app wang [L-2 a, L-2 b] L-2:2:0");
    assertThat(store.backlog().effects()).isZero();
  }

  @Test
  void after_a_crash_in_delivery_the_same_digest_leaves_again_and_takes_no_newer_notice_along() {
    SalesEngine engine = engine();
    engine.submit(signal("L-1", "two"));
    for (PendingEffect effect : store.effects("L-1")) {
      store.update(effect.leavingWith("L-1:2:0")); // it had left when the power went
    }
    engine.submit(signal("L-2", "evening"));
    tickAt(engine, "2026-11-02T18:00");
    assertThat(heard)
        .containsExactly("in-app wang [L-1 a, L-1 b] L-1:2:0", "in-app wang L-2 alone");
  }

  @Test
  void after_the_last_attempt_all_its_notices_are_dead_letters() {
    SalesEngine engine = engine();
    engine.submit(signal("L-1", "two"));
    down = true;
    for (int day = 2; day <= 12; day++) {
      tickAt(engine, "2026-11-%02dT18:00".formatted(day));
    }
    assertThat(heard).hasSize(10);
    assertThat(store.deadLetters()).extracting(PendingEffect::attempts).containsExactly(10, 10);
    assertThat(due(engine)).isNull();
  }
}
