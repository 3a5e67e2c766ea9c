package dev.sluice.rules.customerlifecycle;

import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.SPEC;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.account;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.customer;
import static dev.sluice.rules.spec.Expectation.email;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.owner;
import static dev.sluice.rules.spec.Standing.tag;
import static dev.sluice.rules.spec.Standing.tier;

import dev.sluice.event.AccountUpdated;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.Overridden;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Contact;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Reported;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What we do for strategic, key and potential customers, and that it ends with the tier. */
@Specification
@Requirement("A4.3")
class TierCareTest {

  private static final SignalReceived INQUIRY = new SignalReceived("product-inquiry");
  private static final AccountUpdated STRATEGIC =
      new AccountUpdated(account("500000", "2020-01-01"));
  private static final AccountUpdated KEY = new AccountUpdated(account("200000", "2020-01-01"));
  private static final AccountUpdated NORMAL = new AccountUpdated(account("100", "2020-01-01"));

  private static CaseDraft strategic() {
    return customer("500000", "2020-01-01");
  }

  private static CaseDraft key() {
    return customer("200000", "2020-01-01");
  }

  @Test
  void a_strategic_customer_gets_a_package_an_executive_meeting_and_a_dedicated_manager() {
    SPEC.given(strategic())
        .then(
            openTask("service-package").due("2026-03-16T18:00"),
            openTask("executive-meeting").forRole("sales-manager").due("2026-04-02T09:00"),
            owner("zhao"));
    SPEC.given(key())
        .then(no(openTask("service-package")), no(openTask("executive-meeting")), owner("wang"));
  }

  @Test
  void a_grade_in_another_scheme_brings_no_care_and_ends_none() {
    for (String grade : List.of("strategic", "key", "potential", "normal")) {
      for (CaseDraft draft : List.of(strategic(), key(), customer("100", "2020-01-01"))) {
        SPEC.given(draft)
            .when(new Overridden("tier:other", grade, null, null))
            .thenNothing()
            .when(new Overridden("tier:other", "another", null, null))
            .thenNothing();
      }
    }
    for (String grade : List.of("A", "B", "C")) {
      SPEC.given(key()).when(new Overridden("tier:other", grade, null, null)).thenNothing();
    }
  }

  @Test
  void a_manager_whom_a_person_chose_is_not_replaced() {
    SPEC.given(key())
        .when(Reported.reported(new OwnerAssigned("li", "knows them", null)).by("chen"))
        .when(STRATEGIC)
        .then(tier("tier", "strategic"), owner("li"));
  }

  @Test
  void a_strategic_customer_is_visited_each_quarter() {
    SPEC.given(strategic())
        .whenItIs("2026-06-02T08:59")
        .then(no(task("quarterly-visit")))
        .whenItIs("2026-06-02T09:00")
        .then(task("quarterly-visit").key("customer-touch").due("2026-06-16T18:00"))
        .when(new ActivityLogged("visit"))
        .then(doneTask("customer-touch"))
        .whenItIs("2026-09-02T09:00")
        .then(task("quarterly-visit"));
  }

  @Test
  void a_strategic_customer_seen_in_the_last_fourteen_days_is_not_visited_again() {
    SPEC.given(strategic())
        .whenItIs("2026-05-19T09:01")
        .when(new ActivityLogged("visit"))
        .whenItIs("2026-06-02T09:00")
        .then(no(task("quarterly-visit")));
    SPEC.given(strategic())
        .whenItIs("2026-05-19T09:00")
        .when(new ActivityLogged("visit"))
        .whenItIs("2026-06-02T09:00")
        .then(task("quarterly-visit"));
    SPEC.given(strategic())
        .whenItIs("2026-06-01T09:00")
        .when(new ActivityLogged("call"))
        .whenItIs("2026-06-02T09:00")
        .then(task("quarterly-visit"));
  }

  @Test
  void a_visit_that_falls_on_a_sunday_is_due_on_monday_and_none_falls_into_the_spring_festival() {
    SPEC.startingAt("2026-02-28T10:00")
        .given(strategic())
        .whenItIs("2026-05-28T10:00")
        .then(task("quarterly-visit"));
    SPEC.startingAt("2025-11-17T10:00")
        .given(strategic())
        .whenItIs("2026-02-23T18:00")
        .then(no(task("quarterly-visit")))
        .whenItIs("2026-02-24T09:00")
        .then(task("quarterly-visit"));
    SPEC.startingAt("2025-11-14T10:00")
        .given(strategic())
        .whenItIs("2026-02-14T10:00")
        .then(task("quarterly-visit"));
  }

  @Test
  void a_key_customer_is_called_each_month() {
    SPEC.given(key())
        .whenItIs("2026-04-02T08:59")
        .then(no(task("key-call")))
        .whenItIs("2026-04-02T09:00")
        .then(task("key-call").due("2026-04-10T18:00"))
        .when(new ActivityLogged("call"))
        .then(doneTask("key-call"))
        .whenItIs("2026-05-06T09:00")
        .then(task("key-call"));
    SPEC.given(customer()).whenItIs("2026-04-02T09:00").then(no(task("key-call")));
  }

  @Test
  void a_key_customer_may_try_a_new_product_and_gets_an_offer_each_quarter() {
    SPEC.given(key())
        .then(email("new-product-trial"), no(email("key-offer")))
        .whenItIs("2026-06-02T08:59")
        .then(no(email("key-offer")))
        .whenItIs("2026-06-02T09:00")
        .then(email("key-offer"));
    SPEC.given(strategic()).then(no(email("new-product-trial")));
  }

  @Test
  void only_the_primary_contact_is_written_to() {
    Contact second =
        new Contact(
            "C-2",
            null,
            false,
            false,
            null,
            null,
            java.util.List.of("email"),
            null,
            null,
            null,
            java.util.List.of());
    SPEC.given(key().contacts(second))
        .then(tier("tier", "key"), no(email("new-product-trial")))
        .whenItIs("2026-06-02T09:00")
        .then(no(email("key-offer")));
    SPEC.given(customer().contacts(second))
        .when(INQUIRY, INQUIRY)
        .then(tier("tier", "potential"), no(email("open-class-invitation")))
        .whenItIs("2026-03-16T09:00")
        .then(no(email("news")))
        .whenItIs("2026-04-02T09:00")
        .then(no(email("potential-case-study")));
  }

  @Test
  void who_did_not_agree_to_promotions_gets_none() {
    SPEC.given(key().contacts(Contact.primary("C-1", "email:service")))
        .then(tier("tier", "key"), no(email("new-product-trial")));
  }

  @Test
  void a_potential_customer_is_invited_and_gets_news_every_14_days() {
    SPEC.given(customer())
        .when(INQUIRY)
        .then(no(email("open-class-invitation")))
        .when(INQUIRY)
        .then(email("open-class-invitation"), no(email("news")))
        .whenItIs("2026-03-16T08:59")
        .then(no(email("news")))
        .whenItIs("2026-03-16T09:00")
        .then(email("news"))
        .whenItIs("2026-03-30T09:00")
        .then(email("news"))
        .whenItIs("2026-04-02T09:00")
        .then(email("potential-case-study"), no(email("news")))
        .whenItIs("2026-04-13T09:00")
        .then(email("news"), no(email("potential-case-study")));
  }

  @Test
  void news_may_come_by_the_month_instead_and_then_never_every_14_days() {
    PipelineSpec monthly =
        PipelineSpec.of(
                RulePlaybooks.options()
                    .parameter("potential.news-every", "1 month")
                    .fromClasspath("playbooks/customer-lifecycle"))
            .team(dev.sluice.fact.Team.of("sales", dev.sluice.fact.Rep.rep("wang")));
    monthly
        .given(customer())
        .when(INQUIRY, INQUIRY)
        .whenItIs("2026-04-02T08:59")
        .then(no(email("news")))
        .whenItIs("2026-04-02T09:00")
        .then(times(1, email("news")));
  }

  @Test
  void news_that_fall_due_on_a_sunday_come_on_monday() {
    SPEC.startingAt("2026-03-01T10:00")
        .given(customer())
        .when(INQUIRY, INQUIRY)
        .whenItIs("2026-03-16T08:59")
        .then(no(email("news")))
        .whenItIs("2026-03-16T09:00")
        .then(times(1, email("news")))
        .whenItIs("2026-03-30T08:59")
        .then(no(email("news")))
        .whenItIs("2026-03-30T09:00")
        .then(times(1, email("news")));
  }

  @Test
  void with_the_tier_the_old_cadence_ends_and_the_new_one_starts() {
    SPEC.given(strategic())
        .whenItIs("2026-05-20T09:00")
        .when(KEY)
        .then(
            tier("tier", "key"),
            no(tag("high-value")),
            no(tag("high-loyalty")),
            cancelledTask("service-package"),
            email("new-product-trial"))
        .whenItIs("2026-06-10T09:00")
        .then(no(task("quarterly-visit")))
        .whenItIs("2026-06-22T09:00")
        .then(task("key-call"))
        .when(STRATEGIC)
        .then(tier("tier", "strategic"), cancelledTask("key-call"))
        .whenItIs("2026-09-22T08:59")
        .then(no(task("key-call")), no(email("key-offer")))
        .whenItIs("2026-09-22T09:00")
        .then(task("quarterly-visit"))
        .when(NORMAL)
        .then(cancelledTask("customer-touch"))
        .whenItIs("2027-03-22T09:00")
        .then(no(task("quarterly-visit")), no(task("key-call")));
  }

  @Test
  void a_survey_still_to_be_made_is_not_taken_back_with_the_tier() {
    SPEC.given(strategic().in("active"))
        .whenItIs("2026-06-02T08:59")
        .when(KEY)
        .whenItIs("2026-06-02T09:00")
        .then(task("satisfaction-survey"))
        .when(STRATEGIC)
        .when(KEY)
        .then(openTask("customer-touch"));
  }

  @Test
  void news_end_when_a_potential_customer_becomes_key() {
    SPEC.given(customer())
        .when(INQUIRY, INQUIRY)
        .then(tag("high-intent"))
        .when(KEY)
        .then(tier("tier", "key"), no(tag("high-intent")), no(tag("new-contact")))
        .whenItIs("2026-04-02T09:00")
        .then(no(email("news")), no(email("potential-case-study")), task("key-call"));
  }

  @Test
  void a_customer_promoted_and_demoted_the_same_day_is_cared_for_as_before_and_written_to_once() {
    Story story = SPEC.given(key());
    story.then(times(1, email("new-product-trial")), owner("wang")).and(no(tag("high-value")));
    story
        .whenMinutesPass(60)
        .when(STRATEGIC)
        .then(
            tag("high-value"),
            tag("high-loyalty"),
            owner("zhao"),
            openTask("service-package"),
            openTask("executive-meeting"))
        .whenMinutesPass(60)
        .when(KEY)
        .then(
            tier("tier", "key"),
            no(tag("high-value")),
            no(tag("high-loyalty")),
            no(email("new-product-trial")),
            owner("zhao"),
            cancelledTask("service-package"),
            cancelledTask("executive-meeting"))
        .whenMinutesPass(60)
        .when(STRATEGIC)
        .then(owner("zhao"), tag("high-value"), openTask("service-package"))
        .whenMinutesPass(60)
        .when(KEY)
        .then(no(email("new-product-trial")), no(tag("high-value")))
        .whenItIs("2026-04-02T12:59")
        .then(no(task("key-call")))
        .whenItIs("2026-04-02T13:00")
        .then(times(1, task("key-call")))
        .whenItIs("2026-06-02T13:00")
        .then(times(1, email("key-offer")), no(task("quarterly-visit")));
  }

  @Test
  void a_potential_customer_who_was_key_for_a_day_is_not_invited_twice() {
    SPEC.given(customer())
        .when(INQUIRY, INQUIRY)
        .then(times(1, email("open-class-invitation")))
        .when(KEY)
        .then(email("new-product-trial"))
        .when(NORMAL)
        .then(
            tier("tier", "potential"),
            tag("high-intent"),
            no(email("open-class-invitation")),
            no(email("new-product-trial")))
        .whenItIs("2026-03-16T09:00")
        .then(times(1, email("news")), no(email("key-offer")));
  }

  @Test
  void a_former_customer_is_cared_for_no_more() {
    SPEC.given(strategic())
        .when(new StageRequested("former"))
        .whenItIs("2026-06-02T09:00")
        .thenNothing();
    SPEC.given(key()).when(new StageRequested("former")).whenItIs("2026-06-02T09:00").thenNothing();
    SPEC.given(customer())
        .when(INQUIRY, INQUIRY)
        .when(new StageRequested("former"))
        .whenItIs("2026-06-02T09:00")
        .thenNothing();
  }
}
