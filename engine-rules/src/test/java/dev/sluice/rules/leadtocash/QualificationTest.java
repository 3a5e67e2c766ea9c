package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.caseAbout;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.refused;
import static dev.sluice.rules.spec.Standing.score;
import static dev.sluice.rules.spec.Standing.tag;
import static dev.sluice.rules.spec.Standing.total;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.ContactSaved;
import dev.sluice.event.LeadCaptured;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Specification
class QualificationTest {

  private static final Money REVENUE = Money.of("80000000", "CNY");
  private static final Contact DECIDER = Contact.primary("C-1", "email").deciding();
  private static final Contact USER = Contact.primary("C-1", "email").playing("user");

  /** A lead from a partner that is the ideal customer in everything. */
  private static final Lead IDEAL =
      lead("partner", "manufacturing", 100, "automation", "manual-work");

  @Test
  @Requirement("A1.1")
  void a_lead_that_is_the_ideal_customer_in_everything_has_a_fit_of_ten() {
    SPEC.given(about(IDEAL, DECIDER))
        .then(
            fit(10),
            score("fit.industry", 2),
            score("fit.size", 2),
            score("fit.role", 2),
            score("fit.need", 2),
            score("fit.pain", 2));
  }

  @Test
  @Requirement("A1.1")
  void a_lead_that_is_not_the_ideal_customer_in_anything_has_a_fit_of_nothing() {
    SPEC.given(about(lead("partner", "retail", 99, "other", "taste"), USER)).then(fit(0));
    SPEC.given(about(Lead.of("Acme", "partner"), Contact.primary("C-1"))).then(fit(0));
  }

  @Test
  @Requirement("A1.1")
  void each_factor_counts_by_itself() {
    SPEC.given(about(lead("partner", "retail", 100, "automation", "manual-work"), DECIDER))
        .then(fit(8), score("fit.industry", 0));
    SPEC.given(about(lead("partner", "manufacturing", 99, "automation", "manual-work"), DECIDER))
        .then(fit(8), score("fit.size", 0));
    SPEC.given(about(IDEAL, USER)).then(fit(8), score("fit.role", 0));
    SPEC.given(about(lead("partner", "manufacturing", 100, "other", "manual-work"), DECIDER))
        .then(fit(8), score("fit.need", 0));
    SPEC.given(about(lead("partner", "manufacturing", 100, "automation", "taste"), DECIDER))
        .then(fit(8), score("fit.pain", 0));
  }

  @Test
  @Requirement("A1.1")
  void a_contact_who_influences_the_decision_has_a_say() {
    SPEC.given(about(IDEAL, Contact.primary("C-1").playing("influencer"))).then(fit(10));
  }

  @Test
  @Requirement("A1.1")
  void a_decision_maker_who_becomes_known_later_counts_too() {
    SPEC.given(about(IDEAL, USER))
        .when(new ContactSaved(Contact.primary("C-2").playing("user")))
        .then(fit(8))
        .when(new ContactSaved(Contact.primary("C-2").deciding()))
        .then(fit(10));
  }

  @Test
  @Requirement("A1.1")
  void a_lead_that_proves_to_be_in_another_industry_loses_its_points() {
    SPEC.given(about(IDEAL, DECIDER))
        .when(new LeadCaptured(lead("partner", "retail", 100, "automation", "manual-work")))
        .then(fit(8), score("fit.industry", 0));
  }

  @Test
  @Requirement("A1.2")
  void a_form_is_refused_and_each_field_that_is_missing_is_named() {
    SPEC.given(about(form(null, REVENUE, "automation"), DECIDER)).then(refused("employees"));
    SPEC.given(about(form(100, null, "automation"), DECIDER)).then(refused("annualRevenue"));
    SPEC.given(about(form(100, REVENUE, null), DECIDER)).then(refused("need"));
    SPEC.given(about(form(null, null, null), DECIDER))
        .then(refused("employees", "annualRevenue", "need"));
  }

  @Test
  @Requirement("A1.2")
  void a_complete_form_is_accepted() {
    SPEC.given(about(form(100, REVENUE, "automation"), DECIDER)).then(tag("need:automation"));
  }

  @Test
  @Requirement("A1.2")
  void leads_from_social_media_and_partners_come_as_they_are() {
    for (String channel : List.of("linkedin", "community", "partner")) {
      SPEC.given(about(Lead.of("Acme", channel), DECIDER)).then(fit(2), no(tag("size:small")));
    }
  }

  @Test
  @Requirement("A1.2")
  void an_accepted_lead_is_tagged_with_industry_size_and_need() {
    SPEC.given(about(IDEAL, DECIDER))
        .then(tag("industry:manufacturing"), tag("size:medium"), tag("need:automation"));
    Story story = SPEC.given(about(Lead.of("Acme", "partner"), DECIDER));
    assertThat(story.state().facts().salesCase().tags()).isEmpty();
  }

  @Test
  @Requirement("A1.2")
  void size_bands_begin_at_one_hundred_and_at_one_thousand_employees() {
    SPEC.given(about(sized(99), USER)).then(tag("size:small"), no(tag("size:medium")));
    SPEC.given(about(sized(100), USER)).then(tag("size:medium"), no(tag("size:small")));
    SPEC.given(about(sized(999), USER)).then(tag("size:medium"), no(tag("size:large")));
    SPEC.given(about(sized(1000), USER)).then(tag("size:large"), no(tag("size:medium")));
  }

  private static CaseDraft about(Lead lead, Contact contact) {
    return caseAbout("L-1", lead).contacts(contact);
  }

  private static Expectation fit(int points) {
    return total("fit", points);
  }

  private static Lead sized(int employees) {
    return lead("partner", "retail", employees, "other", "taste");
  }

  private static Lead lead(
      String channel, String industry, int employees, String need, String pain) {
    return new Lead("Acme", channel, industry, "east", employees, REVENUE, need, List.of(pain));
  }

  private static Lead form(
      @Nullable Integer employees, @Nullable Money revenue, @Nullable String need) {
    return new Lead("Acme", "website", "retail", null, employees, revenue, need, List.of());
  }
}
