package dev.sluice.rules.saasfunnel;

import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.that;
import static dev.sluice.rules.spec.Standing.lost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.document.Experience;
import dev.sluice.document.Similar;
import dev.sluice.document.Traits.Trait;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.step.CaseState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Won and lost cases are found again, with the reason, when a similar case comes up. */
@Specification
@Requirement("C5.2")
class ExperienceTest {

  private final SalesEngine engine =
      SalesEngine.builder()
          .playbook(SaasFunnel.PLAYBOOK)
          .clock(() -> Instant.parse("2026-03-02T01:00:00Z"))
          .build();

  @BeforeEach
  void past_cases() {
    open("won", "Globex", "retail");
    win("won", "trial convinced the warehouse");
    open("lost", "Initech", "retail");
    tell("lost", new StageRequested("lost", "price above budget"));
    open("other", "Umbrella", "finance");
    tell("other", new StageRequested("lost", "project stopped"));
    open("open", "Hooli", "retail");
    open("L-1", "Acme", "retail");
  }

  private void open(String id, String company, String industry) {
    Contact contact = Contact.primary("C-" + id, "email").deciding();
    tell(
        id, new LeadCaptured(Lead.of(company, "website").withIndustry(industry), List.of(contact)));
  }

  private void win(String id, String reason) {
    tell(id, new AttributeChanged("use-case", "stock"));
    tell(id, new AttributeChanged("confirmed-need", "stock by the hour"));
    tell(id, new DocumentAttached("payment-record"));
    for (String activity :
        List.of("qualification-call", "needs-interview", "product-demo", "price-and-terms")) {
      tell(id, new ActivityLogged(activity));
    }
    for (String output :
        List.of(
            "score-sheet",
            "needs-analysis",
            "demo-slides",
            "trial-account",
            "draft-contract",
            "negotiation-minutes")) {
      tell(id, new DeliverableSubmitted(output));
    }
    for (String stage : List.of("initial-intent", "solution-demo", "negotiation")) {
      tell(id, new StageRequested(stage));
    }
    tell(id, new StageRequested("signed", reason));
  }

  private void tell(String id, Record event) {
    engine.submit(Submission.of(id, event));
  }

  private List<Experience> similar(boolean won) {
    return engine.documents().similar("L-1", won, 5).stream().map(Similar::experience).toList();
  }

  @Test
  void a_case_that_ended_is_an_experience_with_the_reason_and_a_running_one_is_none() {
    SaasFunnel.SPEC
        .given(lead())
        .then(no(experience("price above budget")))
        .when(new StageRequested("lost", "price above budget"))
        .then(lost(), experience("price above budget"), no(experience("project stopped")));
  }

  private static Expectation experience(String reason) {
    return that(
        "an experience: " + reason,
        seen -> {
          CaseState state = seen.state();
          return state != null
              && !state.facts().salesCase().running()
              && reason.equals(Experience.of(SaasFunnel.PLAYBOOK, state, seen.journal()).reason());
        });
  }

  @Test
  void a_won_case_of_the_industry_is_found_with_the_reason() {
    assertThat(similar(true))
        .singleElement()
        .matches(Experience::won)
        .extracting(Experience::caseId, Experience::reason)
        .containsExactly("won", "trial convinced the warehouse");
  }

  @Test
  void a_lost_case_of_the_industry_is_found_with_the_reason_and_one_of_another_is_not() {
    assertThat(similar(false))
        .singleElement()
        .matches(found -> !found.won())
        .extracting(Experience::caseId, Experience::reason)
        .containsExactly("lost", "price above budget");
  }

  @Test
  void what_is_found_says_what_is_shared() {
    assertThat(engine.documents().similar("L-1", false, 5))
        .singleElement()
        .extracting(Similar::shared)
        .isEqualTo(EnumSet.of(Trait.INDUSTRY, Trait.PIPELINE));
  }

  @Test
  void it_reads_in_both_languages_and_names_no_person() {
    Experience found = similar(false).get(0);

    assertThat(found.paper(Locale.ENGLISH).markdown())
        .contains("price above budget", "SaaS funnel")
        .doesNotContain("C-lost");
    assertThat(found.paper(Locale.SIMPLIFIED_CHINESE).markdown())
        .contains("price above budget", "SaaS 销售漏斗");
  }
}
