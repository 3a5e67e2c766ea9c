package dev.sluice.rules.saasfunnel;

import static dev.sluice.rules.saasfunnel.SaasFunnel.PLAYBOOK;
import static dev.sluice.rules.saasfunnel.SaasFunnel.SPEC;
import static dev.sluice.rules.saasfunnel.SaasFunnel.rated;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.decision;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.refused;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.attribute;
import static dev.sluice.rules.spec.Standing.journal;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.owner;
import static dev.sluice.rules.spec.Standing.probability;
import static dev.sluice.rules.spec.Standing.risk;
import static dev.sluice.rules.spec.Standing.score;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.stageLimit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sluice.decision.SeekOwner;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.ContactSaved;
import dev.sluice.event.DealValued;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.LeadMerged;
import dev.sluice.event.Overridden;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Lead;
import dev.sluice.fact.MergedLead;
import dev.sluice.fact.Money;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of a customer, and that one customer has one file. */
@Specification
@Requirement("C2.1")
class CustomerFileTest {

  private static final Contact ZHANG =
      Contact.primary("C-1", "email", "sms").named("Zhang").reachedAt("zhang@acme.cn");

  private static LeadCaptured captured(String company, String channel, Contact... people) {
    return new LeadCaptured(Lead.of(company, channel), List.of(people));
  }

  private static Contact person(String id, String address) {
    return Contact.primary(id, "email").reachedAt(address);
  }

  @Test
  void the_file_holds_stage_factors_risk_and_figures() {
    Story story =
        SPEC.given(lead().about(acme()).contacts(ZHANG.deciding().playing("economic buyer")))
            .when(
                new AttributeChanged("budget", "600000 CNY"),
                new AttributeChanged("decision-chain", "IT, finance, general manager"),
                new AttributeChanged("competitors", "Globex"),
                new AttributeChanged("risk-description", "Globex is cheaper"),
                new AttributeChanged("risk-answer", "Show what it saves"),
                new AttributeChanged("expected-close", "2026-06-30"),
                new DealValued(Money.of("500000", "CNY")),
                rated(70),
                reported(new Overridden("risk", "medium", null, "price")).by("rep:wang"));

    story.then(
        stage("potential-lead"),
        stageLimit("potential-lead").due("2026-03-12T09:00"),
        attribute("budget", "600000 CNY"),
        attribute("decision-chain", "IT, finance, general manager"),
        attribute("competitors", "Globex"),
        attribute("risk-description", "Globex is cheaper"),
        attribute("risk-answer", "Show what it saves"),
        attribute("expected-close", "2026-06-30"),
        probability(70),
        risk("medium"),
        owner("wang"));
    Facts file = story.state().facts();
    assertThat(file.salesCase().stageEnteredAt()).isEqualTo(file.salesCase().openedAt());
    assertThat(file.salesCase().value()).isEqualTo(Money.of("500000.00", "CNY"));
    assertThat(file.subject()).isEqualTo(acme());
    assertThat(file.contacts())
        .singleElement()
        .matches(Contact::decisionMaker)
        .extracting(Contact::role)
        .isEqualTo("economic buyer");
  }

  private static Lead acme() {
    return new Lead(
        "Acme", "website", "retail", "east", 200, null, "orders", List.of("lost orders"));
  }

  @Test
  void each_contact_has_a_part_in_the_decision() {
    Contact user =
        new Contact(
            "C-2", "Li", false, false, null, null, List.of(), null, null, "user", List.of());
    Story story = SPEC.given(lead().contacts(ZHANG.deciding())).when(new ContactSaved(user));

    assertThat(story.state().facts().contacts())
        .extracting(Contact::id, Contact::decisionMaker, Contact::role)
        .containsExactly(tuple("C-1", true, null), tuple("C-2", false, "user"));
  }

  @Test
  void every_field_of_the_file_has_a_name_in_both_languages() {
    assertThat(PLAYBOOK.pipeline().attributes().values())
        .allSatisfy(
            field -> {
              assertThat(field.labels().en()).isNotBlank();
              assertThat(field.labels().zh()).matches(".*\\p{IsHan}.*");
            });
  }

  @Test
  void a_budget_that_is_no_money_and_a_date_that_is_none_are_refused() {
    SPEC.given(lead())
        .when(new AttributeChanged("budget", "a lot"))
        .then(refused("budget", "money"))
        .when(new AttributeChanged("expected-close", "soon"))
        .then(refused("expected-close", "date"));
  }

  private static Story openedBy(Contact contact) {
    return SPEC.given(acmeCase().contacts(contact));
  }

  private static CaseDraft acmeCase() {
    return lead().about(Lead.of("Acme", "website"));
  }

  @Test
  void the_same_company_and_contact_are_one_case_with_a_record_of_the_merge() {
    Story story = openedBy(ZHANG);
    story
        .when(Submission.of("L-2", captured(" ACME ", "partner", person("C-9", "Zhang@acme.cn"))))
        .then(journal(LeadMerged.class), no(task("first-contact")));

    Facts file = story.state().facts();
    assertThat(file.contacts()).singleElement().extracting(Contact::id).isEqualTo("C-1");
    assertThat(file.kept(MergedLead.class, "L-2"))
        .extracting(MergedLead::channel, merged -> merged.lead().company(), MergedLead::contacts)
        .containsExactly("partner", " ACME ", List.of("C-9"));
  }

  @Test
  void another_contact_of_the_company_is_a_case_of_its_own() {
    openedBy(ZHANG)
        .when(Submission.of("L-2", captured("Acme", "partner", person("C-9", "li@acme.cn"))))
        .inCase("L-2")
        .then(stage("potential-lead"))
        .inCase("L-1")
        .then(no(journal(LeadMerged.class)));
  }

  @Test
  void the_same_contact_at_another_company_is_a_case_of_its_own() {
    openedBy(ZHANG)
        .when(Submission.of("L-2", captured("Globex", "partner", person("C-9", "zhang@acme.cn"))))
        .inCase("L-2")
        .then(stage("potential-lead"))
        .inCase("L-1")
        .then(no(journal(LeadMerged.class)));
  }

  @Test
  void what_the_second_record_knows_more_is_filled_in_and_scores() {
    Story story = openedBy(ZHANG);
    story
        .then(no(score("lead.need", 2)))
        .when(
            Submission.of("L-2", new LeadCaptured(acme(), List.of(person("C-9", "zhang@acme.cn")))))
        .then(score("lead.need", 2), score("lead.size", 2), score("lead.pain", 1));
    assertThat(story.state().facts().subject()).isEqualTo(acme());
  }

  @Test
  void
      harm_2_one_person_through_form_linkedin_and_a_partner_is_one_case_with_one_owner_and_one_task() {
    Story story = openedBy(ZHANG);
    story.then(owner("wang"), task("first-contact"));
    story
        .whenMinutesPass(20)
        .when(
            Submission.of("S-7", captured("Acme", "social", person("linkedin-7", "zhang@acme.cn"))))
        .then(no(task("first-contact")), no(seeking()), journal(LeadMerged.class));
    story
        .whenMinutesPass(20)
        .when(Submission.of("P-3", captured("acme", "partner", person("C-1", "z@private.cn"))))
        .then(no(task("first-contact")), no(seeking()))
        .and(owner("wang"), openTask("first-contact"));
    assertThat(story.state().facts().contacts()).hasSize(1);
    assertThat(story.state().facts().tasks())
        .filteredOn(task -> task.type().equals("first-contact"))
        .hasSize(1);
  }

  private static Expectation seeking() {
    return decision("search for an owner", SeekOwner.class, sought -> true);
  }
}
