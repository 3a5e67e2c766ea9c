package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.Audience;
import dev.sluice.decision.Decision;
import dev.sluice.decision.StartTimer;
import dev.sluice.decision.Suggest;
import dev.sluice.decision.TellCase;
import dev.sluice.decision.TellCases;
import dev.sluice.engine.Batch;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.event.TimerFired;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fault.SluiceException;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.privacy.Person;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.Parked;
import dev.sluice.store.Unreadable;
import dev.sluice.time.Budget;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a host finds in its database and cannot read stops nothing else. */
class UnreadableRowsTest {

  /** A record that only one of the hosts has. */
  public record SeatsAdded(int seats) {}

  private static final RecordNames BOTH =
      RecordNames.standard().with("seats-added", SeatsAdded.class);

  private static final Map<String, Decision> RULES =
      Map.of(
          "seats", new TellCase("L-2", new SeatsAdded(40)),
          "signal", new TellCase("L-2", new SignalReceived("told")),
          "everyone", new TellCases(Audience.everyone(), new SignalReceived("told")),
          "timer", new StartTimer("call", Budget.hours(1)));

  private static final Policy POLICY =
      situation ->
          situation.event() instanceof SignalReceived signal && RULES.containsKey(signal.name())
              ? List.of(Proposal.of("rule", situation, RULES.get(signal.name())))
              : List.of();

  private final AtomicReference<Instant> now = new AtomicReference<>(Deal.NOON);

  static Stream<DataSource> databases() {
    return Stream.of(TestDatabases.h2(), TestDatabases.postgresql());
  }

  private SalesEngine engine(DataSource source, RecordNames names) {
    return engine(JdbcCaseStore.on(source, names, now::get), names);
  }

  private static SalesEngine engine(JdbcCaseStore store, RecordNames names) {
    return SalesEngine.builder()
        .names(names)
        .playbook(Playbook.of(Deal.PLAYBOOK.pipeline(), POLICY))
        .store(store)
        .build();
  }

  /** Each event suggests a call; the handler fails while it is down. */
  private SalesEngine suggesting(DataSource source, List<String> handled, AtomicBoolean down) {
    return SalesEngine.builder()
        .playbook(
            Deal.PLAYBOOK.withPolicy(
                situation -> List.of(Proposal.of("call", situation, new Suggest("wang", "call")))))
        .store(JdbcCaseStore.on(source, RecordNames.standard(), now::get))
        .on(
            Suggest.class,
            (suggest, delivery) -> {
              if (down.get()) {
                throw new IllegalStateException("down");
              }
              handled.add(delivery.key());
            })
        .build();
  }

  private static Submission lead(String caseId) {
    Contact contact =
        new Contact(
            "c-" + caseId,
            null,
            true,
            false,
            caseId + "@acme.cn",
            null,
            List.of(),
            null,
            null,
            null,
            List.of());
    return Submission.of(
        caseId, new LeadCaptured(Lead.of("Acme " + caseId, "fair"), List.of(contact)));
  }

  private static Submission signal(String caseId, String name) {
    return Submission.of(caseId, new SignalReceived(name));
  }

  private static Person person(String caseId) {
    return Person.withEmail(caseId + "@acme.cn");
  }

  /** Three cases; L-1 has told L-2 of seats, then sent it a signal, and L-3 has a timer. */
  private void telling(DataSource source) throws SQLException {
    JdbcCaseStore store = JdbcCaseStore.on(source, BOTH, now::get);
    SalesEngine knowing = engine(store, BOTH);
    knowing.submitAll(List.of(lead("L-1"), lead("L-2"), lead("L-3"), signal("L-3", "timer")));
    try (Connection host = source.getConnection()) {
      host.setAutoCommit(false);
      store.joining(
          host, () -> knowing.submitAll(List.of(signal("L-1", "seats"), signal("L-1", "signal"))));
      host.commit();
    }
  }

  private static List<Class<?>> events(SalesEngine engine, String caseId) {
    return engine.journal(caseId).stream()
        .map(JournalEntry::event)
        .<Class<?>>map(Object::getClass)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void what_a_host_cannot_read_is_set_aside_and_stops_nothing_else(DataSource source)
      throws SQLException {
    telling(source);
    SalesEngine unknowing = engine(source, RecordNames.standard());
    now.set(Deal.NOON.plus(Duration.ofHours(1)));
    unknowing.tick();
    assertThat(events(unknowing, "L-2")).containsExactly(LeadCaptured.class, SignalReceived.class);
    assertThat(events(unknowing, "L-3")).endsWith(TimerFired.class);
    assertThat(unknowing.health().backlog().events()).isZero();
    assertThat(unknowing.parked())
        .singleElement()
        .satisfies(
            parked -> {
              assertThat(parked.tell().id()).isEqualTo("L-1:2:0");
              assertThat(parked.tell().to()).isEqualTo("L-2");
              assertThat(parked.tell().event()).isInstanceOf(Unreadable.class);
              assertThat(parked.reason()).contains("seats-added");
            });
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_host_that_can_read_it_takes_it_up_when_it_is_sent_again(DataSource source)
      throws SQLException {
    telling(source);
    SalesEngine unknowing = engine(source, RecordNames.standard());
    unknowing.tick();
    unknowing.resend(unknowing.parked().get(0));
    assertThat(unknowing.parked()).as("it still cannot").hasSize(1);

    SalesEngine knowing = engine(source, BOTH);
    Parked parked = knowing.parked().get(0);
    assertThat(parked.tell().event()).isEqualTo(new SeatsAdded(40));
    knowing.resend(parked);
    assertThat(events(knowing, "L-2"))
        .containsExactly(LeadCaptured.class, SignalReceived.class, SeatsAdded.class);
    assertThat(knowing.parked()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void others_are_erased_while_it_waits_and_those_it_is_about_are_not(DataSource source)
      throws SQLException {
    telling(source);
    SalesEngine unknowing = engine(source, RecordNames.standard());
    assertThat(unknowing.erase(person("L-3"))).containsExactly("L-3");
    assertThatThrownBy(() -> unknowing.erase(person("L-1")))
        .as("whose journal has it too")
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("seats-added")
        .hasMessageContaining("(case L-1)");
    assertThatThrownBy(() -> unknowing.erase(person("L-2")))
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("L-1:2:0")
        .hasMessageContaining("(case L-2)");
    unknowing.tick();
    assertThat(unknowing.parked()).hasSize(1);
    assertThat(unknowing.erase(person("L-3"))).as("again, once it is set aside").isEmpty();

    SalesEngine knowing = engine(source, BOTH);
    assertThat(knowing.erase(person("L-1"))).containsExactly("L-1");
    assertThat(knowing.erase(person("L-2"))).containsExactly("L-2");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void others_are_erased_while_an_event_of_a_newer_engine_waits(DataSource source)
      throws SQLException {
    telling(source);
    try (Connection host = source.getConnection()) {
      Sql.write(host, "UPDATE sluice_tell SET doc = replace(doc, '{\"v\":1,', '{\"v\":9,')");
    }
    SalesEngine older = engine(source, BOTH);
    assertThat(older.erase(person("L-3"))).containsExactly("L-3");
    assertThatThrownBy(() -> older.erase(person("L-1")))
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("format 9");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void an_effect_that_cannot_be_read_holds_up_its_own_case_and_no_other(DataSource source)
      throws SQLException {
    List<String> handled = new ArrayList<>();
    AtomicBoolean down = new AtomicBoolean(true);
    SalesEngine engine = suggesting(source, handled, down);
    engine.submitAll(List.of(lead("L-1"), lead("L-2")));
    try (Connection host = source.getConnection()) {
      Sql.write(host, "UPDATE sluice_effect SET doc = '{}' WHERE case_id = 'L-1'");
    }
    down.set(false);
    now.set(Deal.NOON.plus(Duration.ofDays(1)));
    engine.tick();
    assertThat(handled).containsExactly("L-2:1:0");
    assertThat(engine.submit(signal("L-1", "x")).entries()).hasSize(1);
    assertThat(engine.health().backlog().effects()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_case_that_cannot_be_read_holds_up_itself_and_no_other(DataSource source)
      throws SQLException {
    SalesEngine engine = engine(source, RecordNames.standard());
    engine.submitAll(
        List.of(
            lead("L-1"), lead("L-2"), lead("L-3"), signal("L-2", "timer"), signal("L-3", "timer")));
    try (Connection host = source.getConnection()) {
      Sql.write(host, "UPDATE sluice_case SET doc = '{}' WHERE case_id = 'L-2'");
    }
    Batch batch = engine.submitAll(List.of(signal("L-2", "x"), signal("L-3", "x")));
    assertThat(batch.refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.reason()).hasMessageContaining("(case L-2)"));
    assertThat(engine.journal("L-3")).hasSize(3);

    now.set(Deal.NOON.plus(Duration.ofHours(1)));
    engine.tick();
    assertThat(events(engine, "L-3")).endsWith(TimerFired.class);
    assertThat(engine.failingTimers())
        .singleElement()
        .satisfies(failing -> assertThat(failing.reason()).contains("(case L-2)"));

    assertThat(engine.submit(signal("L-1", "signal")).parked())
        .singleElement()
        .satisfies(parked -> assertThat(parked.reason()).contains("(case L-2)"));
    assertThat(engine.erase(person("L-3"))).containsExactly("L-3");
    assertThatThrownBy(() -> engine.erase(person("L-2"))).hasMessageContaining("(case L-2)");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_person_is_erased_from_the_cases_that_can_be_read_and_the_others_are_named(
      DataSource source) throws SQLException {
    SalesEngine engine = engine(source, RecordNames.standard());
    Contact li =
        new Contact(
            "c-1", null, true, false, "li@acme.cn", null, List.of(), null, null, null, List.of());
    for (String caseId : List.of("L-1", "L-2", "L-3")) {
      engine.submit(Submission.of(caseId, new LeadCaptured(Lead.of("Acme", "fair"), List.of(li))));
    }
    try (Connection host = source.getConnection()) {
      Sql.write(host, "UPDATE sluice_case SET doc = '{}' WHERE case_id = 'L-2'");
    }
    assertThatThrownBy(() -> engine.erase(Person.withEmail("li@acme.cn")))
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("not erased from [L-2]")
        .hasMessageContaining("(case L-2)");
    assertThat(engine.view("L-1").facts().contacts()).isEmpty();
    assertThat(engine.view("L-3").facts().contacts()).isEmpty();
    assertThatThrownBy(() -> engine.export(Person.withEmail("li@acme.cn")))
        .hasMessageContaining("kept in [L-2]");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_dead_letter_that_cannot_be_read_keeps_no_other_from_being_sent_again(DataSource source)
      throws SQLException {
    List<String> handled = new ArrayList<>();
    AtomicBoolean down = new AtomicBoolean(true);
    SalesEngine engine = suggesting(source, handled, down);
    engine.submitAll(List.of(lead("L-1"), lead("L-2")));
    for (int attempt = 1; attempt < 10; attempt++) {
      now.set(Deal.NOON.plus(Duration.ofDays(2L * attempt)));
      engine.tick();
    }
    assertThat(engine.deadLetters()).hasSize(2);
    try (Connection host = source.getConnection()) {
      Sql.write(host, "UPDATE sluice_effect SET doc = '{}' WHERE case_id = 'L-1'");
    }
    down.set(false);
    assertThat(engine.resend(engine.deadLetters().get(0))).isTrue();
    assertThat(handled).containsExactly("L-2:1:0");
    assertThat(engine.health().backlog().deadLetters()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_member_of_an_audience_that_cannot_be_read_is_set_aside_and_the_others_are_told(
      DataSource source) throws SQLException {
    SalesEngine engine = engine(source, RecordNames.standard());
    engine.submitAll(List.of(lead("L-1"), lead("L-2"), lead("L-3"), lead("L-4")));
    try (Connection host = source.getConnection()) {
      Sql.write(host, "UPDATE sluice_case SET doc = '{}' WHERE case_id = 'L-2'");
    }
    engine.submit(signal("L-1", "everyone"));
    assertThat(events(engine, "L-3")).endsWith(SignalReceived.class);
    assertThat(events(engine, "L-4")).endsWith(SignalReceived.class);
    assertThat(engine.parked())
        .singleElement()
        .satisfies(
            parked -> {
              assertThat(parked.tell().to()).isEqualTo("L-2");
              assertThat(parked.reason()).contains("cannot be read here", "(case L-2)");
            });
    engine.tick();
    assertThat(engine.journal("L-3")).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void an_audience_waits_for_a_newer_engine_when_one_wrote_a_member(DataSource source)
      throws SQLException {
    SalesEngine engine = engine(source, RecordNames.standard());
    engine.submitAll(List.of(lead("L-1"), lead("L-2"), lead("L-3")));
    try (Connection host = source.getConnection()) {
      Sql.write(
          host,
          "UPDATE sluice_case SET doc = replace(doc, '{\"v\":1,', '{\"v\":9,')"
              + " WHERE case_id = 'L-2'");
    }
    engine.submit(signal("L-1", "everyone"));
    assertThat(engine.parked()).isEmpty();
    assertThat(engine.health().backlog().events()).isEqualTo(1);
  }
}
