package dev.sluice.rules.leadtocash;

import static dev.sluice.fact.Rep.rep;
import static dev.sluice.rules.leadtocash.LeadToCash.PLAYBOOK;
import static dev.sluice.rules.spec.CaseDraft.caseAbout;
import static dev.sluice.rules.spec.Expectation.email;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Standing.journal;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.owner;
import static dev.sluice.rules.spec.Standing.score;
import static dev.sluice.rules.spec.Standing.tag;

import dev.sluice.event.LeadMerged;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.fact.Team;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

@Specification
@Requirement({"A1.2", "A2.1", "X5"})
class DuplicatesTest {

  private static final PipelineSpec TWO =
      PipelineSpec.of(PLAYBOOK).team(Team.of("sales", rep("wang"), rep("li")).supervisedBy("chen"));

  private static final Lead FORM =
      new Lead(
          "Acme",
          "website",
          null,
          "east",
          120,
          Money.of("8000000", "CNY"),
          "automation",
          List.of());

  @Test
  void harm_2_form_linkedin_and_partner_are_one_case_with_one_owner_and_one_message() {
    Story story = TWO.given(draft("form-1", FORM, "wei@acme.example"));
    story.then(owner("li"), times(1, email("value-general")), times(1, task("first-contact")));

    story.when(draft("linkedin-7", Lead.of("ACME", "linkedin"), "Wei@Acme.example"));
    story
        .inCase("form-1")
        .then(no(email("value-general")), no(task("first-contact")), owner("li"))
        .and(journal(LeadMerged.class), openTask("first-contact"));

    story.when(
        draft(
            "partner-3",
            Lead.of("Acme", "partner").withIndustry("manufacturing"),
            "wei@acme.example"));
    story
        .inCase("form-1")
        .then(no(email("value-general")), no(email("value-manufacturing")), owner("li"));

    // What the partner knew is known now, and counts.
    story.then(tag("industry:manufacturing"), score("fit.industry", 2), tag("need:automation"));
  }

  @Test
  void another_person_of_the_company_is_a_lead_of_its_own() {
    Story story = TWO.given(draft("form-1", FORM, "wei@acme.example"));
    story
        .when(draft("form-2", FORM, "lin@acme.example"))
        .then(owner("wang"), email("value-general"), task("first-contact"));
  }

  private static CaseDraft draft(String id, Lead lead, String address) {
    return caseAbout(id, lead).contacts(Contact.primary("C-" + id, "email").reachedAt(address));
  }
}
