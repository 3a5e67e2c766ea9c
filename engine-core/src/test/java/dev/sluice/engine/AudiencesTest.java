package dev.sluice.engine;

import static dev.sluice.engine.Deals.all;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.Audience;
import dev.sluice.decision.TellCases;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import dev.sluice.jdbc.TestStores;
import dev.sluice.playbook.Policy;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Tell;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Parked;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One case tells many, page by page, each once (D2.1, D1.1). */
class AudiencesTest {

  private static final Audience EAST = Audience.everyone().region("east").onlyRunning();

  /** A launch tells the east about an offer; who hears of it is tagged. */
  private static final Policy CAMPAIGN =
      all(
          when("launch", new TellCases(EAST, new SignalReceived("offer"))),
          when("offer", new AddTag("offered")));

  private final CaseStore store = TestStores.fresh();

  private static SalesEngine engine(Policy policy, CaseStore store) {
    return SalesEngine.builder()
        .playbook(Deals.playbook(policy))
        .team(Team.of("sales", Rep.rep("wang")))
        .store(store)
        .clock(new TestClock("2026-11-02T01:00:00Z"))
        .build();
  }

  private static Submission lead(String caseId, String region, Contact... contacts) {
    Lead lead = Lead.of("Acme", "fair").withRegion(region);
    return Submission.of(caseId, new LeadCaptured(lead, List.of(contacts)));
  }

  private static void open(SalesEngine engine, int members) {
    engine.submit(lead("campaign", "east"));
    for (int i = 0; i < members; i++) {
      engine.submit(lead("L-%04d".formatted(i), "east"));
    }
    engine.submit(lead("W-1", "west"));
  }

  private List<String> offered() {
    return store.find(CaseQuery.all().page(10_000, null)).stream()
        .filter(state -> state.facts().salesCase().tags().contains("offered"))
        .map(CaseState::caseId)
        .toList();
  }

  private void allOfferedOnce(int members) {
    assertThat(offered()).hasSize(members).allMatch(id -> id.startsWith("L-"));
    assertThat(store.find(CaseQuery.all().page(10_000, null)))
        .filteredOn(state -> state.caseId().startsWith("L-"))
        .allMatch(state -> state.version() == 2);
    assertThat(store.tells(10)).isEmpty();
  }

  /** A store in which one method does something else first. */
  private CaseStore with(String method, Runnable before, boolean instead) {
    return (CaseStore)
        Proxy.newProxyInstance(
            CaseStore.class.getClassLoader(),
            new Class<?>[] {CaseStore.class},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                before.run();
                if (instead) {
                  return null;
                }
              }
              try {
                return called.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "99", "100", "101", "250"})
  void every_member_is_told_once_however_the_pages_fall(int members) {
    SalesEngine engine = engine(CAMPAIGN, store);
    open(engine, members);
    Outcome outcome = engine.submit(signal("campaign", "launch"));
    assertThat(outcome.entries()).hasSize(1 + members);
    allOfferedOnce(members);
    assertThat(engine.tick()).isEmpty();
  }

  @Test
  void a_member_is_told_under_the_id_of_the_event_and_its_own() {
    SalesEngine engine = engine(CAMPAIGN, store);
    open(engine, 1);
    Outcome outcome = engine.submit(signal("campaign", "launch").by("chen"));
    assertThat(outcome.entries().get(0).tells())
        .containsExactly(
            new Tell("campaign:2:0", null, new SignalReceived("offer"), 1, EAST, null));
    JournalEntry told = outcome.entries().get(1);
    assertThat(told.caseId()).isEqualTo("L-0000");
    assertThat(told.eventId()).isEqualTo("campaign:2:0:L-0000");
    assertThat(told.actor()).isEqualTo("campaign");
  }

  @Test
  void the_case_that_tells_and_those_outside_the_audience_are_not_told() {
    SalesEngine engine = engine(CAMPAIGN, store);
    open(engine, 2);
    engine.submit(Submission.of("L-0001", new StageRequested("lost")));
    engine.submit(signal("campaign", "launch"));
    assertThat(offered()).containsExactly("L-0000");
    assertThat(engine.view("campaign").version()).isEqualTo(2);
    assertThat(engine.view("W-1").version()).isEqualTo(1);
    assertThat(engine.view("team:sales").version()).isEqualTo(1);
  }

  @Test
  void a_thousand_are_told_at_once_and_the_rest_in_ticks() {
    int members = SalesEngine.FOLLOW_UPS * 2 + 50;
    SalesEngine engine = engine(CAMPAIGN, store);
    open(engine, members);
    Outcome outcome = engine.submit(signal("campaign", "launch"));
    assertThat(outcome.entries()).hasSize(1 + SalesEngine.FOLLOW_UPS);
    assertThat(store.tells(10)).singleElement().extracting(Tell::cursor).isEqualTo("L-0999");
    assertThat(engine.tick()).singleElement().extracting(o -> o.entries().size()).isEqualTo(1000);
    engine.tick();
    allOfferedOnce(members);
    assertThat(engine.tick()).isEmpty();
  }

  @Test
  void after_a_crash_between_pages_nobody_is_told_twice_and_nobody_is_left_out() {
    AtomicInteger pages = new AtomicInteger();
    CaseStore failing =
        with(
            "told",
            () -> {
              if (pages.incrementAndGet() == 2) {
                throw new IllegalStateException("power cut");
              }
            },
            false);
    SalesEngine engine = engine(CAMPAIGN, failing);
    open(engine, 250);
    assertThatThrownBy(() -> engine.submit(signal("campaign", "launch"))).hasMessage("power cut");
    assertThat(offered()).hasSize(200);
    assertThat(store.tells(10)).singleElement().extracting(Tell::cursor).isEqualTo("L-0099");
    SalesEngine restarted = engine(CAMPAIGN, store);
    assertThat(restarted.tick())
        .singleElement()
        .satisfies(rest -> assertThat(rest.entries()).hasSize(50));
    allOfferedOnce(250);
  }

  @Test
  void the_same_row_taken_up_twice_tells_nobody_twice() {
    SalesEngine forgetful = engine(CAMPAIGN, with("told", () -> {}, true));
    open(forgetful, 3);
    assertThat(forgetful.submit(signal("campaign", "launch")).entries()).hasSize(4);
    assertThat(store.tells(10)).hasSize(1);
    assertThat(engine(CAMPAIGN, store).tick()).isEmpty();
    allOfferedOnce(3);
  }

  @Test
  void a_member_that_fails_is_parked_and_named_and_the_others_go_on() {
    Policy failing =
        situation -> {
          if (situation.caseId().equals("L-0001")
              && situation.event() instanceof SignalReceived offer
              && offer.name().equals("offer")) {
            throw new IllegalStateException("broken rule");
          }
          return CAMPAIGN.propose(situation);
        };
    SalesEngine engine = engine(failing, store);
    open(engine, 3);
    Submission launch = signal("campaign", "launch").id("launch");
    Outcome outcome = engine.submit(launch);
    assertThat(offered()).containsExactly("L-0000", "L-0002");
    assertThat(outcome.parked())
        .singleElement()
        .satisfies(
            parked -> {
              assertThat(parked.tell())
                  .isEqualTo(
                      new Tell("campaign:2:0:L-0001", "L-0001", new SignalReceived("offer"), 1));
              assertThat(parked.reason()).contains("broken rule");
            });
    assertThat(store.parked()).isEqualTo(outcome.parked());
    assertThat(store.tells(10)).isEmpty();
    Outcome again = engine.submit(launch);
    assertThat(again.repeated()).isTrue();
    assertThat(again.parked()).isEqualTo(outcome.parked());
    assertThat(again.entries()).hasSize(1);

    SalesEngine mended = engine(CAMPAIGN, store);
    Outcome caughtUp = mended.resend(outcome.parked().get(0));
    assertThat(caughtUp.parked()).isEmpty();
    assertThat(caughtUp.entries()).extracting(JournalEntry::actor).containsExactly("campaign");
    assertThat(offered()).containsExactly("L-0000", "L-0001", "L-0002");
    assertThat(mended.parked()).isEmpty();
  }

  @Test
  void one_person_in_two_cases_is_told_in_the_open_one_whose_id_comes_first() {
    SalesEngine engine = engine(CAMPAIGN, store);
    Contact wang = Contact.primary("c-1");
    Contact li = Contact.primary("c-2");
    engine.submit(lead("campaign", "east", wang));
    engine.submit(lead("A-1", "west", wang));
    engine.submit(lead("A-2", "east", wang));
    engine.submit(Submission.of("A-2", new StageRequested("lost")));
    engine.submit(lead("A-4", "east", wang));
    engine.submit(lead("A-3", "east", wang));
    engine.submit(lead("A-5", "east", li));
    engine.submit(signal("campaign", "launch"));
    assertThat(offered()).containsExactly("A-3", "A-5");
  }

  @Test
  void a_colleague_on_file_does_not_keep_the_one_who_is_written_to_from_being_told() {
    SalesEngine engine = engine(CAMPAIGN, store);
    Contact wang = Contact.primary("c-1");
    Contact li = Contact.primary("c-2");
    engine.submit(lead("campaign", "west"));
    engine.submit(lead("A-1", "east", wang, li.asPrimary(false)));
    engine.submit(lead("A-2", "east", li, wang.asPrimary(false)));
    engine.submit(lead("A-3", "east", li.asPrimary(false)));
    engine.submit(signal("campaign", "launch"));
    assertThat(offered()).containsExactly("A-1", "A-2");
  }

  @Test
  void a_closed_case_is_not_told_what_its_person_hears_in_an_open_one() {
    Policy toAll =
        all(
            when(
                "launch",
                new TellCases(
                    new Audience(List.of(), "east", null, null, false, false),
                    new SignalReceived("offer"))),
            when("offer", new AddTag("offered")));
    SalesEngine engine = engine(toAll, store);
    Contact wang = Contact.primary("c-1");
    engine.submit(lead("campaign", "west"));
    engine.submit(lead("A-1", "east", wang));
    engine.submit(Submission.of("A-1", new StageRequested("lost")));
    engine.submit(lead("A-2", "east", wang));
    engine.submit(lead("A-3", "east", Contact.primary("c-2")));
    engine.submit(Submission.of("A-3", new StageRequested("lost")));
    engine.submit(signal("campaign", "launch"));
    assertThat(offered()).containsExactly("A-2", "A-3");
  }

  @Test
  void who_has_left_the_audience_when_the_turn_comes_is_not_told() {
    List<SalesEngine> built = new ArrayList<>();
    CaseStore closing =
        with(
            "told",
            () -> built.get(0).submit(Submission.of("L-0150", new StageRequested("lost"))),
            false);
    built.add(engine(CAMPAIGN, closing));
    open(built.get(0), 200);
    built.get(0).submit(signal("campaign", "launch"));
    assertThat(offered()).hasSize(199).doesNotContain("L-0150");
  }

  @Test
  void audiences_that_tell_each_other_in_circles_are_stopped() { // X7
    Policy echo = when("offer", new TellCases(EAST, new SignalReceived("offer")));
    SalesEngine engine = engine(echo, store);
    engine.submit(lead("L-1", "east"));
    engine.submit(lead("L-2", "east"));
    Outcome outcome = engine.submit(signal("L-1", "offer"));
    assertThat(outcome.entries()).hasSize(1 + SalesEngine.HOPS);
    assertThat(outcome.parked())
        .singleElement()
        .extracting(Parked::reason)
        .asString()
        .contains("in circles", "SignalReceived from L-1 to an audience");
    assertThat(store.tells(10)).isEmpty();
  }
}
