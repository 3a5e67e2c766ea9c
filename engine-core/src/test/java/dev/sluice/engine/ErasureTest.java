package dev.sluice.engine;

import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.Because;
import dev.sluice.decision.Compared;
import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decision;
import dev.sluice.decision.Notify;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.StartTimer;
import dev.sluice.decision.TellCase;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.ContactSaved;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.event.PersonErased;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageEntered;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Keys;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Personal;
import dev.sluice.jdbc.Dump;
import dev.sluice.jdbc.JdbcCaseStore;
import dev.sluice.jdbc.TestDatabases;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.QuietHours;
import dev.sluice.privacy.Person;
import dev.sluice.step.CaseState;
import dev.sluice.step.Input;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Step;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import dev.sluice.store.InMemoryCaseStore;
import dev.sluice.store.JournalRetention;
import dev.sluice.store.PendingEffect;
import dev.sluice.time.Budget;
import dev.sluice.time.Interval;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One person's data is exported and erased (A6.1). */
class ErasureTest {

  /** A host's own fact about a visitor at a fair. */
  public record Badge(@Personal String holder, @Personal String address, int hall)
      implements FactChange {

    @Override
    public Facts applyTo(Facts facts, Occurrence occurrence) {
      return facts.keeping(this);
    }
  }

  private static final String MAIL = "Li.Wei@acme.cn";
  private static final String PHONE = "+86 138-0013-8000";

  /** Everything a search for the person would look for. */
  private static final List<String> TRACES =
      List.of("li wei", "li.wei", "13800138000", "138-0013-8000", "old.li@");

  private static final RecordNames NAMES = RecordNames.standard().with("badge", Badge.class);

  private static Contact li(String id) {
    return contact(id, "Li Wei", MAIL, PHONE, true);
  }

  private static Contact zhao() {
    return contact("c-2", "Zhao Min", "zhao@acme.cn", "+86 21 5555 0000", false);
  }

  private static Contact contact(
      String id, String name, @Nullable String email, @Nullable String phone, boolean primary) {
    return new Contact(
        id,
        name,
        primary,
        primary,
        email,
        phone,
        List.of("email", "sms"),
        null,
        null,
        null,
        List.of());
  }

  private static final Policy POLICY =
      Deals.all(
          when("send", new SendMessage("email", "c-1", "hello")),
          when("send-zhao", new SendMessage("email", "c-2", "hello")),
          when("hold", new SendMessage("sms", "c-1", "night")),
          when("tag", new AddTag("hot")),
          when(
              "note",
              (signal, situation) ->
                  situation.facts().contacts().stream()
                      .map(
                          to ->
                              (Decision)
                                  new CreateTask(
                                      "call-" + to.id(),
                                      "call",
                                      null,
                                      "wang",
                                      null,
                                      null,
                                      List.of(),
                                      "Call " + to.name() + " at " + to.phone()))
                      .toList()),
          when("gather", new Notify("in-app", "wang", "look", MAIL, Interval.parse("1 hour"))),
          when(
              "tell",
              new TellCase("L-2", new ContactSaved(li("c-1"))),
              new TellCase("nobody", new ContactSaved(li("c-1"))),
              new TellCase(MAIL, new ContactSaved(li("c-1")))),
          situation ->
              situation.event() instanceof SignalReceived received && received.name().equals("why")
                  ? List.of(
                      new Proposal(
                          new AddTag("known"),
                          new Because(
                              "Mail of a known domain",
                              List.of(),
                              situation.definitions(),
                              List.of(
                                  new Compared("domain == \"acme.cn\"", "acme.cn"),
                                  new Compared("visits > 2", 3)),
                              null),
                          0,
                          List.of()))
                  : List.of());

  private static final Playbook PLAYBOOK =
      Deals.playbook(POLICY).withQuietHours("sms", QuietHours.parse("00:00-23:59"));

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");

  /** What the mail server says. */
  private String complaint = "No such user: " + MAIL.toLowerCase(Locale.ROOT);

  /** A store, and how to look at all it keeps. */
  interface Kept {

    CaseStore store(TestClock clock);

    List<String> texts(CaseStore store) throws SQLException;
  }

  private record Database(String name, DataSource source) implements Kept {

    @Override
    public CaseStore store(TestClock clock) {
      return JdbcCaseStore.on(source, NAMES, clock);
    }

    @Override
    public List<String> texts(CaseStore store) throws SQLException {
      return Dump.of(source);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final class Memory implements Kept {

    @Override
    public CaseStore store(TestClock clock) {
      return InMemoryCaseStore.create();
    }

    @Override
    public List<String> texts(CaseStore store) {
      return Dump.of((Object) store);
    }

    @Override
    public String toString() {
      return "memory";
    }
  }

  static Stream<Kept> stores() {
    return Stream.of(
        new Memory(),
        new Database("H2", TestDatabases.h2()),
        new Database("PostgreSQL", TestDatabases.postgresql()));
  }

  private SalesEngine engine(CaseStore store) {
    return SalesEngine.builder()
        .playbook(PLAYBOOK)
        .names(NAMES)
        .store(store)
        .clock(clock)
        .on(
            SendMessage.class,
            (message, delivery) -> {
              throw new IllegalStateException(complaint);
            })
        .on(Notify.class, (notice, delivery) -> {})
        .build();
  }

  private static Submission lead(String caseId, Contact... contacts) {
    return Submission.of(
        caseId, new LeadCaptured(Lead.of("Acme " + caseId, "fair"), List.of(contacts)));
  }

  private static List<String> found(List<String> texts, List<String> traces) {
    return texts.stream()
        .filter(text -> traces.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains))
        .toList();
  }

  /** Li wherever a case can know somebody, beside Zhao. */
  private void fill(SalesEngine engine) {
    engine.submit(lead("L-1", contact("c-1", "Li Wei", "old.li@acme.cn", PHONE, true), zhao()));
    engine.submit(Submission.of("L-1", new ContactSaved(li("c-1"))).id("form-" + MAIL).by(MAIL));
    engine.submit(lead("L-2", li("li.wei@acme.cn"), zhao()));
    engine.submit(Submission.of("L-1", new ActivityLogged("call", "c-1", "She may pay 3 million")));
    engine.submit(
        Submission.of("L-1", new ActivityLogged("visit", "c-2", "Zhao saw Li Wei there")));
    engine.submit(Submission.of("L-1", new ObjectionRaised("price", "Li wei finds it dear")));
    engine.submit(Submission.of("L-1", new ObjectionRaised("time", "Zhao is in no hurry")));
    engine.submit(Submission.of("L-1", new AttributeChanged("note", "Ask li wei, 86 13800138000")));
    engine.submit(Submission.of("L-1", new AttributeChanged("seats", 8613800138000L)));
    engine.submit(Submission.of("L-1", new Badge("Li Wei", MAIL, 4)));
    engine.submit(Submission.of("L-1", new SignalReceived("page", "c-1", null)));
    for (String rule : List.of("send", "send-zhao", "hold", "note", "gather", "tell", "why")) {
      engine.submit(signal("L-1", rule));
    }
    engine.submit(signal("L-2", "note"));
    engine.submit(lead("L-3", li("c-1")));
    engine.submit(signal("L-3", "send"));
    engine.submit(Submission.of("L-3", new StageRequested("lost", "no budget")));
    for (int i = 0; i < 24; i++) {
      clock.pass(Duration.ofDays(3));
      engine.tick();
    }
    engine.submit(signal("L-1", "send"));
    engine.submit(signal("L-1", "send-zhao"));
    engine.submit(signal("L-1", "gather"));
    engine.submit(lead("L-9", contact("c-9", "Li Weimin", "weimin@other.cn", null, true)));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void after_an_erasure_nothing_of_the_person_is_left_in_any_column(Kept kept) throws SQLException {
    CaseStore store = kept.store(clock);
    SalesEngine engine = engine(store);
    fill(engine);
    List<String> before = found(kept.texts(store), TRACES);
    assertThat(before).hasSizeGreaterThan(20);
    Map<String, Integer> figures = figures(engine);

    complaint = "The mailbox is full";
    assertThat(engine.erase(Person.withEmail("li.wei@ACME.cn")))
        .containsExactly("L-1", "L-2", "L-3");

    assertThat(found(kept.texts(store), TRACES)).allMatch(text -> text.contains("Li Weimin"));
    assertThat(figures(engine)).isEqualTo(figures);
    // Nobody else's data is gone.
    assertThat(found(kept.texts(store), List.of("zhao min"))).isNotEmpty();
    assertThat(engine.view("L-1").facts().contacts()).containsExactly(zhao());
    assertThat(engine.view("L-9").facts().contacts()).hasSize(1);
    assertThat(kept.texts(store).stream().filter(text -> text.contains("no hurry"))).isNotEmpty();
    assertThat(kept.texts(store).stream().filter(text -> text.contains("3 million"))).isEmpty();
  }

  /** A funnel, from journals alone. */
  private static Map<String, Integer> figures(SalesEngine engine) {
    Map<String, Integer> figures = new TreeMap<>();
    for (CaseState state : engine.find(CaseQuery.all())) {
      for (JournalEntry entry : engine.journal(state.caseId())) {
        if (entry.event() instanceof LeadCaptured captured) {
          figures.merge("from " + captured.lead().channel(), 1, Integer::sum);
        }
        if (entry.event() instanceof ActivityLogged activity) {
          figures.merge(activity.type() + " at " + entry.occurredAt(), 1, Integer::sum);
        }
        for (Record followed : entry.followed()) {
          if (followed instanceof StageEntered entered) {
            figures.merge(entered.stage() + " at " + entry.now(), 1, Integer::sum);
          }
        }
      }
    }
    return figures;
  }

  @ParameterizedTest
  @MethodSource("stores")
  void of_timers_that_were_named_after_the_person_the_one_due_first_stays(Kept kept)
      throws SQLException {
    CaseStore store = kept.store(clock);
    Policy calling =
        when(
            "call",
            new StartTimer("call", "Li Wei", Budget.hours(2)),
            new StartTimer("call", MAIL, Budget.hours(1)),
            new StartTimer("call", "zhao", Budget.hours(3)));
    SalesEngine engine =
        SalesEngine.builder().playbook(Deals.playbook(calling)).store(store).clock(clock).build();
    engine.submit(lead("L-1", li("c-1"), zhao()));
    engine.submit(signal("L-1", "call"));
    assertThat(engine.erase(Person.withEmail(MAIL))).containsExactly("L-1");
    assertThat(found(kept.texts(store), TRACES)).isEmpty();
    CaseState erased = engine.view("L-1");
    assertThat(erased.timers().stream().filter(timer -> timer.id().startsWith("rule:call")))
        .extracting(timer -> timer.id() + " " + timer.due())
        .containsExactlyInAnyOrder(
            "rule:call erased-3 " + clock.now().plus(Duration.ofHours(1)),
            "rule:call zhao " + clock.now().plus(Duration.ofHours(3)));
    assertThat(store.nextDue()).isEqualTo(clock.now().plus(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void a_number_dialled_with_two_zeros_is_the_one_with_a_plus(Kept kept) {
    SalesEngine engine = engine(kept.store(clock));
    engine.submit(lead("L-1", contact("c-1", "Li Wei", null, PHONE, true)));
    assertThat(engine.erase(Person.withPhone("0086 138 0013 8001"))).isEmpty();
    assertThat(engine.erase(Person.withPhone("0086 138 0013 8000"))).containsExactly("L-1");
  }

  @ParameterizedTest
  @MethodSource("stores")
  void the_erasure_is_in_the_journal_and_says_nothing_of_the_person(Kept kept) {
    SalesEngine engine = engine(kept.store(clock));
    fill(engine);
    engine.erase(Person.withEmail(MAIL));
    List<JournalEntry> journal = engine.journal("L-2");
    JournalEntry last = journal.get(journal.size() - 1);
    assertThat(last.event())
        .isEqualTo(new PersonErased(List.of("c-1", "erased-" + last.version())));
    assertThat(engine.journal("L-1").get(engine.journal("L-1").size() - 1).event())
        .isEqualTo(new PersonErased(List.of("c-1")));
    assertThat(journal).extracting(JournalEntry::version).isSorted().startsWith(1L);
    LeadCaptured opened = (LeadCaptured) journal.get(0).event();
    assertThat(opened.lead().company()).isEqualTo("Acme L-2");
    assertThat(opened.contacts().get(0).name()).isNull();
    assertThat(opened.contacts().get(0).consents()).containsExactly("email", "sms");
    assertThat(opened.contacts().get(1)).isEqualTo(zhao());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void nothing_more_is_sent_to_the_person_and_others_still_get_theirs(Kept kept) {
    CaseStore store = kept.store(clock);
    SalesEngine engine = engine(store);
    fill(engine);
    assertThat(recipients(store.deadLetters())).contains("c-1", "c-2");
    assertThat(recipients(store.effects("L-1"))).contains("c-1", "c-2");
    engine.erase(Person.withEmail(MAIL));
    assertThat(recipients(store.deadLetters())).containsOnly("c-2");
    assertThat(recipients(store.effects("L-1"))).containsOnly("c-2");
    engine.submit(signal("L-1", "send"));
    engine.submit(signal("L-1", "hold"));
    assertThat(recipients(store.effects("L-1"))).containsOnly("c-2");
    assertThat(engine.view("L-1").timers()).extracting(t -> t.id()).noneMatch(MESSAGE::equals);
  }

  private static final String MESSAGE = "message:message:c-1:night";

  private static List<String> recipients(List<PendingEffect> effects) {
    return effects.stream()
        .map(PendingEffect::effect)
        .filter(SendMessage.class::isInstance)
        .map(effect -> ((SendMessage) effect).contact())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void an_erased_person_is_found_no_more_and_erasing_again_does_nothing(Kept kept) {
    CaseStore store = kept.store(clock);
    SalesEngine engine = engine(store);
    fill(engine);
    String key = "contact:acme l-1|email:li.wei@acme.cn";
    assertThat(engine.find(CaseQuery.all().key(key))).hasSize(1);
    assertThat(store.knowing(Keys.marks("old.li@acme.cn", null))).containsExactly("L-1");
    engine.erase(Person.withEmail(MAIL));
    long version = engine.view("L-1").version();
    assertThat(engine.find(CaseQuery.all().key(key))).isEmpty();
    assertThat(store.knowing(Keys.marks(MAIL, PHONE))).isEmpty();
    assertThat(store.knowing(Keys.marks("old.li@acme.cn", null))).isEmpty();
    assertThat(store.knowing(Keys.marks("zhao@acme.cn", null))).containsExactly("L-1", "L-2");
    assertThat(engine.erase(Person.withEmail(MAIL))).isEmpty();
    assertThat(engine.erase(new Person(MAIL, PHONE))).isEmpty();
    assertThat(engine.view("L-1").version()).isEqualTo(version);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void what_is_left_of_the_journal_still_makes_the_state(Kept kept) {
    SalesEngine engine = engine(kept.store(clock));
    engine.submit(lead("L-1", li(MAIL), zhao()));
    engine.submit(Submission.of("L-1", new ActivityLogged("call", MAIL, "She may pay")));
    engine.submit(Submission.of("L-1", new ObjectionRaised("price", "Li Wei finds it dear")));
    engine.submit(signal("L-1", "tag"));
    engine.submit(Submission.of("L-1", new Badge("Li Wei", MAIL, 4)));
    engine.erase(Person.withPhone("0086 138 0013 8000".substring(2)));
    engine.submit(Submission.of("L-1", new ActivityLogged("call", "c-2", "goes on")));
    CaseState replayed = null;
    for (JournalEntry entry : engine.journal("L-1")) {
      Input input =
          new Input(
              entry.caseId(), entry.event(), entry.eventId(), entry.occurredAt(), entry.actor(), 0);
      var step = Step.take(replayed, input, entry.now(), PLAYBOOK);
      assertThat(step.entry()).isEqualTo(entry);
      replayed = step.state();
    }
    assertThat(replayed).isEqualTo(engine.view("L-1"));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void a_record_of_the_hosts_own_is_found_and_emptied_where_nobody_is_a_contact(Kept kept)
      throws SQLException {
    CaseStore store = kept.store(clock);
    SalesEngine engine = engine(store);
    engine.submit(lead("L-1"));
    engine.submit(Submission.of("L-1", new Badge("Li Wei", MAIL, 4)));
    engine.submit(Submission.of("L-1", new ObjectionRaised("price", "too dear for me")));
    assertThat(engine.erase(Person.withEmail(MAIL))).containsExactly("L-1");
    assertThat(engine.view("L-1").facts().kept()).contains(new Badge("erased-4", "erased-4", 4));
    assertThat(found(kept.texts(store), TRACES)).isEmpty();
    assertThat(found(kept.texts(store), List.of("dear for me"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void an_export_tells_all_of_the_person_and_nothing_of_others(Kept kept) {
    SalesEngine engine = engine(kept.store(clock));
    fill(engine);
    String json = engine.export(Person.withEmail(MAIL));
    assertThat(json)
        .startsWith("{\"v\":1,\"person\":{\"email\":\"Li.Wei@acme.cn\"}")
        .contains("\"caseId\":\"L-1\"", "\"caseId\":\"L-2\"", "\"caseId\":\"L-3\"")
        .contains("old.li@acme.cn", PHONE, "She may pay 3 million", "Li wei finds it dear")
        .contains("{\"send-message\":{\"channel\":\"email\",\"contact\":\"c-1\"")
        .contains("{\"badge\":{\"holder\":\"Li Wei\"")
        .doesNotContain("Zhao Min", "zhao@acme.cn", "5555", "no hurry", "L-9", "saw Li Wei");
    assertThat(Objects.requireNonNull(engine.export(Person.withEmail("x@acme.cn"))))
        .endsWith("\"cases\":[]}");
    engine.erase(Person.withEmail(MAIL));
    assertThat(engine.export(Person.withEmail(MAIL))).endsWith("\"cases\":[]}");
  }

  @ParameterizedTest
  @MethodSource("stores")
  void what_a_handler_still_has_does_not_bring_the_person_back(Kept kept) throws SQLException {
    CaseStore store = kept.store(clock);
    SalesEngine engine = engine(store);
    engine.submit(lead("L-1", li("c-1"), zhao()));
    engine.submit(signal("L-1", "send"));
    engine.submit(signal("L-1", "gather"));
    clock.pass(Duration.ofMinutes(30));
    List<PendingEffect> taken = new ArrayList<>();
    for (PendingEffect effect : store.effects("L-1")) {
      taken.addAll(store.lease(List.of(effect), clock.instant().plusSeconds(60)));
    }
    assertThat(taken).hasSize(2);
    complaint = "The mailbox is full";
    engine.erase(Person.withEmail(MAIL));
    taken.forEach(effect -> store.update(effect.failed(clock.instant(), "again " + MAIL)));
    taken.forEach(effect -> store.bury(effect.failed(clock.instant(), "again " + MAIL)));
    assertThat(found(kept.texts(store), TRACES)).isEmpty();
    assertThat(store.deadLetters()).isEmpty();
    assertThat(store.effects("L-1")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void ids_of_events_whose_entries_are_gone_name_nobody_either(Kept kept) throws SQLException {
    CaseStore store = kept.store(clock);
    SalesEngine engine = engine(store);
    engine.submit(lead("L-1", li("c-1")).id("web-" + MAIL));
    engine.submit(Submission.of("L-1", new ContactSaved(zhao())).id("form-" + MAIL));
    engine.submit(signal("L-1", "tag").id("plain"));
    assertThat(store.retain(JournalRetention.NONE, null, 10)).isNull();
    assertThat(engine.erase(Person.withEmail(MAIL))).containsExactly("L-1");
    assertThat(found(kept.texts(store), TRACES)).isEmpty();
    assertThat(store.knows("L-1", "plain")).isTrue();
    assertThat(engine.submit(signal("L-1", "tag").id("plain")).repeated()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void an_event_whose_id_named_the_person_is_still_a_repeat(Kept kept) throws SQLException {
    CaseStore store = kept.store(clock);
    SalesEngine engine = engine(store);
    engine.submit(lead("L-1", li("c-1"), zhao()));
    Submission form = signal("L-1", "tag").id("form-" + MAIL);
    engine.submit(form);
    engine.submit(lead("L-2", contact("c-7", "Bo", "bo@bolt.cn", null, true)));
    engine.erase(Person.withEmail(MAIL));
    engine.erase(Person.withEmail("zhao@acme.cn"));
    long version = engine.view("L-1").version();
    assertThat(engine.submit(form).repeated()).isTrue();
    assertThat(engine.submit(form).entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.version()).isEqualTo(2);
              assertThat(entry.eventId()).matches("erased-[0-9a-f]{32}");
            });
    assertThat(engine.submitAll(List.of(form, form)).outcomes())
        .allSatisfy(outcome -> assertThat(outcome.repeated()).isTrue());
    assertThat(engine.view("L-1").version()).isEqualTo(version);
    assertThat(found(kept.texts(store), TRACES)).isEmpty();
    assertThat(engine.submit(signal("L-1", "tag").id("form-x" + MAIL)).repeated()).isFalse();
    assertThat(engine.submit(signal("L-2", "tag").id("form-" + MAIL)).repeated()).isFalse();
    assertThat(store.retain(JournalRetention.NONE, null, 10)).isNull();
    assertThat(engine.submit(form).repeated()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void a_person_known_by_one_mark_here_and_another_there_is_followed_within_a_company(Kept kept) {
    SalesEngine engine = engine(kept.store(clock));
    Lead acme = Lead.of("Acme", "fair");
    engine.submit(Submission.of("L-1", new LeadCaptured(acme, List.of(li("c-1")))));
    Contact byPhone = contact("x-9", "Li Wei", null, PHONE, true);
    engine.submit(Submission.of("L-2", new LeadCaptured(acme, List.of(byPhone))));
    Lead other = Lead.of("Bolt", "fair");
    engine.submit(Submission.of("L-3", new LeadCaptured(other, List.of(byPhone))));
    assertThat(engine.erase(Person.withEmail(MAIL))).containsExactly("L-1", "L-2");
    assertThat(engine.view("L-3").facts().contacts()).containsExactly(byPhone);
    assertThat(engine.erase(Person.withPhone(PHONE))).containsExactly("L-3");
  }
}
