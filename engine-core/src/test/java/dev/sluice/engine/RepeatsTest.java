package dev.sluice.engine;

import static dev.sluice.engine.Deals.lead;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.TellCase;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.playbook.Policy;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.InMemoryCaseStore;
import dev.sluice.store.JournalRetention;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is submitted twice is taken up once. */
class RepeatsTest {

  private static final Policy POLICY =
      Deals.all(
          when("tell", new TellCase("L-2", new SignalReceived("told"))),
          when("told", new AddTag("told")),
          when("lose", new TellCase("nobody", new SignalReceived("told"))));

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");

  private SalesEngine engine(JournalRetention retention, Policy policy) {
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(Deals.playbook(policy))
            .store(InMemoryCaseStore.keeping(retention))
            .clock(clock)
            .build();
    engine.submit(lead("L-1"));
    engine.submit(lead("L-2"));
    return engine;
  }

  @Test
  void a_repeat_gives_the_first_outcome_with_what_followed_and_does_nothing() {
    SalesEngine engine = engine(JournalRetention.ALL, POLICY);
    Outcome first = engine.submit(signal("L-1", "tell").id("e-1"));
    clock.pass(java.time.Duration.ofDays(1));
    Outcome again = engine.submit(signal("L-1", "tell").id("e-1"));
    assertThat(first.repeated()).isFalse();
    assertThat(first.entries()).extracting(JournalEntry::caseId).containsExactly("L-1", "L-2");
    assertThat(again.repeated()).isTrue();
    assertThat(again.entries()).isEqualTo(first.entries());
    assertThat(again.decisions()).isEqualTo(first.decisions());
    assertThat(engine.journal("L-1")).hasSize(2);
    assertThat(engine.journal("L-2")).hasSize(2);
  }

  @Test
  void a_repeat_names_what_was_parked_too() {
    SalesEngine engine = engine(JournalRetention.ALL, POLICY);
    Outcome first = engine.submit(signal("L-1", "lose").id("e-1"));
    assertThat(first.parked()).hasSize(1);
    assertThat(engine.submit(signal("L-1", "lose").id("e-1")).parked()).isEqualTo(first.parked());
  }

  @Test
  void the_same_id_in_another_case_is_another_event() {
    SalesEngine engine = engine(JournalRetention.ALL, POLICY);
    engine.submit(signal("L-1", "x").id("e-1"));
    assertThat(engine.submit(signal("L-2", "x").id("e-1")).repeated()).isFalse();
  }

  @Test
  void without_an_id_each_submission_counts_and_is_named_by_case_and_version() {
    SalesEngine engine = engine(JournalRetention.ALL, POLICY);
    engine.submit(signal("L-1", "x"));
    Outcome second = engine.submit(signal("L-1", "x"));
    assertThat(second.repeated()).isFalse();
    assertThat(engine.journal("L-1"))
        .extracting(JournalEntry::eventId)
        .containsExactly("L-1:1", "L-1:2", "L-1:3");
  }

  @Test
  void the_whole_journal_is_kept_when_all_is_asked_for() {
    SalesEngine engine = engine(JournalRetention.ALL, POLICY);
    for (int i = 0; i < 40; i++) {
      engine.submit(signal("L-1", "x").id("e-" + i));
    }
    assertThat(engine.journal("L-1")).hasSize(41);
    assertThat(engine.submit(signal("L-1", "x").id("e-0")).entries()).hasSize(1);
  }

  @Test
  void of_the_last_entries_only_as_many_are_kept_and_repeats_stay_repeats() {
    SalesEngine engine = engine(JournalRetention.last(2), POLICY);
    for (int i = 0; i < 40; i++) {
      engine.submit(signal("L-1", "x").id("e-" + i));
    }
    assertThat(engine.journal("L-1"))
        .extracting(JournalEntry::eventId)
        .containsExactly("e-38", "e-39");
    for (int i = 0; i < 40; i++) {
      assertThat(engine.submit(signal("L-1", "x").id("e-" + i)).repeated()).isTrue();
    }
    assertThat(engine.submit(signal("L-1", "x").id("e-0")).entries()).isEmpty();
    assertThat(engine.submit(signal("L-1", "x").id("e-39")).entries()).hasSize(1);
  }

  @Test
  void without_a_journal_repeats_stay_repeats() {
    SalesEngine engine = engine(JournalRetention.NONE, POLICY);
    engine.submit(signal("L-1", "tell").id("e-1"));
    Outcome again = engine.submit(signal("L-1", "tell").id("e-1"));
    assertThat(again.repeated()).isTrue();
    assertThat(again.entries()).isEmpty();
    assertThat(engine.journal("L-1")).isEmpty();
    assertThat(engine.view("L-2").version()).isEqualTo(2);
  }

  @Test
  void a_retention_is_not_negative() {
    assertThatThrownBy(() -> JournalRetention.last(-1)).hasMessageContaining("-1");
  }

  @Test
  void a_step_that_fails_keeps_nothing_and_the_next_event_works() {
    Policy failing =
        when(
            "fail",
            (signal, situation) -> {
              throw new IllegalStateException("no such product");
            });
    SalesEngine engine = engine(JournalRetention.ALL, failing);
    Submission bad = signal("L-1", "fail").id("e-1");
    assertThatThrownBy(() -> engine.submit(bad))
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("no such product")
        .hasMessageContaining("Nothing of it is kept")
        .hasMessageContaining("(case L-1)");
    assertThat(engine.view("L-1").version()).isEqualTo(1);
    assertThat(engine.submit(signal("L-1", "x").id("e-1")).repeated()).isFalse();
    assertThat(engine.journal("L-1")).extracting(JournalEntry::version).isEqualTo(List.of(1L, 2L));
  }
}
