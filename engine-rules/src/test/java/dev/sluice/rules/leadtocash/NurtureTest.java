package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.email;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.requirement;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Journeys.journey;
import static dev.sluice.rules.spec.Journeys.journeyEnded;
import static dev.sluice.rules.spec.Journeys.withheld;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.time.Budget.days;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ConsentWithdrawn;
import dev.sluice.event.ContactDeferred;
import dev.sluice.event.ContactSaved;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

@Specification
class NurtureTest {

  private static final CaseDraft MAKER = lead().industry("manufacturing");
  private static final CaseDraft SHOP = lead().industry("retail");

  @Test
  @Requirement("A1.3")
  void a_new_manufacturer_is_shown_value_then_asked_then_recommended_a_solution() {
    SPEC.given(MAKER)
        .then(email("value-manufacturing"), no(email("value-general")))
        .whenTimePasses(days(7))
        .then(times(1, email("discovery-manufacturing")), no(email("discovery-general")))
        .whenTimePasses(days(7))
        .then(times(1, email("solution-manufacturing")), no(email("solution-general")));
  }

  @Test
  @Requirement("A1.3")
  void a_lead_with_other_tags_takes_the_general_path() {
    SPEC.given(SHOP)
        .then(email("value-general"), no(email("value-manufacturing")))
        .whenTimePasses(days(7))
        .then(times(1, email("discovery-general")), no(email("discovery-manufacturing")))
        .whenTimePasses(days(7))
        .then(times(1, email("solution-general")), no(email("solution-manufacturing")));
  }

  @Test
  @Requirement("A1.3")
  void an_industry_that_is_named_and_has_no_touches_of_its_own_takes_the_general_path() {
    PipelineSpec named = named("manufacturing", "retail");
    named
        .given(SHOP)
        .then(email("value-general"), no(email("value-manufacturing")))
        .whenTimePasses(days(7))
        .then(email("discovery-general"), no(email("discovery-manufacturing")))
        .whenTimePasses(days(7))
        .then(email("solution-general"), no(email("solution-manufacturing")));
    named.given(MAKER).then(email("value-manufacturing"), no(email("value-general")));
  }

  @Test
  @Requirement("A1.3")
  void a_manufacturer_takes_the_general_path_where_the_industry_is_not_named() {
    named("retail")
        .given(MAKER)
        .then(email("value-general"), no(email("value-manufacturing")))
        .whenTimePasses(days(7))
        .then(email("discovery-general"), no(email("discovery-manufacturing")))
        .whenTimePasses(days(7))
        .then(email("solution-general"), no(email("solution-manufacturing")));
  }

  private static PipelineSpec named(String... industries) {
    return PipelineSpec.of(
        RulePlaybooks.options()
            .parameter("nurture.industries", List.of(industries))
            .fromClasspath("playbooks/lead-to-cash"));
  }

  @Test
  @Requirement("A1.3")
  void no_step_comes_a_minute_early() {
    SPEC.given(SHOP)
        .whenMinutesPass(7 * 24 * 60 - 1)
        .then(no(email("discovery-general")))
        .whenMinutesPass(1)
        .then(email("discovery-general"))
        .whenMinutesPass(7 * 24 * 60 - 1)
        .then(no(email("solution-general")))
        .whenMinutesPass(1)
        .then(email("solution-general"));
  }

  @Test
  @Requirement("A1.3")
  void only_the_primary_contact_is_nurtured() {
    Contact colleague = Contact.primary("C-2", "email").asPrimary(false);
    for (CaseDraft draft : new CaseDraft[] {MAKER, SHOP}) {
      SPEC.given(draft.contacts(colleague))
          .then(
              no(requirement("A6.1")), no(email("value-general")), no(email("value-manufacturing")))
          .whenTimePasses(days(7))
          .then(no(email("discovery-general")), no(email("discovery-manufacturing")))
          .whenTimePasses(days(7))
          .then(no(email("solution-general")), no(email("solution-manufacturing")));
    }
  }

  @Test
  @Requirement({"A1.3", "X6"})
  void confirmed_needs_are_the_goal() {
    SPEC.given(SHOP)
        .when(
            new ActivityLogged("needs-interview"),
            new DeliverableSubmitted("needs-report"),
            new StageRequested("needs-confirmed"))
        .then(stage("needs-confirmed"), journeyEnded("nurture", "goal"))
        .whenTimePasses(days(7))
        .then(no(email("discovery-general")));
  }

  @Test
  @Requirement({"A1.3", "X6"})
  void a_request_for_the_next_stage_that_is_blocked_reaches_no_goal() {
    SPEC.given(SHOP)
        .when(new StageRequested("needs-confirmed"))
        .then(no(journeyEnded("nurture", "goal")))
        .whenTimePasses(days(7))
        .then(email("discovery-general"));
  }

  @Test
  @Requirement("X6")
  void a_lead_reported_again_is_enrolled_once() {
    SPEC.given(SHOP)
        .when(new LeadCaptured(SHOP_AGAIN))
        .then(no(email("value-general")), no(rule("A new lead takes the nurture path")));
  }

  private static final Lead SHOP_AGAIN = Lead.of("Acme", "partner").withIndustry("retail");

  @Test
  @Requirement("X6")
  void a_cycle_ends_ninety_days_after_the_path_ended_and_not_a_minute_before() {
    SPEC.given(SHOP)
        .whenTimePasses(days(21))
        .then(journeyEnded("nurture", "exit"))
        .whenMinutesPass(90 * 24 * 60 - 1)
        .when(new LeadCaptured(SHOP_AGAIN))
        .then(no(email("value-general")))
        .whenMinutesPass(1)
        .when(new LeadCaptured(SHOP_AGAIN))
        .then(email("value-general"), journey("nurture"));
  }

  @Test
  @Requirement("X6")
  void a_lead_reported_again_in_a_later_stage_is_not_enrolled() {
    SPEC.given(SHOP.in("needs-confirmed"))
        .whenTimePasses(days(90))
        .when(new LeadCaptured(SHOP_AGAIN))
        .then(no(rule("A new lead takes the nurture path")));
  }

  @Test
  @Requirement({"A6.1", "X6"})
  void who_wants_no_more_promotion_leaves_the_path() {
    for (String purpose : new String[] {"promotion", null}) {
      SPEC.given(SHOP)
          .when(new ConsentWithdrawn("C-1", "email", purpose))
          .then(journeyEnded("nurture", "exit"))
          .whenTimePasses(days(7))
          .then(no(email("discovery-general")), no(withheld("discovery-general")));
    }
  }

  @Test
  @Requirement({"A6.1", "X6"})
  void who_wants_no_more_service_messages_or_is_somebody_else_stays() {
    SPEC.given(SHOP)
        .when(new ConsentWithdrawn("C-1", "email", "service"))
        .then(no(journeyEnded("nurture", "exit")))
        .when(new ContactSaved(Contact.primary("C-2", "email").asPrimary(false)))
        .when(new ConsentWithdrawn("C-2", "email", "promotion"))
        .then(no(journeyEnded("nurture", "exit")))
        .whenTimePasses(days(7))
        .then(email("discovery-general"));
  }

  @Test
  @Requirement("A6.1")
  void without_consent_no_message_leaves_and_the_reason_is_kept() {
    SPEC.given(SHOP.contacts(Contact.primary("C-1", "sms")))
        .then(no(email("value-general")), withheld("value-general"))
        .because(requirement("A6.1"));
    SPEC.given(SHOP.contacts(Contact.primary("C-1", "email:service")))
        .then(no(email("value-general")), withheld("value-general"));
    SPEC.given(SHOP.contacts(Contact.primary("C-1", "email:promotion")))
        .then(email("value-general"));
  }

  @Test
  @Requirement("X6")
  void who_asked_to_be_left_alone_gets_no_promotion_until_that_day() {
    // The lead comes on 2 March; needs discovery is due on the 9th.
    SPEC.given(SHOP)
        .when(new ContactDeferred(LocalDate.of(2026, 3, 10), "budget round"))
        .whenTimePasses(days(7))
        .then(no(email("discovery-general")), withheld("discovery-general"))
        .because(rule("Who asked to be left alone gets no promotion until then"))
        .whenTimePasses(days(7))
        .then(email("solution-general"));
    SPEC.given(SHOP)
        .when(new ContactDeferred(LocalDate.of(2026, 3, 9), "budget round"))
        .whenTimePasses(days(7))
        .then(email("discovery-general"));
  }
}
