package dev.sluice.engine;

import static dev.sluice.engine.Deals.all;
import static dev.sluice.engine.Deals.on;
import static dev.sluice.engine.Deals.signal;
import static dev.sluice.engine.Deals.when;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.SeekOwner;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.TellCase;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.LeadMerged;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Lead;
import dev.sluice.fact.MergedLead;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import dev.sluice.jdbc.TestStores;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A lead that an open case is about already opens no second one (C2.1). */
@Timeout(60)
class DuplicatesTest {

  private static final String MERGING =
      Deals.PIPELINE.replace("\"attributes\"", "\"duplicates\": \"merge\", \"attributes\"");

  private final TestClock clock = new TestClock("2026-11-02T01:00:00Z");
  private final CaseStore store = TestStores.fresh();

  private SalesEngine engine(Policy policy) {
    return engine(policy, MERGING);
  }

  private SalesEngine engine(Policy policy, String pipeline) {
    return SalesEngine.builder()
        .playbook(Playbook.of(Pipeline.parse("deal.json", pipeline), policy))
        .store(store)
        .clock(clock)
        .build();
  }

  private static Contact person(
      String id, @Nullable String email, @Nullable String phone, String... consents) {
    return new Contact(
        id, null, true, false, email, phone, List.of(consents), null, null, null, List.of());
  }

  private static Submission lead(String caseId, Lead lead, Contact... contacts) {
    return Submission.of(caseId, new LeadCaptured(lead, List.of(contacts)));
  }

  private static Submission lead(String caseId, String company, Contact... contacts) {
    return lead(caseId, Lead.of(company, "website"), contacts);
  }

  private List<String> cases() {
    return store.find(CaseQuery.all().page(1000, null)).stream().map(s -> s.caseId()).toList();
  }

  private Facts facts(String caseId) {
    return java.util.Objects.requireNonNull(store.load(caseId)).facts();
  }

  @Test
  void one_person_through_form_linkedin_and_partner_is_one_case_one_owner_and_one_message() {
    List<String> sent = new ArrayList<>(); // harm 2
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(
                Playbook.of(
                    Pipeline.parse("deal.json", MERGING),
                    on(
                        LeadCaptured.class,
                        new SeekOwner("east", null, null, null, 0),
                        new SendMessage("email", "c-1", "welcome"))))
            .team(Team.of("east", Rep.rep("wang"), Rep.rep("li")))
            .on(SendMessage.class, (message, delivery) -> sent.add(message.template()))
            .store(store)
            .clock(clock)
            .build();
    engine.submit(lead("form-1", "Acme Steel", person("c-1", "wei@acme.com", null, "email")));
    engine.submit(
        lead(
            "linkedin-7",
            Lead.of("ACME  steel", "social"),
            person("in-77", "Wei@ACME.com", "138 0013 8000")));
    engine.submit(
        lead(
            "partner-3",
            Lead.of("acme steel", "partner"),
            person("p-3", null, "138-0013-8000", "sms")));
    assertThat(cases()).containsExactly("form-1", "team:east");
    assertThat(facts("form-1").salesCase().owner()).isEqualTo("li");
    assertThat(sent).containsExactly("welcome");
    assertThat(facts("form-1").contacts())
        .containsExactly(person("c-1", "wei@acme.com", "138 0013 8000", "email", "sms"));
    assertThat(facts("form-1").kept())
        .containsExactly(
            new MergedLead(
                "linkedin-7", clock.now(), Lead.of("ACME  steel", "social"), List.of("in-77")),
            new MergedLead(
                "partner-3", clock.now(), Lead.of("acme steel", "partner"), List.of("p-3")));
  }

  @Test
  void the_outcome_shows_the_case_that_took_the_lead_and_the_event_it_became() {
    SalesEngine engine = engine(on(LeadMerged.class, new AddTag("again")));
    engine.submit(lead("L-1", "Acme", person("c-1", null, null)).id("form-1"));
    Outcome outcome =
        engine.submit(lead("L-2", "Acme", person("c-1", null, null)).id("form-2").by("partner"));
    JournalEntry entry = outcome.entries().get(0);
    assertThat(entry.caseId()).isEqualTo("L-1");
    assertThat(entry.event())
        .isEqualTo(
            new LeadMerged("L-2", Lead.of("Acme", "website"), List.of(person("c-1", null, null))));
    assertThat(entry.actor()).isEqualTo("partner");
    assertThat(facts("L-1").salesCase().tags()).containsExactly("again");
    assertThatThrownBy(() -> engine.view("L-2")).hasMessageContaining("There is no such case");
  }

  @Test
  void the_same_company_with_another_contact_and_another_company_with_the_same_are_no_match() {
    SalesEngine engine = engine(Policy.none());
    engine.submit(lead("L-1", "Acme", person("c-1", "w@acme.com", "138")));
    engine.submit(lead("L-2", "Acme", person("c-2", "l@acme.com", "139")));
    engine.submit(lead("L-3", "Acmes", person("c-1", "w@acme.com", "138")));
    engine.submit(lead("L-4", "Acme"));
    engine.submit(lead("L-5", " ", person("c-1", "w@acme.com", "138")));
    engine.submit(lead("L-6", "", person("c-1", "w@acme.com", "138")));
    assertThat(cases()).containsExactly("L-1", "L-2", "L-3", "L-4", "L-5", "L-6");
    assertThat(facts("L-1").kept()).isEmpty();
  }

  @Test
  void a_closed_case_is_no_match_and_a_new_one_is_opened() {
    SalesEngine engine = engine(Policy.none());
    engine.submit(lead("L-1", "Acme", person("c-1", null, null)));
    engine.submit(Submission.of("L-1", new StageRequested("lost")));
    engine.submit(lead("L-2", "Acme", person("c-1", null, null)));
    engine.submit(lead("L-3", "Acme", person("c-1", null, null)));
    assertThat(cases()).containsExactly("L-1", "L-2");
    assertThat(facts("L-1").kept()).isEmpty();
    assertThat(facts("L-2").kept()).hasSize(1);
  }

  @Test
  void a_pipeline_that_does_not_say_so_keeps_duplicates_apart() {
    SalesEngine engine = engine(Policy.none(), Deals.PIPELINE);
    engine.submit(lead("L-1", "Acme", person("c-1", null, null)));
    engine.submit(lead("L-2", "Acme", person("c-1", null, null)));
    assertThat(cases()).containsExactly("L-1", "L-2");
  }

  @Test
  void a_case_of_another_pipeline_is_no_match() {
    String other = MERGING.replace("\"deal\"", "\"upsell\"");
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(Playbook.of(Pipeline.parse("deal.json", MERGING), Policy.none()))
            .playbook(Playbook.of(Pipeline.parse("upsell.json", other), Policy.none()))
            .store(store)
            .build();
    engine.submit(lead("L-1", "Acme", person("c-1", null, null)).into("deal"));
    engine.submit(lead("L-2", "Acme", person("c-1", null, null)).into("upsell"));
    engine.submit(lead("L-3", "Acme", person("c-1", null, null)).into("upsell"));
    assertThat(cases()).containsExactly("L-1", "L-2");
    assertThat(facts("L-2").kept()).hasSize(1);
  }

  @Test
  void what_was_unknown_is_filled_in_and_what_was_known_stands() {
    SalesEngine engine = engine(Policy.none());
    Lead first = new Lead("Acme", "website", "steel", null, null, null, null, List.of("cost"));
    Lead second = new Lead("ACME", "partner", "tools", "east", 120, null, "crm", List.of("time"));
    Contact known =
        new Contact(
            "c-1",
            "Wei",
            true,
            false,
            "w@acme.com",
            null,
            List.of("email"),
            null,
            null,
            "user",
            List.of("email:promotion"));
    Contact again =
        new Contact(
            "c-1",
            null,
            true,
            true,
            null,
            "138",
            List.of("sms"),
            "sms",
            null,
            "buyer",
            List.of("phone"));
    engine.submit(lead("L-1", first, known));
    engine.submit(lead("L-2", second, again, person("c-2", "l@acme.com", null)));
    assertThat(facts("L-1").subject())
        .isEqualTo(
            new Lead(
                "Acme", "website", "steel", "east", 120, null, "crm", List.of("cost", "time")));
    assertThat(facts("L-1").contacts())
        .containsExactly(
            new Contact(
                "c-1",
                "Wei",
                true,
                true,
                "w@acme.com",
                "138",
                List.of("email", "sms"),
                "sms",
                null,
                "user",
                List.of("email:promotion", "phone")),
            person("c-2", "l@acme.com", null).asPrimary(false));
    assertThat(facts("L-1").kept())
        .containsExactly(new MergedLead("L-2", clock.now(), second, List.of("c-1", "c-2")));
  }

  @Test
  void a_new_contact_is_found_by_the_next_lead() {
    SalesEngine engine = engine(Policy.none());
    engine.submit(lead("L-1", "Acme", person("c-1", null, null)));
    engine.submit(
        lead("L-2", "Acme", person("c-1", null, null), person("c-2", "l@acme.com", null)));
    engine.submit(lead("L-3", "Acme", person("c-3", "L@acme.com", null)));
    engine.submit(lead("L-4", "Acme", person("c-3", null, null)));
    assertThat(cases()).containsExactly("L-1");
  }

  @Test
  void what_is_submitted_for_the_merged_id_goes_to_the_case_that_took_it_even_once_closed() {
    SalesEngine engine = engine(when("visit", new AddTag("visited")));
    engine.submit(lead("L-1", "Acme", person("c-1", null, null)));
    engine.submit(lead("L-2", "Acme", person("c-1", null, null)));
    Outcome visit = engine.submit(signal("L-2", "visit").id("v-1"));
    assertThat(visit.entries()).extracting(JournalEntry::caseId).containsExactly("L-1");
    assertThat(facts("L-1").salesCase().tags()).containsExactly("visited");
    engine.submit(Submission.of("L-2", new DeliverableSubmitted("proposal")));
    engine.submit(Submission.of("L-2", new StageRequested("offer")));
    engine.submit(Submission.of("L-2", new StageRequested("won")));
    assertThat(facts("L-1").salesCase().won()).isTrue();
    assertThat(engine.submit(signal("L-2", "visit")).entries().get(0).caseId()).isEqualTo("L-1");
    assertThat(cases()).containsExactly("L-1");
    assertThatThrownBy(() -> engine.submit(signal("L-9", "visit")))
        .hasMessageContaining("There is no such case");
  }

  @Test
  void in_one_batch_and_in_a_later_one_the_merged_id_leads_to_the_case_that_took_it() {
    SalesEngine engine = engine(when("visit", new AddTag("visited")));
    Batch first =
        engine.submitAll(
            List.of(
                lead("L-1", "Acme", person("c-1", null, null)),
                lead("L-2", "Acme", person("c-1", null, null)),
                signal("L-2", "visit")));
    assertThat(first.refusals()).isEmpty();
    assertThat(facts("L-1").salesCase().tags()).containsExactly("visited");
    Batch later = engine.submitAll(List.of(signal("L-2", "again"), signal("L-9", "again")));
    assertThat(later.outcomes().get(0).entries())
        .extracting(JournalEntry::caseId)
        .containsExactly("L-1");
    assertThat(later.refusals())
        .extracting(refusal -> refusal.submission().caseId())
        .containsExactly("L-9");
    assertThat(store.look(Set.of("L-1", "L-2", "L-9"), Set.of()).homes())
        .isEqualTo(Map.of("L-2", "L-1"));
    assertThat(store.home("L-2")).isEqualTo("L-1");
    assertThat(store.home("L-1")).isNull();
    assertThat(cases()).containsExactly("L-1");
  }

  @Test
  void a_lead_captured_again_under_the_merged_id_fills_in_and_replaces_nothing() {
    SalesEngine engine = engine(Policy.none());
    engine.submit(lead("L-1", "Acme", person("c-1", null, null)));
    engine.submit(lead("L-2", "Acme", person("c-1", null, null)));
    engine.submit(lead("L-2", Lead.of("Acme Ltd", "form").withRegion("east")));
    assertThat(facts("L-1").subject()).isEqualTo(Lead.of("Acme", "website").withRegion("east"));
    assertThat(cases()).containsExactly("L-1");
  }

  @Test
  void what_another_case_tells_the_merged_id_goes_there_too() {
    SalesEngine engine =
        engine(
            all(
                when("go", new TellCase("L-2", new SignalReceived("visit"))),
                when("visit", new AddTag("visited"))));
    engine.submit(lead("L-1", "Acme", person("c-1", null, null)));
    engine.submit(lead("L-2", "Acme", person("c-1", null, null)));
    engine.submit(lead("L-3", "Other"));
    Outcome first = engine.submit(signal("L-3", "go").id("go"));
    assertThat(first.entries()).extracting(JournalEntry::caseId).containsExactly("L-3", "L-1");
    Outcome again = engine.submit(signal("L-3", "go").id("go"));
    assertThat(again.entries()).isEqualTo(first.entries());
    assertThat(store.tells(10)).isEmpty();
  }

  @Test
  void a_lead_told_by_another_case_is_merged_as_one_that_was_submitted() {
    SalesEngine engine =
        engine(
            when(
                "refer", new TellCase("L-9", lead("", "Acme", person("c-1", null, null)).event())));
    engine.submit(lead("L-1", "Acme", person("c-1", null, null)));
    engine.submit(lead("L-2", "Other"));
    engine.submit(signal("L-2", "refer"));
    assertThat(cases()).containsExactly("L-1", "L-2");
    assertThat(facts("L-1").kept()).hasSize(1);
  }

  @Test
  void a_repeat_stays_a_repeat() {
    SalesEngine engine = engine(when("visit", new AddTag("visited")));
    engine.submit(lead("L-1", "Acme", person("c-1", null, null)).id("captured"));
    Submission second = lead("L-2", "Acme", person("c-1", null, null)).id("captured");
    Outcome first = engine.submit(second);
    Outcome again = engine.submit(second);
    assertThat(first.repeated()).isFalse();
    assertThat(again.repeated()).isTrue();
    assertThat(again.entries()).isEqualTo(first.entries());
    engine.submit(signal("L-2", "visit").id("v-1"));
    assertThat(engine.submit(signal("L-2", "visit").id("v-1")).repeated()).isTrue();
    // An id names an event of the case submitted to, not of the one that took it in.
    assertThat(engine.submit(signal("L-1", "visit").id("v-1")).repeated()).isFalse();
    assertThat(engine.view("L-1").version()).isEqualTo(4);
  }

  @Test
  void of_two_cases_that_match_the_one_opened_first_takes_the_lead() {
    SalesEngine engine = engine(Policy.none());
    engine.submit(lead("L-9", "Acme", person("c-9", null, null)));
    clock.pass(java.time.Duration.ofMinutes(1));
    engine.submit(lead("L-1", "Acme", person("c-1", null, null)));
    Outcome outcome =
        engine.submit(lead("L-2", "Acme", person("c-1", null, null), person("c-9", null, null)));
    assertThat(outcome.entries().get(0).caseId()).isEqualTo("L-9");
  }

  @Test
  void threads_that_submit_one_lead_at_once_open_one_case() throws Exception {
    SalesEngine engine = engine(Policy.none());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 50; round++) {
        CyclicBarrier start = new CyclicBarrier(8);
        String company = "Company " + round;
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
          String caseId = round + "-" + thread;
          running.add(
              threads.submit(
                  () -> {
                    start.await(10, SECONDS);
                    return engine.submit(lead(caseId, company, person("c-1", null, null)));
                  }));
        }
        for (Future<?> future : running) {
          future.get(30, SECONDS);
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(cases()).hasSize(50);
    assertThat(store.find(CaseQuery.all())).allMatch(state -> state.facts().kept().size() == 7);
  }

  @Test
  void a_key_finds_the_cases_that_have_it_now() {
    SalesEngine engine = engine(Policy.none(), Deals.PIPELINE);
    engine.submit(lead("L-2", "Acme", person("c-1", null, null)));
    engine.submit(lead("L-1", "Acme", person("c-1", null, null)));
    CaseQuery query = CaseQuery.all().key("contact:acme|id:c-1");
    assertThat(engine.find(query)).extracting(s -> s.caseId()).containsExactly("L-1", "L-2");
    assertThat(engine.find(query.page(1, null))).hasSize(1);
    assertThat(engine.find(query.page(1, "L-1")))
        .extracting(s -> s.caseId())
        .containsExactly("L-2");
    engine.submit(lead("L-1", "Acme Ltd", person("c-1", null, null)));
    assertThat(engine.find(query)).extracting(s -> s.caseId()).containsExactly("L-2");
    engine.submit(Submission.of("L-2", new StageRequested("lost")));
    assertThat(engine.find(query)).isEmpty();
    assertThat(engine.find(CaseQuery.all().key("contact:acme ltd|id:c-1"))).hasSize(1);
  }
}
