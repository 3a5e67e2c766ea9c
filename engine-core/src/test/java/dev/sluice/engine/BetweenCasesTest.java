package dev.sluice.engine;

import static dev.sluice.engine.Deals.all;
import static dev.sluice.engine.Deals.lead;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.Decision;
import dev.sluice.decision.TellCase;
import dev.sluice.event.SignalReceived;
import dev.sluice.jdbc.TestStores;
import dev.sluice.playbook.Policy;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Parked;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cases talk to cases by events only. */
class BetweenCasesTest {

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");
  private final CaseStore store = TestStores.fresh();
  private final List<Parked> heard = new ArrayList<>();

  private SalesEngine engine(Policy policy) {
    return SalesEngine.builder()
        .playbook(Deals.playbook(policy))
        .store(store)
        .clock(clock)
        .listener(
            new EngineListener() {
              @Override
              public void parked(Parked parked) {
                heard.add(parked);
              }
            })
        .build();
  }

  private static TellCase tell(String caseId, String signal) {
    return new TellCase(caseId, new SignalReceived(signal));
  }

  @Test
  void what_a_case_tells_another_follows_in_one_outcome() {
    SalesEngine engine =
        engine(all(when("go", tell("L-2", "told")), when("told", new AddTag("told"))));
    engine.submit(lead("L-1"));
    engine.submit(lead("L-2"));
    Outcome outcome = engine.submit(signal("L-1", "go").by("wang"));
    assertThat(outcome.entries()).extracting(JournalEntry::caseId).containsExactly("L-1", "L-2");
    JournalEntry told = outcome.entries().get(1);
    assertThat(told.eventId()).isEqualTo("L-1:2:0");
    assertThat(told.actor()).isEqualTo("L-1");
    assertThat(engine.view("L-2").facts().salesCase().tags()).containsExactly("told");
    assertThat(store.tells(10)).isEmpty();
  }

  @Test
  void an_opening_event_from_another_case_opens_a_case() {
    SalesEngine engine = engine(when("refer", new TellCase("L-2", lead("L-2").event())));
    engine.submit(lead("L-1"));
    engine.submit(signal("L-1", "refer"));
    assertThat(engine.view("L-2").version()).isEqualTo(1);
  }

  @Test
  void what_is_told_to_nobody_is_parked_and_the_sender_stands() {
    SalesEngine engine = engine(when("go", new AddTag("sent"), tell("nobody", "told")));
    engine.submit(lead("L-1"));
    Outcome outcome = engine.submit(signal("L-1", "go"));
    assertThat(outcome.parked())
        .singleElement()
        .satisfies(
            parked -> {
              assertThat(parked.tell().to()).isEqualTo("nobody");
              assertThat(parked.reason()).contains("There is no such case");
            });
    assertThat(heard).isEqualTo(outcome.parked()).isEqualTo(store.parked());
    assertThat(engine.view("L-1").facts().salesCase().tags()).containsExactly("sent");
    assertThat(store.tells(10)).isEmpty();
    assertThat(engine.tick()).isEmpty();
    assertThat(store.parked()).hasSize(1);
  }

  @Test
  void what_was_parked_is_sent_again_once_and_parked_again_when_still_nobody_is_there() {
    SalesEngine engine =
        engine(all(when("go", tell("L-2", "told")), when("told", new AddTag("told"))));
    engine.submit(lead("L-1"));
    Parked parked = engine.submit(signal("L-1", "go")).parked().get(0);
    assertThat(engine.resend(parked).parked()).containsExactly(parked);
    assertThat(engine.parked()).containsExactly(parked);
    engine.submit(lead("L-2"));
    assertThat(engine.resend(parked).entries()).hasSize(1);
    assertThat(engine.view("L-2").facts().salesCase().tags()).containsExactly("told");
    assertThat(engine.parked()).isEmpty();
    assertThat(engine.resend(parked).entries()).isEmpty();
    assertThat(engine.journal("L-2")).hasSize(2);
  }

  @Test
  void a_step_that_fails_on_what_it_is_told_is_parked_and_others_go_on() {
    SalesEngine engine =
        engine(
            all(
                when("go", tell("L-2", "fail"), tell("L-3", "told")),
                when("told", new AddTag("told")),
                when(
                    "fail",
                    (signal, situation) -> {
                      throw new IllegalStateException("broken rule");
                    })));
    for (int i = 1; i <= 3; i++) {
      engine.submit(lead("L-" + i));
    }
    Outcome outcome = engine.submit(signal("L-1", "go"));
    assertThat(outcome.parked()).extracting(Parked::reason).first().asString().contains("broken");
    assertThat(engine.view("L-2").version()).isEqualTo(1);
    assertThat(engine.view("L-3").facts().salesCase().tags()).containsExactly("told");
  }

  @Test
  void two_cases_that_send_each_other_in_circles_are_stopped_and_what_was_sent_stands() { // X7
    SalesEngine engine =
        engine(
            when(
                "ping",
                (signal, situation) ->
                    List.of(tell(situation.caseId().equals("L-1") ? "L-2" : "L-1", "ping"))));
    engine.submit(lead("L-1"));
    engine.submit(lead("L-2"));
    Outcome outcome = engine.submit(signal("L-1", "ping"));
    assertThat(outcome.entries()).hasSize(1 + SalesEngine.HOPS);
    assertThat(outcome.parked())
        .singleElement()
        .satisfies(
            parked -> {
              assertThat(parked.tell().hops()).isEqualTo(SalesEngine.HOPS + 1);
              assertThat(parked.reason())
                  .contains("32 cases", "in circles", "SignalReceived from L-1 to L-2");
            });
    assertThat(engine.view("L-1").version() + engine.view("L-2").version()).isEqualTo(35);
    assertThat(engine.tick()).isEmpty();
    assertThat(engine.submit(signal("L-2", "x")).entries()).hasSize(1);
  }

  @Test
  void a_fan_out_too_big_for_one_call_goes_on_in_ticks_and_loses_nothing() {
    int audience = SalesEngine.FOLLOW_UPS * 2 + 300;
    SalesEngine engine =
        engine(
            all(
                when(
                    "launch",
                    (signal, situation) ->
                        IntStream.range(0, audience)
                            .mapToObj(i -> (Decision) tell("L-" + i, "offer"))
                            .toList()),
                when("offer", new AddTag("offered"))));
    for (int i = 0; i < audience; i++) {
      engine.submit(lead("L-" + i));
    }
    engine.submit(lead("campaign"));
    Outcome outcome = engine.submit(signal("campaign", "launch"));
    assertThat(outcome.entries()).hasSize(1 + SalesEngine.FOLLOW_UPS);
    assertThat(store.tells(audience)).hasSize(audience - SalesEngine.FOLLOW_UPS);
    assertThat(engine.tick()).hasSize(SalesEngine.FOLLOW_UPS);
    assertThat(engine.tick()).hasSize(300);
    assertThat(engine.tick()).isEmpty();
    assertThat(engine.find(CaseQuery.all().page(audience + 1, null)))
        .filteredOn(state -> state.facts().salesCase().tags().contains("offered"))
        .hasSize(audience)
        .allMatch(state -> state.version() == 2);
  }
}
