package dev.sluice.engine;

import static dev.sluice.engine.Deals.lead;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.AssignOwner;
import dev.sluice.decision.Decision;
import dev.sluice.decision.Notify;
import dev.sluice.decision.StartTimer;
import dev.sluice.decision.TellCase;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.fact.Money;
import dev.sluice.fact.Plain;
import dev.sluice.fault.SluiceException;
import dev.sluice.jdbc.TestStores;
import dev.sluice.json.RecordNames;
import dev.sluice.json.SluiceJson;
import dev.sluice.playbook.Policy;
import dev.sluice.store.CaseQuery;
import dev.sluice.time.Budget;
import dev.sluice.time.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What stores have room for is the same for all of them, and said before anything is kept. */
class RoomTest {

  private static Policy content(String name, Function<String, Decision> decision) {
    return when(
        name, (signal, situation) -> List.of(decision.apply(String.valueOf(signal.content()))));
  }

  private final SalesEngine engine =
      SalesEngine.builder()
          .playbook(
              Deals.playbook(
                  Deals.all(
                      content("own", rep -> new AssignOwner(rep, "chosen")),
                      content("start", timer -> new StartTimer(timer, Budget.hours(1))),
                      content("tell", id -> new TellCase(id, new SignalReceived("x"))),
                      content(
                          "notify",
                          to -> new Notify("in-app", to, "new", null, Interval.parse("1 hour"))))))
          .store(TestStores.fresh())
          .clock(new TestClock("2026-11-02T01:00:00Z"))
          .on(Notify.class, (notice, delivery) -> {})
          .build();

  private void refused(Submission submission, String... parts) {
    assertThatThrownBy(() -> engine.submit(submission))
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll(parts);
  }

  private static Submission signalWith(String name, String content) {
    return Submission.of("L", new SignalReceived(name, null, content));
  }

  @Test
  void an_id_with_a_nul_or_half_a_character_is_refused_and_one_with_a_whole_one_is_welcome() {
    engine.submit(lead("L-😀").id("😀"));
    assertThat(engine.submit(lead("L-😀").id("😀")).repeated()).isTrue();
    refused(lead("L\0"), "case id has a NUL character at position 1");
    refused(lead("L\ud83d"), "case id has half of a character at position 1");
    refused(lead("L\ude00x"), "case id has half of a character at position 1");
    refused(
        signal("L-😀", "a").id("\ud83d\ud83d"),
        "event id has half of a character at position 0",
        "(case L-😀)");
    assertThat(engine.journal("L-😀")).hasSize(1);
  }

  @Test
  void an_owner_has_200_characters_at_the_most() {
    engine.submit(lead("L"));
    refused(signalWith("own", "w".repeat(201)), "owner has 201 characters, and 200", "(case L)");
    refused(signalWith("own", "w\0"), "owner has a NUL character", "(case L)");
    assertThat(engine.journal("L")).hasSize(1);
    engine.submit(signalWith("own", "w".repeat(200)));
    assertThat(engine.find(CaseQuery.all().owner("w".repeat(200)))).hasSize(1);
  }

  @Test
  void a_timer_has_400_characters_at_the_most() {
    engine.submit(lead("L"));
    refused(
        signalWith("start", "t".repeat(401 - "rule:".length())),
        "timer has 401 characters, and 400",
        "(case L)");
    assertThat(engine.journal("L")).hasSize(1);
    engine.submit(signalWith("start", "t".repeat(400 - "rule:".length())));
    assertThat(engine.nextDue()).isNotNull();
  }

  @Test
  void a_case_to_tell_has_an_id_of_200_characters_at_the_most() {
    engine.submit(lead("L"));
    refused(signalWith("tell", "c".repeat(201)), "case to tell has 201 characters", "(case L)");
    assertThat(engine.journal("L")).hasSize(1);
    engine.submit(lead("c".repeat(200)));
    engine.submit(signalWith("tell", "c".repeat(200)));
    assertThat(engine.journal("c".repeat(200))).hasSize(2);
  }

  @Test
  void a_recipient_of_digests_has_700_characters_at_the_most() {
    engine.submit(lead("L"));
    refused(
        signalWith("notify", "n".repeat(701 - "in-app ".length())),
        "recipient has 701 characters, and 700",
        "(case L)");
    assertThat(engine.journal("L")).hasSize(1);
    engine.submit(signalWith("notify", "n".repeat(700 - "in-app ".length())));
    assertThat(engine.journal("L")).hasSize(2);
  }

  @Test
  void a_nul_in_what_people_write_is_kept_and_found() {
    engine.submit(lead("L"));
    engine.submit(Submission.of("L", new AttributeChanged("note", "a\0b")));
    assertThat(engine.view("L").facts().salesCase().attributes()).containsEntry("note", "a\0b");
    assertThat(engine.find(CaseQuery.all().attribute("note", "a\0b"))).hasSize(1);
  }

  private static Submission seats(String number) {
    return new SluiceJson(RecordNames.standard())
        .readSubmission(
            "{\"case\":\"L\",\"event\":{\"attribute-changed\":{\"name\":\"seats\",\"value\":"
                + number
                + "}}}");
  }

  @Test
  void a_number_has_400_digits_on_each_side_of_the_point_at_the_most() {
    engine.submit(lead("L"));
    for (String most : List.of("1e399", "-1e399", "1e-400")) {
      engine.submit(seats(most));
      assertThat(engine.view("L").facts().salesCase().attributes())
          .containsEntry("seats", Plain.value(new BigDecimal(most)));
    }
    assertThat(engine.journal("L")).hasSize(4);
    for (String longer : List.of("1e400", "-1e400", "1e1000000000")) {
      assertThatThrownBy(() -> seats(longer))
          .isInstanceOf(SluiceException.class)
          .hasMessageContaining("digits before the point cannot be kept, 400 at the most");
    }
    assertThatThrownBy(() -> seats("1e-401"))
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("401 digits after the point cannot be kept");
    assertThat(new Money(new BigDecimal("1E+399"), "CNY").amount().precision()).isEqualTo(400);
    assertThatThrownBy(() -> new Money(new BigDecimal("1E+400"), "CNY"))
        .hasMessageContaining("401 digits before the point");
  }

  @Test
  void what_is_no_number_is_refused_as_one() {
    assertThatThrownBy(() -> new AttributeChanged("seats", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("NaN is no number that can be kept");
    assertThatThrownBy(() -> new AttributeChanged("seats", Float.POSITIVE_INFINITY))
        .hasMessage("Infinity is no number that can be kept");
  }
}
