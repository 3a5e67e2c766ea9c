package dev.sluice.json;

import static dev.sluice.json.Samples.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import dev.sluice.decision.Effect;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.CaseOpened;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.fact.Facts;
import dev.sluice.fact.SalesCase;
import dev.sluice.fault.SluiceException;
import dev.sluice.step.CaseState;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SluiceJsonTest {

  /** A host's own event, with a name that a decision bears too. */
  public record Notify(String type, int count) {}

  /** A host's own subject. */
  public record Tender(String type, BigDecimal amount) {}

  private static final SluiceJson JSON = new SluiceJson(RecordNames.standard());

  static List<Record> records() {
    return Samples.RECORDS;
  }

  static List<Decided> decided() {
    return Samples.decided();
  }

  private static String kebab(Object value) {
    return RecordNames.kebab(value.getClass());
  }

  // There and back ------------------------------------------------------------------------------

  @Test
  void there_is_a_sample_of_every_registered_record() {
    assertThat(Samples.RECORDS.stream().map(SluiceJsonTest::kebab))
        .containsExactlyInAnyOrderElementsOf(RecordNames.standard().names());
  }

  @Test
  void there_is_a_sample_of_every_decision() {
    Set<Class<?>> types =
        Stream.of(Decision.class, Effect.class)
            .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
            .filter(Class::isRecord)
            .collect(Collectors.toSet());
    assertThat(Samples.DECISIONS).extracting(Object::getClass).hasSameElementsAs(types);
  }

  @ParameterizedTest
  @MethodSource("records")
  void every_record_comes_back_as_it_was(Record value) {
    Submission submission = Submission.of("L-1", value).id("e-1").at(AT).by("web").into("deal");
    assertThat(JSON.readSubmission(JSON.write(submission))).isEqualTo(submission);
    assertThat(JSON.write(submission)).contains("\"" + kebab(value) + "\":{");
  }

  @ParameterizedTest
  @MethodSource("records")
  void every_record_can_be_what_a_case_is_about_and_what_it_keeps(Record value) {
    CaseState sample = Samples.state();
    Facts facts = sample.facts().withSubject(value).keeping(value);
    CaseState state = new CaseState(facts, sample.timers(), sample.version(), sample.now());
    assertThat(JSON.readState(JSON.write(state))).isEqualTo(state);
  }

  @ParameterizedTest
  @MethodSource("decided")
  void every_decision_comes_back_as_it_was(Decided decided) {
    assertThat(JSON.readDecided(JSON.write(decided))).isEqualTo(decided);
    assertThat(JSON.write(decided)).contains("\"" + kebab(decided.decision()) + "\":{");
  }

  @Test
  void a_full_state_and_a_full_entry_come_back_as_they_were() {
    assertThat(JSON.readState(JSON.write(Samples.state()))).isEqualTo(Samples.state());
    assertThat(JSON.readEntry(JSON.write(Samples.entry()))).isEqualTo(Samples.entry());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5", "-3000000000", "123456789012345678901234567890", "0.50", "1E+3", "7.0"})
  void numbers_of_any_type_come_back_equal(String number) {
    Submission submission =
        Submission.of("L-1", new AttributeChanged("seats", new BigDecimal(number)));
    assertThat(JSON.readSubmission(JSON.write(submission))).isEqualTo(submission);
  }

  @Test
  void a_number_of_a_hosts_record_that_could_not_be_read_again_is_refused_by_its_place() {
    SluiceJson host = new SluiceJson(RecordNames.standard().with("tender", Tender.class));
    assertThatThrownBy(
            () -> host.write(Submission.of("L-1", new Tender("x", new BigDecimal("1E+400")))))
        .isInstanceOf(SluiceException.class)
        .hasMessageContainingAll("event.amount: ", "401 digits before the point", "(case L-1)");
  }

  @Test
  void a_text_of_any_length_is_read_again() {
    Submission submission =
        Submission.of("L-1", new AttributeChanged("note", "x".repeat(20_000_001)));
    assertThat(JSON.readSubmission(JSON.write(submission))).isEqualTo(submission);
  }

  @Test
  void an_integer_a_long_and_a_double_of_one_value_are_one_value() {
    assertThat(new AttributeChanged("a", 5L))
        .isEqualTo(new AttributeChanged("a", 5))
        .isEqualTo(new AttributeChanged("a", 5.0));
  }

  @Test
  void a_state_from_json_goes_on_as_the_one_that_was_written() {
    SalesCase read = JSON.readState(JSON.write(Samples.state())).facts().salesCase();
    assertThat(read.withTag("c").withAttribute("seats", 13L))
        .isEqualTo(Samples.state().facts().salesCase().withTag("c").withAttribute("seats", 13));
  }

  @Test
  void a_hosts_records_keep_their_names_even_where_a_decision_bears_the_same() {
    SluiceJson host =
        new SluiceJson(
            RecordNames.standard().with("notify", Notify.class).with("tender", Tender.class));
    Submission event = Submission.of("L-1", new Notify("x", 3));
    assertThat(host.write(event)).contains("{\"notify\":{\"type\":\"x\",\"count\":3}}");
    assertThat(host.readSubmission(host.write(event))).isEqualTo(event);
    Submission subject =
        Submission.of("L-1", new CaseOpened(new Tender("public", new BigDecimal("10.5"))));
    assertThat(host.readSubmission(host.write(subject))).isEqualTo(subject);
    assertThat(host.readEntry(host.write(Samples.entry()))).isEqualTo(Samples.entry());
  }

  @Test
  void a_component_named_type_stays_a_component() {
    Submission submission = Submission.of("L-1", new dev.sluice.event.ActivityLogged("call"));
    assertThat(JSON.write(submission))
        .isEqualTo(
            "{\"v\":1,\"case\":\"L-1\",\"event\":{\"activity-logged\":{\"type\":\"call\"}}}");
  }

  @Test
  void an_unregistered_event_is_not_written() {
    assertThatThrownBy(() -> JSON.write(Submission.of("L-1", new Tender("x", BigDecimal.ONE))))
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("Tender is not registered");
  }

  @Test
  void the_same_state_gives_the_same_bytes_in_every_locale_and_time_zone() {
    String state = JSON.write(Samples.state());
    String entry = JSON.write(Samples.entry());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      SluiceJson elsewhere = new SluiceJson(RecordNames.standard());
      assertThat(elsewhere.write(Samples.state())).isEqualTo(state);
      assertThat(elsewhere.write(Samples.entry())).isEqualTo(entry);
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(new SluiceJson(RecordNames.standard()).readState(state))
          .isEqualTo(Samples.state());
      assertThat(RecordNames.kebab(InvoiceIssued.class)).isEqualTo("invoice-issued");
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private record InvoiceIssued() {}

  // What is refused -----------------------------------------------------------------------------

  private void refused(String submission, String... parts) {
    assertThatThrownBy(() -> JSON.readSubmission(submission))
        .isInstanceOf(SluiceException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void an_unknown_field_is_refused_by_name() {
    refused(
        "{\"case\":\"L-1\",\"event\":{\"signal-received\":{\"nme\":\"x\"}}}",
        "Unknown field \"nme\"",
        "Did you mean \"name\"?");
    refused("{\"caseId\":\"L-1\",\"event\":{\"clock-resumed\":{}}}", "Unknown field \"caseId\"");
  }

  @Test
  void an_unknown_event_type_is_refused_by_name() {
    refused(
        "{\"case\":\"L-1\",\"event\":{\"signal-recieved\":{\"name\":\"x\"}}}",
        "Unknown type \"signal-recieved\"",
        "Did you mean \"signal-received\"?");
  }

  @Test
  void a_decision_is_no_event_and_an_event_is_no_decision() {
    refused(
        "{\"case\":\"L-1\",\"event\":{\"add-tag\":{\"tag\":\"x\"}}}", "Unknown type \"add-tag\"");
    assertThatThrownBy(
            () ->
                JSON.readDecided(
                    "{\"decision\":{\"ad-tag\":{\"tag\":\"x\"}},\"because\":{\"rule\":\"r\"}}"))
        .hasMessageContaining("Did you mean \"add-tag\"?");
  }

  @Test
  void a_missing_field_is_refused_by_name() {
    refused("{\"event\":{\"clock-resumed\":{}}}", "Missing field: Submission.caseId");
    refused("{\"case\":\"L-1\"}", "Missing field: Submission.event");
    refused(
        "{\"case\":\"L-1\",\"event\":{\"signal-received\":{}}}",
        "Missing field: Submission.event.name");
    refused(
        "{\"case\":\"L-1\",\"event\":{\"order-placed\":{\"order\":\"o\",\"amount\":{\"currency\":\"CNY\"}}}}",
        "Missing field: Money.amount");
    refused(
        "{\"case\":\"L-1\",\"event\":{\"case-closed\":{\"stage\":\"won\"}}}",
        "Missing field: event.won");
  }

  @Test
  void a_missing_list_of_a_journal_entry_is_refused_by_name() {
    String text = JSON.write(Samples.entry()).replace("\"conflicts\":", "\"ties\":");
    assertThatThrownBy(() -> JSON.readEntry(text))
        .hasMessageContaining("Missing field: JournalEntry.conflicts:");
    assertThatThrownBy(() -> JSON.readEntry("{\"v\":1,\"caseId\":\"L-1\",\"version\":1}"))
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("Missing field: JournalEntry.eventId")
        .hasMessageContaining("JournalEntry.decisions");
  }

  @Test
  void a_missing_number_is_refused_by_name() {
    assertThatThrownBy(
            () -> JSON.readState(JSON.write(Samples.state()).replace("\"version\":7,", "")))
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("Missing field: version:");
  }

  @Test
  void a_value_of_the_wrong_type_is_refused_with_its_field() {
    refused(
        "{\"case\":\"L-1\",\"event\":{\"clock-resumed\":{}},\"at\":\"yesterday\"}",
        "Field at:",
        "yesterday");
  }

  @Test
  void lists_that_may_be_left_out_are_empty() {
    Submission read =
        JSON.readSubmission(
            "{\"case\":\"L-1\",\"event\":{\"lead-captured\":{\"lead\":{\"company\":\"Acme\",\"channel\":\"web\"}}}}");
    assertThat(read.event())
        .isInstanceOfSatisfying(LeadCaptured.class, lead -> assertThat(lead.contacts()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{\"case\":", "{\"case\":\"a\",\"case\":\"b\"}"})
  void what_is_no_document_is_refused(String text) {
    assertThatThrownBy(() -> JSON.readSubmission(text)).isInstanceOf(SluiceException.class);
  }

  @Test
  void what_follows_a_document_is_refused() {
    String text = JSON.write(Submission.of("L-1", new SignalReceived("x")));
    assertThatThrownBy(() -> JSON.readSubmission(text + text)).isInstanceOf(SluiceException.class);
  }

  @Test
  void what_a_record_itself_refuses_is_said_in_its_words() {
    refused(
        "{\"case\":\"L-1\",\"event\":{\"deal-valued\":{\"value\":{\"amount\":5,\"currency\":\"RENMINBI\"}}}}",
        "Not an ISO 4217 currency code (RENMINBI)");
  }

  // Names ---------------------------------------------------------------------------------------

  @Test
  void a_name_and_a_type_are_registered_once() {
    RecordNames names = RecordNames.standard().with("tender", Tender.class);
    assertThat(names.name(Tender.class)).isEqualTo("tender");
    assertThat(names.type("tender")).isEqualTo(Tender.class);
    assertThat(RecordNames.standard().name(Tender.class)).isNull();
    assertThatThrownBy(() -> names.with("tender", Notify.class)).hasMessageContaining("already");
    assertThatThrownBy(() -> names.with("bid", Tender.class)).hasMessageContaining("already");
    assertThatThrownBy(() -> names.with("Bid", Notify.class)).hasMessageContaining("kebab case");
    assertThatThrownBy(() -> names.with("invoice", InvoiceIssued.class))
        .hasMessageContaining("not public");
    assertThatThrownBy(() -> names.type("tendr")).hasMessageContaining("\"tender\"");
  }

  @Test
  void names_are_sorted_so_that_messages_do_not_change() {
    assertThat(RecordNames.standard().names())
        .containsExactlyElementsOf(new TreeSet<>(RecordNames.standard().names()));
  }
}
