package dev.sluice.rules.customerlifecycle;

import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.SPEC;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.account;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.customer;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.order;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.suggestion;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.tier;

import dev.sluice.event.AccountUpdated;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.Overridden;
import dev.sluice.event.SignalReceived;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import org.junit.jupiter.api.Test;

/** A normal customer of high potential becomes key, and stays it for a year. */
@Specification
@Requirement({"A4.4"})
class PromotionTest {

  private static final AttributeChanged RISING = new AttributeChanged("industry-trend", "rising");
  private static final AttributeChanged FALLING = new AttributeChanged("industry-trend", "falling");

  /** Two signs of value, one of growth: one more and the customer is promoted. */
  private static CaseDraft promising() {
    return customer("100000", "2025-11-02")
        .attribute("profit-margin", 20)
        .attribute("product-lines", 3);
  }

  @Test
  void value_and_high_potential_promote_in_the_night_and_resources_follow() {
    SPEC.given(promising())
        .when(RISING)
        .then(tier("tier", "normal"))
        .whenItIs("2026-03-03T09:00")
        .then(
            tier("tier", "key"),
            openTask("promotion-resources").forRole("sales-manager").due("2026-03-06T18:00"));
  }

  @Test
  void one_sign_of_growth_is_not_high_potential() {
    SPEC.given(promising())
        .whenItIs("2026-03-04T09:00")
        .then(tier("tier", "normal"), no(openTask("promotion-resources")));
  }

  @Test
  void one_sign_of_value_is_too_little() {
    SPEC.given(customer("100000", "2025-11-02").attribute("product-lines", 3))
        .when(RISING)
        .whenItIs("2026-03-04T09:00")
        .then(tier("tier", "normal"));
  }

  @Test
  void a_customer_who_became_key_by_buying_gets_no_resources_of_a_promotion() {
    SPEC.given(customer("199999.99", "2020-01-01"))
        .when(new AccountUpdated(account("200000", "2020-01-01")))
        .then(tier("tier", "key"), no(task("promotion-resources")));
  }

  @Test
  void a_promotion_holds_twelve_months_against_the_nightly_grading_and_no_longer() {
    SPEC.given(promising())
        .when(RISING)
        .whenItIs("2026-03-03T09:00")
        .then(tier("tier", "key"))
        .when(FALLING)
        .whenItIs("2027-03-02T09:00")
        .then(tier("tier", "key"))
        .whenItIs("2027-03-03T09:00")
        .then(tier("tier", "normal"));
  }

  @Test
  void a_promotion_whose_potential_lasts_goes_on_after_twelve_months_without_a_gap() {
    SPEC.given(promising())
        .when(RISING)
        .whenItIs("2026-03-03T09:00")
        .whenItIs("2027-03-02T09:01")
        .whenItIs("2027-03-03T09:00")
        .then(
            tier("tier", "key"),
            rule("A promotion that has run out goes on while the potential lasts"),
            no(task("promotion-resources")))
        .when(FALLING)
        .whenItIs("2028-03-02T09:00")
        .then(tier("tier", "key"))
        .whenItIs("2028-03-03T09:00")
        .then(tier("tier", "normal"));
  }

  @Test
  void a_promotion_that_still_holds_is_not_held_anew_each_night() {
    SPEC.given(promising())
        .when(RISING)
        .whenItIs("2026-03-03T09:00")
        .whenItIs("2026-03-04T09:00")
        .then(no(rule("A promotion that has run out goes on while the potential lasts")));
  }

  @Test
  void a_promotion_that_has_run_out_needs_value_and_growth_to_go_on() {
    SPEC.given(promising())
        .when(RISING)
        .whenItIs("2026-03-03T09:00")
        .when(new AttributeChanged("profit-margin", 19))
        .whenItIs("2027-03-03T09:00")
        .then(tier("tier", "normal"));
  }

  @Test
  void a_promoted_customer_who_buys_like_a_strategic_one_is_strategic_at_once() {
    SPEC.given(promising())
        .when(RISING)
        .whenItIs("2026-03-03T09:00")
        .when(new AccountUpdated(account("499999.99", "2020-01-01")))
        .then(tier("tier", "key"))
        .when(new AccountUpdated(account("500000.00", "2024-03-04")))
        .then(tier("tier", "key"))
        .when(new AccountUpdated(account("500000.00", "2024-03-03")))
        .then(tier("tier", "strategic"));
  }

  @Test
  void a_tier_that_a_manager_chose_is_neither_promoted_nor_held_nor_ended_by_a_rule() {
    SPEC.given(customer("500000.00", "2020-01-01"))
        .when(reported(new Overridden("tier:tier", "normal", null, "they leave")).by("chen"))
        .then(tier("tier", "normal"))
        .when(order("O-1", "500000"))
        .then(
            tier("tier", "normal"),
            no(rule("A promoted customer who grows strategic is held at key no longer")),
            suggestion("chen", "tier: strategic"))
        .when(new SignalReceived("product-inquiry"))
        .then(tier("tier", "normal"), no(suggestion("chen", "tier: strategic")));
  }
}
